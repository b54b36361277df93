import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { formatElapsed, type LogEvent, type StateSpan } from '../../../simulation/index.ts'
import { stateFill } from '../signs/StatePatterns.tsx'
import { stateTexts } from '../../texts/states.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { type Lane, type LaneRow as Row, troubles, worstSpans } from './lanes.ts'
import type { TimeScale } from './timeScale.ts'
import { formatStretch, named } from '../../texts/format.ts'

export const laneHeight = 22

type Props = {
  readonly row: Row
  readonly scale: TimeScale
  /** How the thing fared in the run that is compared with. */
  readonly ghost: readonly StateSpan[] | undefined
  /** Events at which the thing missed a target. */
  readonly flags: readonly LogEvent[] | undefined
  readonly isFolded: boolean
  readonly onFold: (group: string) => void
  readonly onPick: (lane: Lane) => void
}

/** A heading, or how one thing fared over time. */
export const LaneRow = memo(function LaneRow(props: Props): ReactNode {
  const { row, scale, ghost, flags, isFolded, onFold, onPick } = props
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
      <LaneChart spans={lane.spans} scale={scale} ghost={ghost} flags={flags} />
    </>
  )
})

/** Room that a state's word needs inside its stretch, in CSS pixels. */
const letterPx = 6.4

type ChartProps = {
  readonly spans: readonly StateSpan[]
  readonly scale: TimeScale
  readonly ghost?: readonly StateSpan[] | undefined
  readonly flags?: readonly LogEvent[] | undefined
}

function LaneChart({ spans, scale, ghost, flags = [] }: ChartProps): ReactNode {
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
      {ghost !== undefined && <Ghost spans={ghost} scale={scale} />}
      {flags.map((flag) => (
        <Missed key={flag.id} flag={flag} x={scale.toX(flag.atMs)} />
      ))}
    </svg>
  )
}

/** Where the thing was not operational in the kept run, as an outline around this one. */
function Ghost({ spans, scale }: Pick<ChartProps, 'spans' | 'scale'>): ReactNode {
  return troubles(spans, scale.endMs).map(({ fromMs, toMs }) => {
    const x = scale.toX(fromMs)
    return (
      <rect
        key={fromMs}
        className="sim-ghost"
        x={x + 1}
        y={1}
        width={Math.max(2, scale.toX(toMs) - x - 2)}
        height={laneHeight - 2}
        rx={2}
      />
    )
  })
}

const targetNames = { 'rto-missed': 'RTO', 'mtd-missed': 'MTD' } as const

/** A flag where a target was missed. */
function Missed({ flag, x }: { readonly flag: LogEvent; readonly x: number }): ReactNode {
  const name = targetNames[flag.kind === 'mtd-missed' ? 'mtd-missed' : 'rto-missed']
  return (
    <g className="sim-missed" transform={`translate(${x} 0)`}>
      <title>{texts.timeline.missed(name, `T+${formatElapsed(flag.atMs)}`)}</title>
      <path d={`M0 ${laneHeight - 2}V2H9L6.5 5.5 9 9H0`} />
      <text x={11} y={10}>
        {name}
      </text>
    </g>
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
