import { CircleHelp } from 'lucide-react'
import { inspectorTexts } from '../../texts/fields.ts'
import { IconButton } from '../../ui/Button.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import type { Writing } from '../checks.ts'
import { assumedText } from '../describe.ts'
import type { Slot } from '../slot.ts'

type WrittenControlProps = {
  readonly slot: Slot
  readonly writing: Writing
  readonly canBeUnknown?: boolean
  readonly hasLines?: boolean
}

/** A value that is written; empty takes it away. */
export function WrittenControl({ slot, writing, canBeUnknown, hasLines }: WrittenControlProps) {
  const { value, label, field, set } = slot
  const isUnknown = canBeUnknown === true && value === 'unknown'
  const check = (text: string) => {
    if (text !== '') return writing.fault(text)
    return field.isNeeded === true ? inspectorTexts.faults.needed : undefined
  }
  return (
    <div className="field-line">
      <TextBox
        label={label}
        value={isUnknown ? '' : writing.toText(value)}
        onCommit={(text) => set(text === '' ? undefined : writing.toValue(text))}
        check={check}
        placeholder={isUnknown ? inspectorTexts.unknown : placeholderOf(slot)}
        describedBy={slot.helpId}
        hasLines={hasLines ?? false}
        isNumeric={hasLines !== true}
      />
      {canBeUnknown === true && (
        <UnknownSwitch isUnknown={isUnknown} onChange={(on) => set(on ? 'unknown' : undefined)} />
      )}
    </div>
  )
}

/** What stands in an empty field: that the values differ, what will be assumed, or nothing. */
export function placeholderOf(slot: Slot): string {
  return slot.isMixed ? inspectorTexts.mixed : assumedText(slot.field)
}

type UnknownSwitchProps = {
  readonly isUnknown: boolean
  readonly onChange: (isUnknown: boolean) => void
}

/** Says that nobody knows: an answer too, and not the same as leaving a field empty. */
export function UnknownSwitch({ isUnknown, onChange }: UnknownSwitchProps) {
  return (
    <IconButton
      label={inspectorTexts.unknown}
      isPressed={isUnknown}
      onPress={() => onChange(!isUnknown)}
    >
      <CircleHelp size={14} />
    </IconButton>
  )
}
