import { area, curveLinear, curveStepAfter, line } from 'd3-shape'
import { Fragment, type ReactNode, useMemo } from 'react'
import { formatElapsed } from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { flowTexts as words } from '../../texts/flows.ts'
import { goToEvent } from '../goToEvent.ts'
import type { RunView } from '../runView.ts'
import { phaseFill, stateFill } from '../signs/StatePatterns.tsx'
import { Ticks } from '../timeline/Ticks.tsx'
import { type AxisKind, buildTimeScale, type TimeScale } from '../timeline/timeScale.ts'
import { onTimelineKey } from '../timeline/useTimelineKeys.ts'
import { useScrub } from '../timeline/useScrub.ts'
import { useSize } from '../useSize.ts'
import {
  type FlowGroup,
  flowGroups,
  type FlowLane,
  type FlowPoint,
  type FlowSpan,
  momentWords,
} from './flowLanes.ts'

/** Room for names on the left, and for what a lane shows at the playhead on the right. */
const namesPx = 190
const endPx = 150
const laneHeight = 30
const axisHeight = 20

type Props = {
  readonly view: RunView
  readonly lanes: readonly FlowLane[]
  readonly axis: AxisKind
}

/** What goes on beneath the states: who works and who waits, what is asked of things, what is left over. */
export function FlowPanel({ view, lanes, axis }: Props): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>()
  const scale = useMemo(
    () =>
      buildTimeScale({
        kind: axis,
        endMs: view.endMs,
        width: size.width - namesPx - endPx,
        instants: view.instants,
      }),
    [view, axis, size.width],
  )
  const scrub = useScrub(scale, namesPx)
  const groups = flowGroups
    .map((group) => ({ group, own: lanes.filter((lane) => lane.group === group) }))
    .filter(({ own }) => own.length > 0)
  return (
    <section ref={ref} className="sim-flows" aria-label={words.region}>
      <p className="sim-note">{words.hint}</p>
      <div
        // The buttons inside are what is operated; the keys of the timeline count here as well.
        role="presentation"
        onKeyDown={(event) => onTimelineKey(event, view)}
        {...scrub}
      >
        <svg className="sim-flow-axis" width={scale.width} height={axisHeight} aria-hidden="true">
          <Ticks scale={scale} fromY={axisHeight - 4} toY={axisHeight} labelY={12} />
        </svg>
        <Cursor scale={scale} />
        {groups.map(({ group, own }) => (
          <Group key={group} view={view} group={group} lanes={own} scale={scale} />
        ))}
      </div>
    </section>
  )
}

function Cursor({ scale }: { readonly scale: TimeScale }): ReactNode {
  const atMs = useExercise((exercise) => exercise.playhead.atMs)
  return <div className="sim-recovery-cursor" style={{ left: namesPx + scale.toX(atMs) }} />
}

type GroupProps = Pick<Props, 'view' | 'lanes'> & {
  readonly group: FlowGroup
  readonly scale: TimeScale
}

function Group({ view, group, lanes, scale }: GroupProps): ReactNode {
  return (
    <Fragment>
      <h3 className="sim-flow-group">{words.groups[group]}</h3>
      <ul>
        {lanes.map((lane) => (
          <li key={lane.id} className="sim-flow" style={{ height: laneHeight }}>
            <button
              type="button"
              className="sim-flow-name ellipsis"
              title={`${lane.name}: ${lane.summary}`}
              onClick={() => goToStart(lane)}
            >
              {lane.name}
              <span className="visually-hidden">: {lane.summary}</span>
            </button>
            {lane.kind === 'spans' ? (
              <Spans view={view} lane={lane} scale={scale} />
            ) : (
              <Curve lane={lane} scale={scale} />
            )}
            <Now lane={lane} />
          </li>
        ))}
      </ul>
    </Fragment>
  )
}

/** Goes to where a lane begins to tell something. */
function goToStart(lane: FlowLane): void {
  const first = lane.kind === 'spans' ? lane.spans[0]?.fromMs : lane.points[0]?.atMs
  const { pause, movePlayhead } = useExercise.getState()
  pause()
  movePlayhead(first ?? 0)
}

/** Only the words change with the playhead, and only where they differ. */
function Now({ lane }: { readonly lane: FlowLane }): ReactNode {
  const text = useExercise(({ playhead }) => momentWords(lane, playhead.atMs))
  return <span className="sim-flow-now number ellipsis">{text}</span>
}

type SpansProps = {
  readonly view: RunView
  readonly lane: Extract<FlowLane, { kind: 'spans' }>
  readonly scale: TimeScale
}

const fills: Readonly<Record<FlowSpan['look'], string>> = {
  work: phaseFill('working'),
  wait: phaseFill('waiting'),
  bad: stateFill('down'),
  doubt: stateFill('degraded'),
}

/** Work stands above, what waits for it below. */
function Spans({ view, lane, scale }: SpansProps): ReactNode {
  const half = (laneHeight - 8) / 2
  const isPeople = lane.group === 'people'
  return (
    <svg width={scale.width} height={laneHeight} aria-hidden="true">
      {lane.spans.map((span) => {
        const { fromMs, toMs, look, title, eventId } = span
        const x = scale.toX(fromMs)
        return (
          <rect
            key={`${fromMs} ${toMs} ${title}`}
            x={x}
            y={look === 'wait' ? 4 + half : 4}
            width={Math.max(1.5, scale.toX(Math.min(toMs, scale.endMs)) - x)}
            height={isPeople ? half : 2 * half}
            style={{ fill: fills[look] }}
            onClick={() => {
              if (eventId !== null) goToEvent(view, eventId)
            }}
          >
            <title>{words.told(title, formatElapsed(fromMs), formatElapsed(toMs))}</title>
          </rect>
        )
      })}
    </svg>
  )
}

type CurveProps = {
  readonly lane: Extract<FlowLane, { kind: 'curve' }>
  readonly scale: TimeScale
}

function Curve({ lane, scale }: CurveProps): ReactNode {
  const { points, limits, isStepped, max } = lane
  const height = laneHeight - 6
  const y = (value: number): number => 3 + height - (height * value) / Math.max(1e-9, max)
  const curve = isStepped ? curveStepAfter : curveLinear
  const filled = area<FlowPoint>()
    .x(({ atMs }) => scale.toX(atMs))
    .y0(3 + height)
    .y1(({ value }) => y(value))
    .curve(curve)
  const limit = line<FlowPoint>()
    .x(({ atMs }) => scale.toX(atMs))
    .y(({ value }) => y(value))
    .curve(curveStepAfter)
  return (
    <svg width={scale.width} height={laneHeight} aria-hidden="true">
      <path className="sim-flow-area" d={filled(toTheEnd(points, scale)) ?? ''} />
      {limits.length > 0 && (
        <path className="sim-flow-limit" d={limit(toTheEnd(limits, scale)) ?? ''} />
      )}
    </svg>
  )
}

/** The last value holds to the end of the axis. */
function toTheEnd(points: readonly FlowPoint[], { endMs }: TimeScale): FlowPoint[] {
  const inside = points.filter(({ atMs }) => atMs <= endMs)
  const last = inside.at(-1)
  return last === undefined ? [] : [...inside, { ...last, atMs: endMs }]
}
