import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { choiceText, inspectorTexts } from '../../texts/fields.ts'
import {
  componentKindTexts,
  couplingTexts,
  groupKindTexts,
  phaseTexts,
} from '../../texts/things.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import type { Slot } from '../slot.ts'
import { placeholderOf } from './WrittenControl.tsx'

type Named = Readonly<Record<string, { readonly name: string; readonly note: string }>>

// Names and notes of choices that are words of the domain.
const known: Readonly<Record<string, Named>> = {
  'components.*.kind': componentKindTexts,
  'groups.*.kind': groupKindTexts,
  'dependencies.*.phase': phaseTexts,
  'dependencies.*.coupling': couplingTexts,
}

/** One of a few values, or none. */
export function ChoiceControl(props: {
  readonly slot: Slot
  readonly options: readonly string[]
  readonly icon?: (id: string) => ReactNode
}) {
  const { slot, options } = props
  const names = known[slot.help.join('.')]
  return (
    <Clearable slot={slot}>
      <Choice
        label={slot.label}
        options={options.map((id) => {
          const named = names?.[id]
          return named === undefined
            ? { id, text: choiceText(id) }
            : { id, text: named.name, note: named.note }
        })}
        value={typeof slot.value === 'string' ? slot.value : undefined}
        onChange={slot.set}
        placeholder={placeholderOf(slot)}
        describedBy={slot.helpId}
      />
    </Clearable>
  )
}

/** Yes, no, nobody knows, or nothing said. */
export function YesNoControl({ slot }: { readonly slot: Slot }) {
  const canBeUnknown = 'canBeUnknown' in slot.field && slot.field.canBeUnknown === true
  const options = [
    { id: 'yes', text: inspectorTexts.yes },
    { id: 'no', text: inspectorTexts.no },
    ...(canBeUnknown ? [{ id: 'unknown', text: inspectorTexts.unknown }] : []),
  ]
  const { value } = slot
  const shown = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
  return (
    <Clearable slot={slot}>
      <Choice
        label={slot.label}
        options={options}
        value={typeof shown === 'string' ? shown : undefined}
        onChange={(id) => slot.set(id === 'unknown' ? 'unknown' : id === 'yes')}
        placeholder={placeholderOf(slot)}
        describedBy={slot.helpId}
      />
    </Clearable>
  )
}

/** A control with a button that takes its value away again. */
export function Clearable(props: { readonly slot: Slot; readonly children: ReactNode }) {
  const { slot, children } = props
  const canClear = slot.field.isNeeded !== true && (slot.value !== undefined || slot.isMixed)
  return (
    <div className="field-line">
      {children}
      {canClear && (
        <span className="field-clear">
          <IconButton
            label={`${slot.label}: ${inspectorTexts.unset}`}
            onPress={() => slot.set(undefined)}
          >
            <X size={13} />
          </IconButton>
        </span>
      )}
    </div>
  )
}
