import { Play, Square } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { usePlan } from '../../stores/documentStore.ts'
import { type RunState, useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { Button } from '../../ui/Button.tsx'
import { Keys } from '../../ui/Keys.tsx'
import { findObstacle, startRun } from '../startRun.ts'
import { ProblemList } from './ProblemList.tsx'

const words = texts.run

/** Starts a run, shows how it goes, and ends it when asked. */
export function RunBar(): ReactNode {
  const plan = usePlan()
  const choice = useExercise((exercise) => exercise.choice)
  const ownBindings = useExercise((exercise) => exercise.ownBindings)
  const run = useExercise((exercise) => exercise.run)
  const hasResults = useExercise((exercise) => exercise.finished !== null)
  const cancel = useExercise((exercise) => exercise.cancel)
  const horizon = useExercise((exercise) => exercise.horizon)
  const modifiers = useExercise((exercise) => exercise.modifiers)
  const obstacle = findObstacle({ plan, choice, ownBindings, horizon, modifiers })
  if (run.kind === 'running') return <Running run={run} onCancel={cancel} />
  return (
    <div className="sim-run-bar">
      {run.kind === 'refused' && (
        <div className="sim-refused" role="alert">
          <h3>{words.refused}</h3>
          <ProblemList problems={run.problems} />
        </div>
      )}
      {run.kind === 'broke' && (
        <div className="sim-refused" role="alert">
          <h3>{words.broke}</h3>
          <p>{run.message}</p>
        </div>
      )}
      {obstacle !== null && <p className="sim-obstacle">{obstacle}</p>}
      <Button
        look="primary"
        size="large"
        icon={<Play size={15} fill="currentColor" />}
        isDisabled={obstacle !== null}
        onPress={startRun}
      >
        {hasResults ? words.again : words.run}
        <Keys keys={words.shortcut} />
      </Button>
    </div>
  )
}

type RunningProps = {
  readonly run: Extract<RunState, { kind: 'running' }>
  readonly onCancel: () => void
}

function Running({ run, onCancel }: RunningProps): ReactNode {
  return (
    <div className="sim-run-bar" aria-live="polite">
      <p className="sim-running">
        <span>{words.steps[run.step]}…</span>
        <Elapsed />
      </p>
      <progress className="sim-progress" aria-label={words.steps[run.step]} />
      <Button size="large" icon={<Square size={13} fill="currentColor" />} onPress={onCancel}>
        {words.cancel}
      </Button>
    </div>
  )
}

/** Seconds since this was first shown. */
function Elapsed(): ReactNode {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <span className="number" aria-hidden="true">
      {words.elapsed(seconds)}
    </span>
  )
}
