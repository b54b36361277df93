import type { ReactNode } from 'react'
import { formatElapsed, type Outage, segmentWords } from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { goToEvent } from '../goToEvent.ts'
import type { RunView } from '../runView.ts'
import { phaseFill } from '../signs/StatePatterns.tsx'
import { type PathPhase, phaseOf, sumByPhase } from './pathPhases.ts'
import { spellDuration } from './spellDuration.ts'

type Props = { readonly view: RunView; readonly outage: Outage }

/** What the time of an outage was spent on: each stretch, and their sum, which is the outage. */
export function CriticalPath({ view, outage }: Props): ReactNode {
  const endMs = outage.endMs ?? view.run.log.untilMs
  const lastedMs = endMs - outage.startMs
  const picked = useExercise((exercise) => exercise.eventId)
  const stretches = outage.path.filter((segment) => segment.toMs > segment.fromMs)
  return (
    <>
      <PhaseBar outage={outage} lastedMs={lastedMs} />
      <ol className="sim-path">
        {stretches.map((segment) => (
          <li key={`${segment.eventId} ${segment.fromMs}`}>
            <button
              type="button"
              aria-current={segment.eventId === picked}
              onClick={() => goToEvent(view, segment.eventId)}
            >
              <Swatch phase={phaseOf[segment.segment]} />
              <span className="sim-path-text">
                <span className="sim-path-kind">{segmentWords[segment.segment]}</span>
                {segment.text}
              </span>
              <span className="sim-path-lasted number">
                {formatElapsed(segment.toMs - segment.fromMs)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p className="sim-path-sum number">{texts.results.sum(formatElapsed(lastedMs))}</p>
    </>
  )
}

/** The fill of a phase, as it is used in the charts. */
export function Swatch({ phase }: { readonly phase: PathPhase }): ReactNode {
  return (
    <svg className="sim-swatch" width="12" height="12" aria-hidden="true">
      <rect width="12" height="12" rx="2" style={{ fill: phaseFill(phase) }} />
    </svg>
  )
}

type BarProps = { readonly outage: Outage; readonly lastedMs: number }

function PhaseBar({ outage, lastedMs }: BarProps): ReactNode {
  const sums = sumByPhase(outage.path)
  return (
    <div className="sim-phase-bar">
      <svg width="100%" height="14" aria-hidden="true">
        {outage.path.map((segment) => (
          <rect
            key={`${segment.eventId} ${segment.fromMs}`}
            x={`${(100 * (segment.fromMs - outage.startMs)) / lastedMs}%`}
            width={`${(100 * (segment.toMs - segment.fromMs)) / lastedMs}%`}
            height="14"
            style={{ fill: phaseFill(phaseOf[segment.segment]) }}
          />
        ))}
      </svg>
      <ul>
        {sums.map((sum) => (
          <li key={sum.phase}>
            <Swatch phase={sum.phase} />
            {texts.recovery.phases[sum.phase]}{' '}
            <span className="number">{spellDuration(sum.lastedMs)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
