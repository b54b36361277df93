import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { formatElapsed, type StateSpan } from '../../../simulation/index.ts'
import { stateFill } from '../signs/StatePatterns.tsx'
import { stateTexts } from '../../texts/states.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { type Lane, type LaneRow as Row, worstSpans } from './lanes.ts'
import type { TimeScale } from './timeScale.ts'
import { formatStretch, named } from '../../texts/format.ts'

export const laneHeight = 22

type Props = {
  readonly row: Row
  readonly scale: TimeScale
  readonly isFolded: boolean
  readonly onFold: (group: string) => void
  readonly onPick: (lane: Lane) => void
}

/** A heading, or how one thing fared over time. */
export const LaneRow = memo(function LaneRow(props: Props): ReactNode {
  const { row, scale, isFolded, onFold, onPick } = props
  if (row.kind === 'heading') {
    const { name } = row.group
    return (
      <>
        <button
          type="button"
          className="sim-lane-heading"
          aria-expanded={!isFolded}
          onClick={() => onFold(name)}
        >
          {isFolded ? <ChevronRight size={12} /> : <ChevronDown size={12} />}
          <span className="ellipsis">{name}</span>
          <span className="number">{row.lanes.length}</span>
        </button>
        {isFolded && <LaneChart spans={worstSpans(row.lanes)} scale={scale} />}
      </>
    )
  }
  const { lane } = row
  return (
    <>
      <button
        type="button"
        className="sim-lane-name ellipsis"
        aria-label={texts.timeline.lane(lane.entity.name, spanWords(lane.spans))}
        onClick={() => onPick(lane)}
      >
        {lane.entity.name}
      </button>
      <LaneChart spans={lane.spans} scale={scale} />
    </>
  )
})

/** Room that a state's word needs inside its stretch, in CSS pixels. */
const letterPx = 6.4

type ChartProps = { readonly spans: readonly StateSpan[]; readonly scale: TimeScale }

function LaneChart({ spans, scale }: ChartProps): ReactNode {
  return (
    <svg className="sim-lane-chart" width={scale.width} height={laneHeight} aria-hidden="true">
      {spans.map((span) => {
        const x = scale.toX(span.fromMs)
        const width = Math.max(1.5, scale.toX(span.toMs ?? scale.endMs) - x)
        if (span.state === 'operational') {
          return <Quiet key={span.fromMs} x={x} width={width} />
        }
        const label = stateTexts[span.state]
        const untilMs = span.toMs ?? scale.endMs
        return (
          <g
            key={span.fromMs}
            transform={`translate(${x} 0)`}
            className="sim-span"
            data-status={span.state}
          >
            <rect
              y={3}
              width={width}
              height={laneHeight - 6}
              style={{ fill: stateFill(span.state) }}
            >
              <title>{named(label, formatStretch(span.fromMs, untilMs))}</title>
            </rect>
            {width > label.length * letterPx + 16 && (
              <text className="sim-span-label" x={7} y={14.5}>
                {label}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

function Quiet({ x, width }: { readonly x: number; readonly width: number }): ReactNode {
  return (
    <line
      className="sim-lane-quiet"
      x1={x}
      x2={x + width}
      y1={laneHeight / 2}
      y2={laneHeight / 2}
    />
  )
}

/** The stretches of a lane in words, for those who do not see them. */
function spanWords(spans: readonly StateSpan[]): string {
  return spans
    .filter((span) => span.eventId !== null)
    .map(
      (span) => `${stateTexts[span.state]} ${texts.now.since(`T+${formatElapsed(span.fromMs)}`)}`,
    )
    .join(', ')
}
