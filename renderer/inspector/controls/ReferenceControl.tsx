import { ArrowUpRight } from 'lucide-react'
import { toKey } from '../../editing/collections.ts'
import { reveal } from '../../stores/viewStore.ts'
import { inspectorTexts } from '../../texts/fields.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Combo } from '../../ui/Combo.tsx'
import type { Slot } from '../slot.ts'
import { Clearable } from './ChoiceControl.tsx'
import { referenceOptions } from './referenceOptions.tsx'
import { placeholderOf } from './WrittenControl.tsx'

/** Something else of the plan, found by its name. */
export function ReferenceControl({ slot }: { readonly slot: Slot }) {
  const { plan, field, value } = slot
  if (field.type !== 'reference') return null
  const id = typeof value === 'string' ? value : undefined
  const collection = field.to.find((one) => Object.hasOwn(plan[one] ?? {}, id ?? ''))
  return (
    <Clearable slot={slot}>
      <Combo
        // A field that was emptied elsewhere must forget what was typed into it.
        key={`${slot.paths[0]?.join('/')} ${id}`}
        label={slot.label}
        options={referenceOptions(plan, field.to, field.kinds)}
        value={id}
        onChange={slot.set}
        // An id that leads nowhere is shown all the same.
        placeholder={id !== undefined && collection === undefined ? id : placeholderOf(slot)}
        describedBy={slot.helpId}
        whenEmpty={inspectorTexts.noMatch}
      />
      {collection !== undefined && id !== undefined && (
        <span className="field-go">
          <IconButton
            label={`${slot.label}: ${inspectorTexts.go}`}
            onPress={() => reveal(toKey(collection, id))}
          >
            <ArrowUpRight size={13} />
          </IconButton>
        </span>
      )}
    </Clearable>
  )
}
