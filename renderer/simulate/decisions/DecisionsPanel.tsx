import { CircleAlert, FolderOpen, Gavel, Save, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { formatElapsed } from '../../../simulation/index.ts'
import { planNow } from '../../stores/documentStore.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { decisionTexts as words } from '../../texts/decisions.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { goToEvent } from '../goToEvent.ts'
import type { RunView } from '../runView.ts'
import { ProblemList } from '../scenario/ProblemList.tsx'
import { runAgainHere } from '../startRun.ts'
import { PossibleActions } from './PossibleActions.tsx'
import { openDecisions, type Refusal, saveDecisions } from './decisionFiles.ts'
import { buildDecisionRows, type DecisionRow } from './decisionRows.ts'

/** What people decided, and what else can be done at the playhead. */
export function DecisionsPanel({ view }: { readonly view: RunView | null }): ReactNode {
  return (
    <div className="sim-decisions">
      <Taken view={view} />
      {view === null ? <p className="sim-note">{words.before}</p> : <PossibleActions view={view} />}
    </div>
  )
}

function Taken({ view }: { readonly view: RunView | null }): ReactNode {
  const taken = useExercise((exercise) => exercise.taken)
  const setTaken = useExercise((exercise) => exercise.setTaken)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const ran = view === null ? null : { ...view.run, decisions: view.run.input.decisions }
  const rows = buildDecisionRows(taken, ran)
  const open = async (): Promise<void> => {
    setRefused(await openDecisions(view?.run.model ?? null))
    runAgainHere()
  }
  const change = (next: typeof taken): void => {
    setTaken(next)
    runAgainHere()
  }
  return (
    <section aria-label={words.heading}>
      <h3>{words.heading}</h3>
      <p className="sim-note">{rows.length === 0 ? words.none : words.hint}</p>
      {refused !== null && (
        <div className="sim-refused" role="alert">
          <h3>{words.notDecisions(refused.name)}</h3>
          <ProblemList problems={refused.problems} />
        </div>
      )}
      <ol className="sim-taken">
        {rows.map((row, place) => (
          // The same may be decided twice at one moment.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${row.atMs} ${row.name} ${place}`}>
            <TakenRow view={view} row={row} />
            <IconButton
              label={words.remove(row.name)}
              onPress={() => change(taken.filter((one) => one !== row.decision))}
            >
              <X size={13} />
            </IconButton>
          </li>
        ))}
      </ol>
      <div className="sim-taken-tools">
        <Button size="small" icon={<FolderOpen size={13} />} onPress={() => void open()}>
          {words.open}
        </Button>
        <Button
          size="small"
          icon={<Save size={13} />}
          isDisabled={rows.length === 0}
          onPress={() => void saveDecisions(taken, planNow().name ?? '')}
        >
          {words.save}
        </Button>
        <Button size="small" look="quiet" isDisabled={rows.length === 0} onPress={() => change([])}>
          {words.clear}
        </Button>
      </div>
    </section>
  )
}

type RowProps = { readonly view: RunView | null; readonly row: DecisionRow }

function TakenRow({ view, row }: RowProps): ReactNode {
  const { name, atMs, outcome, isRefused, eventId, decision } = row
  const by = decision.by
  return (
    <button
      type="button"
      className="sim-taken-row"
      data-refused={isRefused}
      disabled={eventId === null}
      onClick={() => {
        if (view !== null && eventId !== null) goToEvent(view, eventId)
      }}
    >
      {isRefused ? (
        <CircleAlert size={13} aria-hidden="true" />
      ) : (
        <Gavel size={13} aria-hidden="true" />
      )}
      <span>
        <span className="sim-leaf-time number">{words.at(formatElapsed(atMs))}</span> {name}
        {by !== undefined && ` ${words.by(by)}`}
        <span className="sim-note">{outcome}</span>
      </span>
    </button>
  )
}
