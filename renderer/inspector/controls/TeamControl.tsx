import { useState } from 'react'
import { inspectorTexts } from '../../texts/fields.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Combo } from '../../ui/Combo.tsx'
import type { Assumed } from '../fieldTypes.ts'
import { useNestedFields } from '../nestedFields.ts'
import { inside, type Slot } from '../slot.ts'
import { Clearable } from './ChoiceControl.tsx'
import { referenceOptions } from './referenceOptions.tsx'
import { placeholderOf } from './WrittenControl.tsx'

type TeamAndTime = { readonly team: string; readonly takes?: unknown }

/** Who decides: nobody has to, or a team. */
export function DecideControl({ slot }: { readonly slot: Slot }) {
  const value = slot.value as 'automatic' | TeamAndTime | undefined
  const [isAsking, setAsking] = useState(false)
  const isTeam = isAsking || typeof value === 'object'
  return (
    <div className="id-list">
      <Clearable slot={slot}>
        <Choice
          label={slot.label}
          options={[
            { id: 'automatic', text: inspectorTexts.decide.automatic },
            { id: 'team', text: inspectorTexts.decide.team },
          ]}
          value={isTeam ? 'team' : value === 'automatic' ? 'automatic' : undefined}
          onChange={(id) => {
            setAsking(id === 'team')
            if (id === 'automatic') slot.set('automatic')
          }}
          placeholder={placeholderOf(slot)}
          describedBy={slot.helpId}
        />
      </Clearable>
      {isTeam && <TeamControl slot={slot} assumes="failoverDecide" />}
    </div>
  )
}

/** A team that must agree, and how long that takes; without a team there is nothing to ask. */
export function TeamControl(props: { readonly slot: Slot; readonly assumes: Assumed }) {
  const { slot, assumes } = props
  const drawFields = useNestedFields()
  const value = typeof slot.value === 'object' ? (slot.value as TeamAndTime) : undefined
  return (
    <div className="id-list">
      <Clearable slot={slot}>
        <Combo
          key={value?.team}
          label={slot.label}
          options={referenceOptions(slot.plan, ['teams'])}
          value={value?.team}
          onChange={(team) => slot.set({ ...value, team })}
          placeholder={slot.isMixed ? inspectorTexts.mixed : inspectorTexts.notSet}
          describedBy={slot.helpId}
          whenEmpty={inspectorTexts.noMatch}
        />
      </Clearable>
      {value !== undefined &&
        drawFields({
          owner: { ...inside(slot), hasBasis: false },
          table: { takes: { type: 'takes', assumes } },
        })}
    </div>
  )
}
