import type { ReactNode } from 'react'
import {
  type Drag,
  formatElapsed,
  type Outage,
  type PathSegment,
  segmentWords,
  spellDuration,
} from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { whyTexts } from '../../texts/why.ts'
import { goToEvent } from '../goToEvent.ts'
import type { RunView } from '../runView.ts'
import { phaseFill } from '../signs/StatePatterns.tsx'
import { type PathPhase, phaseOf, sumByPhase } from './pathPhases.ts'

type Props = {
  readonly view: RunView
  readonly outage: Outage
  /** What replays without each stretch show, once they are there. */
  readonly drags: readonly Drag[] | undefined
}

/** What the time of an outage was spent on: each stretch, and their sum, which is the outage. */
export function CriticalPath({ view, outage, drags }: Props): ReactNode {
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
                <DragOf drag={drags?.find(({ stretch }) => isSame(stretch, segment))} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p className="sim-path-sum number">{texts.results.sum(formatElapsed(lastedMs))}</p>
    </>
  )
}

function isSame(a: PathSegment, b: PathSegment): boolean {
  return a.eventId === b.eventId && a.fromMs === b.fromMs
}

/** How much sooner all would have been over without a stretch; nothing before that is known. */
function DragOf({ drag }: { readonly drag: Drag | undefined }): ReactNode {
  if (drag === undefined) return null
  return (
    <span className="sim-drag" data-counts={(drag.dragMs ?? 0) > 0}>
      {dragWords(drag.dragMs)}
    </span>
  )
}

/** Such as `drag 16 min 27 s`. */
export function dragWords(dragMs: number | null): string {
  const { drag } = whyTexts
  if (dragMs === null) return drag.unknown
  if (dragMs < 0) return drag.haste(spellDuration(-dragMs))
  return dragMs === 0 ? drag.none : drag.of(spellDuration(dragMs))
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
