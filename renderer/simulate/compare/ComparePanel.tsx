import { ArrowDown, ArrowUp, FolderOpen, GitCompareArrows, X } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { formatElapsed, type LogEvent, nameOf } from '../../../simulation/index.ts'
import { type KeptRun, useExercise } from '../../stores/exerciseStore.ts'
import { compareTexts as words } from '../../texts/compare.ts'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { goToEvent } from '../goToEvent.ts'
import { type RunView, viewOf } from '../runView.ts'
import { ProblemList } from '../scenario/ProblemList.tsx'
import { ValueTable } from '../ValueTable.tsx'
import { compareWithPlan, type Refusal } from './compareWithPlan.ts'
import { findInputDifferences } from './inputDifferences.ts'
import { keepThisRun } from './keepThisRun.ts'
import { MapPair } from './MapPair.tsx'
import { buildOutcomes, findParting, type Outcome } from './outcomes.ts'

type Props = { readonly view: RunView }

/** Two runs beside each other: what was given otherwise, and what came of it. */
export function ComparePanel({ view }: Props): ReactNode {
  const kept = useExercise((exercise) => exercise.kept)
  return (
    <section className="sim-compare" aria-label={words.tab}>
      <Bar view={view} kept={kept} />
      {kept === null && <p className="sim-quiet">{words.lead}</p>}
      {kept !== null && kept.run === view.run && <p className="sim-quiet">{words.isKept}</p>}
      {kept !== null && kept.run !== view.run && <Pair kept={kept} view={view} />}
    </section>
  )
}

type BarProps = Props & { readonly kept: KeptRun | null }

function Bar({ view, kept }: BarProps): ReactNode {
  const keep = useExercise((exercise) => exercise.keep)
  const shown = useExercise((exercise) => exercise.shown)
  const show = useExercise((exercise) => exercise.show)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const [isRunning, setIsRunning] = useState(false)
  const withPlan = async (): Promise<void> => {
    setIsRunning(true)
    setRefused(await compareWithPlan(view.run))
    setIsRunning(false)
  }
  return (
    <div className="sim-compare-bar">
      {kept !== null && (
        <p>
          {words.sides.kept}: <strong>{kept.name}</strong>
        </p>
      )}
      {kept !== null && kept.run !== view.run && (
        <Segments
          label={words.onMap}
          size="small"
          options={(['kept', 'this'] as const).map((id) => ({ id, text: words.shown[id] }))}
          value={shown}
          onChange={show}
        />
      )}
      {kept?.run !== view.run && (
        <Button
          size="small"
          icon={<GitCompareArrows size={13} />}
          onPress={() => keepThisRun(view.run)}
        >
          {kept === null ? words.keep : words.swap}
        </Button>
      )}
      <Button size="small" icon={<FolderOpen size={13} />} onPress={() => void withPlan()}>
        {words.otherPlan}
      </Button>
      {kept !== null && (
        <Button size="small" look="quiet" icon={<X size={13} />} onPress={() => keep(null)}>
          {words.stop}
        </Button>
      )}
      {isRunning && <p aria-live="polite">{words.running}</p>}
      {refused !== null && (
        <div className="sim-refused" role="alert">
          <h3>{words.refused(refused.name)}</h3>
          <ProblemList problems={refused.problems} />
        </div>
      )}
    </div>
  )
}

type PairProps = Props & { readonly kept: KeptRun }

function Pair({ kept, view }: PairProps): ReactNode {
  const keptView = viewOf(kept.run)
  return (
    <div className="sim-compare-body">
      <Differences kept={kept} view={view} />
      <Parting kept={keptView} view={view} />
      <Outcomes kept={keptView} view={view} />
      <MapPair kept={keptView} now={view} />
    </div>
  )
}

const differencesMax = 12

function Differences({ kept, view }: PairProps): ReactNode {
  const found = useMemo(
    () => findInputDifferences(kept.run.input, view.run.input, (id) => nameOf(view.run.model, id)),
    [kept.run, view.run],
  )
  return (
    <section>
      <h3>{words.differs}</h3>
      {found.length === 0 ? (
        <p className="sim-note">{words.sameInputs}</p>
      ) : (
        <ValueTable columns={words.columns}>
          {found.slice(0, differencesMax).map(({ what, kept: was, now }) => (
            <tr key={`${what} ${was} ${now}`}>
              <th scope="row">{what}</th>
              <td>{was}</td>
              <td>{now}</td>
            </tr>
          ))}
        </ValueTable>
      )}
      {found.length > differencesMax && (
        <p className="sim-note">{words.more(found.length - differencesMax)}</p>
      )}
    </section>
  )
}

type ViewsProps = { readonly kept: RunView; readonly view: RunView }

/** Where the two runs first tell different things. */
function Parting({ kept, view }: ViewsProps): ReactNode {
  const parting = useMemo(() => findParting(kept.run.log, view.run.log), [kept, view])
  const movePlayhead = useExercise((exercise) => exercise.movePlayhead)
  if (parting === null) return null
  const { now } = parting
  const go = (): void => (now === undefined ? movePlayhead(parting.atMs) : goToEvent(view, now.id))
  return (
    <section>
      <h3>{words.parts}</h3>
      <button type="button" className="sim-parting" onClick={go}>
        <span>
          {words.sides.kept}: {told(kept, parting.kept)}
        </span>
        <span>
          {words.sides.now}: {told(view, now)}
        </span>
      </button>
    </section>
  )
}

function told(view: RunView, event: LogEvent | undefined): string {
  if (event === undefined) return words.nothingThere
  return `T+${formatElapsed(event.atMs)} ${view.sentenceOf(event)}`
}

function Outcomes({ kept, view }: ViewsProps): ReactNode {
  const [isShort, setIsShort] = useState(true)
  const outcomes = useMemo(() => buildOutcomes(kept, view), [kept, view])
  const shown = outcomes.filter(({ delta }) => !isShort || delta !== 0)
  return (
    <section>
      <header>
        <h3>{words.outcomes}</h3>
        <label className="sim-check">
          <input
            type="checkbox"
            checked={isShort}
            onChange={(event) => setIsShort(event.currentTarget.checked)}
          />
          {words.onlyDiffering}
        </label>
      </header>
      {shown.length === 0 ? (
        <p className="sim-note">{words.noDifference}</p>
      ) : (
        <ValueTable columns={words.outcomeColumns}>
          {shown.map((outcome) => (
            <tr key={outcome.key}>
              <th scope="row">
                {outcome.name} <span className="sim-note">{words.kinds[outcome.kind]}</span>
              </th>
              <td>{outcome.kept}</td>
              <td>{outcome.now}</td>
              <td>
                <Delta outcome={outcome} />
              </td>
            </tr>
          ))}
        </ValueTable>
      )}
    </section>
  )
}

function Delta({ outcome: { delta, deltaText } }: { readonly outcome: Outcome }): ReactNode {
  if (delta === 0) return words.same
  const isBetter = delta < 0
  return (
    <span className="sim-delta" data-better={isBetter}>
      {isBetter ? (
        <ArrowDown size={12} aria-hidden="true" />
      ) : (
        <ArrowUp size={12} aria-hidden="true" />
      )}
      {deltaText} <span className="sim-note">{isBetter ? words.better : words.worse}</span>
    </span>
  )
}
