import type { ReactNode } from 'react'
import { formatElapsed, type LogEvent } from '../../../simulation/index.ts'
import { goToEvent } from '../goToEvent.ts'
import type { RunView } from '../runView.ts'
import { EventMark } from '../signs/EventMark.tsx'
import { findLandmarks } from './landmarks.ts'
import { Overview, overviewHeight } from './Overview.tsx'
import { Ticks } from './Ticks.tsx'
import type { TimeScale } from './timeScale.ts'

type Props = { readonly view: RunView; readonly scale: TimeScale }

export const axisHeight = 18

/** The axis with its times, how much was down, and marks for the events that matter most. */
export function TimeHead({ view, scale }: Props): ReactNode {
  const landmarks = findLandmarks(view.run.log.events, scale)
  return (
    <>
      <svg
        className="sim-head-chart"
        width={scale.width}
        height={axisHeight + overviewHeight}
        aria-hidden="true"
      >
        <Ticks scale={scale} fromY={axisHeight - 4} toY={axisHeight + overviewHeight} labelY={11} />
        <g transform={`translate(0 ${axisHeight})`}>
          <Overview points={view.run.overview} scale={scale} />
        </g>
      </svg>
      <div className="sim-landmarks" style={{ width: scale.width }}>
        {landmarks.map((mark) => {
          const words = tell(view, mark.events)
          return (
            <button
              key={mark.x}
              type="button"
              tabIndex={-1}
              className="sim-landmark"
              style={{ left: mark.x }}
              title={words}
              aria-label={words}
              onPointerDown={(event) => event.stopPropagation()}
              onClick={() => goToFirst(view, mark.events)}
            >
              <EventMark sign={mark.sign} />
            </button>
          )
        })}
      </div>
    </>
  )
}

/** More than these would not fit into a tip. */
const toldMax = 6

function tell(view: RunView, events: readonly LogEvent[]): string {
  return events
    .slice(0, toldMax)
    .map((event) => `T+${formatElapsed(event.atMs)} ${view.sentenceOf(event)}`)
    .join('\n')
}

function goToFirst(view: RunView, events: readonly LogEvent[]): void {
  const [first] = events
  if (first !== undefined) goToEvent(view, first.id)
}
