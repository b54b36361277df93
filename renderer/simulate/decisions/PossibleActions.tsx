import { type ReactNode, useMemo, useState } from 'react'
import { formatElapsed, msToDuration } from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { useRunDesks } from '../../stores/runDesks.ts'
import { decisionTexts as words } from '../../texts/decisions.ts'
import { Button } from '../../ui/Button.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import type { Question } from '../../worker/messages.ts'
import { Waiting } from '../events/WithoutCauses.tsx'
import type { RunView } from '../runView.ts'
import { runAgainHere } from '../startRun.ts'
import { aboutRun, useAnswer } from '../useAnswer.ts'
import { type ActionRow, type ActionRows, buildActionRows, toTaken } from './actionRows.ts'

type Props = { readonly view: RunView }

/** What can be done at the playhead, by whom and at what price, and what cannot and why. */
export function PossibleActions({ view }: Props): ReactNode {
  const isPlaying = useExercise(({ playhead }) => playhead.isPlaying)
  const atMs = useExercise(({ playhead }) => (isPlaying ? -1 : Math.round(playhead.atMs)))
  return (
    <section aria-label={words.can(formatElapsed(Math.max(0, atMs)))}>
      {isPlaying ? (
        <p className="sim-note">{words.whilePlaying}</p>
      ) : (
        <ActionsAt view={view} atMs={atMs} />
      )}
    </section>
  )
}

function ActionsAt({ view, atMs }: Props & { readonly atMs: number }): ReactNode {
  const { run } = view
  const [filter, setFilter] = useState('')
  const [isEverything, setIsEverything] = useState(false)
  const desk = useRunDesks(({ actions }) => actions)
  const question = useMemo(
    (): Question => ({ ask: 'actions', run: aboutRun(run), atMs }),
    [run, atMs],
  )
  const asked = useAnswer(desk, run, question)
  const rows = useMemo(() => {
    if (asked.kind !== 'answered') return null
    const moment = { model: run.model, states: run.states.at(atMs) }
    return buildActionRows(asked.answer.actions, moment, { filter, isEverything })
  }, [asked, run, atMs, filter, isEverything])
  return (
    <>
      <h3>{words.can(formatElapsed(atMs))}</h3>
      <SearchField
        label={words.filter}
        clearLabel={words.clearFilter}
        value={filter}
        onChange={setFilter}
      />
      <label className="sim-check">
        <input
          type="checkbox"
          checked={isEverything}
          onChange={(event) => setIsEverything(event.currentTarget.checked)}
        />
        {words.everything}
      </label>
      <Waiting asked={asked} text={words.looking} />
      {rows !== null && <Rows rows={rows} atMs={atMs} isFiltered={filter !== ''} />}
    </>
  )
}

type RowsProps = {
  readonly rows: ActionRows
  readonly atMs: number
  readonly isFiltered: boolean
}

const sources = ['point', 'plan', 'general'] as const

function Rows({ rows, atMs, isFiltered }: RowsProps): ReactNode {
  const shown = sources.filter((source) => rows.possible[source].length > 0)
  return (
    <>
      {shown.length === 0 && <p className="sim-note">{isFiltered ? words.noFit : words.nothing}</p>}
      {shown.map((source) => (
        <div key={source}>
          <h4>{words.groups[source]}</h4>
          <ul className="sim-actions">
            {rows.possible[source].map((row) => (
              <li key={`${row.action.point} ${row.action.id}`}>
                <RowWords row={row} />
                <Button
                  size="small"
                  aria-label={words.takeNamed(row.name)}
                  onPress={() => take(row, atMs)}
                >
                  {words.take}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {rows.refused.length > 0 && (
        <details>
          <summary>{words.refused(rows.refused.length)}</summary>
          <ul className="sim-actions">
            {rows.refused.map((row) => (
              <li key={`${row.action.point} ${row.action.id}`}>
                <RowWords row={row} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function RowWords({ row }: { readonly row: ActionRow }): ReactNode {
  return (
    <span>
      {row.name}
      <span className="sim-note">{row.detail}</span>
    </span>
  )
}

/** Decides it at this moment, and makes the run again with it. */
function take({ action }: ActionRow, atMs: number): void {
  const { taken, setTaken } = useExercise.getState()
  setTaken([...taken, toTaken(action, msToDuration(atMs))])
  runAgainHere()
}
