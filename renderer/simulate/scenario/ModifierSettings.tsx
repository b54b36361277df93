import { X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Plan, Scenario } from '../../../simulation/index.ts'
import { noModifiers } from '../../stores/exercise/modifiers.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { modifierTexts as words } from '../../texts/modifiers.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Combo } from '../../ui/Combo.tsx'
import { fromField, startAt, startTimeOf, startTimes, toField } from './startTimes.ts'

type Props = { readonly plan: Plan; readonly scenario: Scenario }

/** What the run makes otherwise than the story tells it: the hour, what strikes, who is away. */
export function ModifierSettings({ plan, scenario }: Props): ReactNode {
  const modifiers = useExercise((exercise) => exercise.modifiers)
  const modify = useExercise((exercise) => exercise.modify)
  const isTold =
    modifiers.start === null && modifiers.leftOut.length === 0 && modifiers.away.length === 0
  return (
    <div className="sim-settings">
      <StartChoice scenario={scenario} />
      <Strikes scenario={scenario} />
      <Away plan={plan} />
      {!isTold && (
        <p className="sim-modified">
          {words.changed}
          <Button size="small" look="quiet" onPress={() => modify(noModifiers)}>
            {words.reset}
          </Button>
        </p>
      )}
    </div>
  )
}

const starts = ['told', ...startTimes, 'other'] as const

function StartChoice({ scenario }: Pick<Props, 'scenario'>): ReactNode {
  const start = useExercise((exercise) => exercise.modifiers.start)
  const modify = useExercise((exercise) => exercise.modify)
  const [isOther, setIsOther] = useState(false)
  const known = start === null ? 'told' : startTimeOf(scenario.start, start)
  const value = isOther || known === undefined ? 'other' : known
  const choose = (chosen: (typeof starts)[number]): void => {
    setIsOther(chosen === 'other')
    if (chosen === 'told') modify({ start: null })
    else if (chosen !== 'other') modify({ start: startAt(scenario.start, chosen) })
  }
  const shown = start ?? scenario.start
  return (
    <>
      <div className="sim-setting">
        <span>{words.begins}</span>
        <Choice
          label={words.begins}
          options={starts.map((id) => ({ id, text: words.starts[id] }))}
          value={value}
          describedBy="sim-begins-note"
          onChange={choose}
        />
      </div>
      {value === 'other' && (
        <label className="sim-setting">
          <span>{words.exactly}</span>
          <input
            className="control"
            type="datetime-local"
            value={shown === undefined ? '' : toField(shown)}
            onChange={(event) => {
              const instant = fromField(event.currentTarget.value)
              if (instant !== undefined) modify({ start: instant })
            }}
          />
        </label>
      )}
      <p id="sim-begins-note" className="sim-note">
        {words.beginsHelp}
      </p>
    </>
  )
}

/** Of several faults, which strike. */
function Strikes({ scenario }: Pick<Props, 'scenario'>): ReactNode {
  const leftOut = useExercise((exercise) => exercise.modifiers.leftOut)
  const modify = useExercise((exercise) => exercise.modify)
  const faults = Object.entries(scenario.faults ?? {})
  if (faults.length < 2) return null
  return (
    <fieldset className="sim-strikes">
      <legend>{words.strikes}</legend>
      {faults.map(([id, fault]) => (
        <label key={id} className="sim-check">
          <input
            type="checkbox"
            checked={!leftOut.includes(id)}
            onChange={(event) =>
              modify({
                leftOut: event.currentTarget.checked
                  ? leftOut.filter((one) => one !== id)
                  : [...leftOut, id],
              })
            }
          />
          {fault.name ?? id}
        </label>
      ))}
    </fieldset>
  )
}

function Away({ plan }: Pick<Props, 'plan'>): ReactNode {
  const away = useExercise((exercise) => exercise.modifiers.away)
  const modify = useExercise((exercise) => exercise.modify)
  const teams = Object.entries(plan.teams ?? {}).map(([id, team]) => ({
    id,
    name: team.name ?? id,
  }))
  if (teams.length === 0) return null
  const others = teams.filter(({ id }) => !away.some(({ team }) => team === id))
  const nameOf = (team: string): string => teams.find(({ id }) => id === team)?.name ?? team
  return (
    <div className="sim-away">
      <span>{words.away}</span>
      {away.length > 0 && (
        <ul className="sim-chips">
          {away.map(({ team }) => (
            <li key={team} className="sim-chip">
              <span className="ellipsis">{nameOf(team)}</span>
              <IconButton
                label={words.awayRemove(nameOf(team))}
                onPress={() => modify({ away: away.filter((one) => one.team !== team) })}
              >
                <X size={12} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <Combo
          key={away.map(({ team }) => team).join(' ')}
          label={words.awayAdd}
          placeholder={words.awayAdd}
          options={others.map(({ id, name }) => ({ id, text: name }))}
          value={undefined}
          onChange={(team) =>
            modify({ away: [...away, { team, name: words.awayName(nameOf(team)) }] })
          }
        />
      )}
    </div>
  )
}
