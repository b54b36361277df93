import { Segments } from '../../ui/Segments.tsx'
import type { Slot } from '../slot.ts'
import { Clearable } from './ChoiceControl.tsx'

/** One of a few steps, such as the tier of a service. */
export function LevelControl({ slot, max }: { readonly slot: Slot; readonly max: number }) {
  const steps = Array.from({ length: max }, (_, index) => String(index + 1))
  return (
    <Clearable slot={slot}>
      <Segments
        label={slot.label}
        size="small"
        options={steps.map((id) => ({ id, text: id }))}
        value={typeof slot.value === 'number' ? String(slot.value) : undefined}
        onChange={(id) => slot.set(Number(id))}
      />
    </Clearable>
  )
}
