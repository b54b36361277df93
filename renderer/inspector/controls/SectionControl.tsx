import { inspectorTexts, recordName } from '../../texts/fields.ts'
import { Button } from '../../ui/Button.tsx'
import { useNestedFields } from '../nestedFields.ts'
import { inside, type Slot } from '../slot.ts'

/** Fields that belong together; some are there only once they are asked for. */
export function SectionControl({ slot }: { readonly slot: Slot }) {
  const { field, value, name } = slot
  const drawFields = useNestedFields()
  if (field.type !== 'section') return null
  const { start } = field
  if (start !== undefined && value === undefined) {
    return (
      <Button size="small" onPress={() => slot.set(start())}>
        {inspectorTexts.add(recordName(name))}
      </Button>
    )
  }
  return (
    <div className="section-fields">
      {drawFields({ owner: { ...inside(slot), hasBasis: false }, table: field.fields })}
      {start !== undefined && (
        <Button size="small" look="quiet" onPress={() => slot.set(undefined)}>
          {inspectorTexts.remove(recordName(name))}
        </Button>
      )}
    </div>
  )
}
