import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { inspectorTexts } from '../../texts/fields.ts'
import type { Slot } from '../slot.ts'

type Day = keyof typeof inspectorTexts.weekdays

const days = Object.keys(inspectorTexts.weekdays) as Day[]

/** Days of the week; none chosen means every day. */
export function DaysControl({ slot }: { readonly slot: Slot }) {
  const chosen = (slot.value ?? []) as readonly Day[]
  return (
    <ToggleButtonGroup
      aria-label={slot.label}
      aria-describedby={slot.helpId}
      className="days"
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={(keys) => {
        const next = days.filter((day) => keys.has(day))
        slot.set(next.length === 0 ? undefined : next)
      }}
    >
      {days.map((day) => (
        <ToggleButton
          key={day}
          id={day}
          className="day"
          aria-label={inspectorTexts.weekdayNames[day]}
        >
          {inspectorTexts.weekdays[day]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
