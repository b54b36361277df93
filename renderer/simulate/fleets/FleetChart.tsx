import { area, curveLinear } from 'd3-shape'
import { type ReactNode, useMemo, useState } from 'react'
import { type FleetPoint, formatCount } from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { Choice } from '../../ui/Choice.tsx'
import type { FleetRun } from '../../worker/messages.ts'
import type { RunView } from '../runView.ts'
import { stateFill } from '../signs/StatePatterns.tsx'
import { Ticks } from '../timeline/Ticks.tsx'
import { buildTimeScale, type TimeScale } from '../timeline/timeScale.ts'
import { useScrub } from '../timeline/useScrub.ts'
import { useSize } from '../useSize.ts'
import { machinesAt } from './machinesAt.ts'
import { ValueTable } from '../ValueTable.tsx'
import { formatMoment } from '../../texts/format.ts'

const words = texts.fleets

/** Room for the numbers of machines, in CSS pixels. */
const scalePx = 72
const endPx = 14
const axisHeight = 18

/** How many machines of a fleet work and how many are broken, over time. */
export function FleetChart({ view }: { readonly view: RunView }): ReactNode {
  const { fleets } = view.run
  const [fleetId, setFleetId] = useState(fleets[0]?.id)
  const [isTable, setIsTable] = useState(false)
  const fleet = fleets.find((one) => one.id === fleetId) ?? fleets[0]
  if (fleet === undefined) return null
  return (
    <section className="sim-fleet" aria-label={words.chart(fleet.name)}>
      <header className="sim-chart-options">
        {fleets.length > 1 && (
          <Choice
            label={words.fleet}
            isCompact
            options={fleets.map(({ id, name }) => ({ id, text: name }))}
            value={fleet.id}
            onChange={setFleetId}
          />
        )}
        <Reading fleet={fleet} />
        <label className="sim-check">
          <input
            type="checkbox"
            checked={isTable}
            onChange={(event) => setIsTable(event.currentTarget.checked)}
          />
          {words.table}
        </label>
      </header>
      {isTable ? <FleetTable points={fleet.points} /> : <Curve view={view} fleet={fleet} />}
    </section>
  )
}

function Reading({ fleet }: { readonly fleet: FleetRun }): ReactNode {
  const atMs = useExercise((exercise) => exercise.playhead.atMs)
  const { working, broken } = machinesAt(fleet.points, atMs)
  return (
    <p className="sim-fleet-reading number">
      <Swatch isBroken={false} /> {formatCount(working)} {words.working}
      <Swatch isBroken /> {formatCount(broken)} {words.broken}
    </p>
  )
}

function Swatch({ isBroken }: { readonly isBroken: boolean }): ReactNode {
  return (
    <svg className="sim-swatch" width="12" height="12" aria-hidden="true">
      <rect
        width="12"
        height="12"
        rx="2"
        style={{ fill: stateFill(isBroken ? 'down' : 'operational') }}
      />
    </svg>
  )
}

type CurveProps = { readonly view: RunView; readonly fleet: FleetRun }

function Curve({ view, fleet }: CurveProps): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>()
  const height = Math.max(40, size.height - axisHeight - 4)
  const scale = useMemo(
    () =>
      buildTimeScale({
        kind: 'even',
        endMs: curveEndMs(fleet.points, view.endMs),
        width: size.width - scalePx - endPx,
        instants: [],
      }),
    [fleet.points, view.endMs, size.width],
  )
  const scrub = useScrub(scale, scalePx)
  const shapes = useMemo(
    () => fleetShapes({ points: fleet.points, machines: fleet.machines, scale, height }),
    [fleet, scale, height],
  )
  return (
    <div ref={ref} className="sim-fleet-curve" role="presentation" {...scrub}>
      <svg width={size.width} height={height + axisHeight} aria-hidden="true">
        <g transform={`translate(${scalePx} 0)`}>
          <path className="sim-fleet-working" d={shapes.working} />
          <path d={shapes.broken} style={{ fill: stateFill('down') }} />
          <Ticks scale={scale} fromY={0} toY={height + 4} labelY={height + 14} />
          <Cursor scale={scale} height={height} />
        </g>
        <text className="sim-axis-label" x={scalePx - 8} y={12} textAnchor="end">
          {formatCount(fleet.machines)}
        </text>
        <text className="sim-axis-label" x={scalePx - 8} y={height} textAnchor="end">
          {formatCount(0)}
        </text>
      </svg>
    </div>
  )
}

function Cursor({
  scale,
  height,
}: {
  readonly scale: TimeScale
  readonly height: number
}): ReactNode {
  const x = useExercise((exercise) => scale.toX(exercise.playhead.atMs))
  return <line className="sim-cursor" x1={x} x2={x} y1={0} y2={height + 4} />
}

/** The axis ends shortly after the last machine is mended. */
function curveEndMs(points: readonly FleetPoint[], endMs: number): number {
  const lastBroken = points.findLastIndex((point) => point.broken > 0)
  const mendedMs = points[lastBroken + 1]?.atMs ?? endMs
  return Math.min(endMs, Math.ceil(mendedMs * 1.1))
}

type ShapeInput = {
  readonly points: readonly FleetPoint[]
  readonly machines: number
  readonly scale: TimeScale
  readonly height: number
}

/** Broken machines stand on the axis, working ones on top of them up to the size of the fleet. */
function fleetShapes(input: ShapeInput): { readonly working: string; readonly broken: string } {
  const { points, machines, scale, height } = input
  const last = points.at(-1)
  const all = last === undefined ? [] : [...points, { ...last, atMs: scale.endMs }]
  const y = (count: number): number => height - (height * count) / Math.max(1, machines)
  const shape = (low: (p: FleetPoint) => number, high: (p: FleetPoint) => number): string =>
    area<FleetPoint>()
      .x((point) => scale.toX(point.atMs))
      .y0((point) => y(low(point)))
      .y1((point) => y(high(point)))
      .curve(curveLinear)([...all]) ?? ''
  return {
    broken: shape(
      () => 0,
      (point) => point.broken,
    ),
    working: shape(
      (point) => point.broken,
      (point) => point.broken + point.working,
    ),
  }
}

function FleetTable({ points }: { readonly points: readonly FleetPoint[] }): ReactNode {
  return (
    <ValueTable columns={words.columns}>
      {points.map((point) => (
        <tr key={point.atMs}>
          <th scope="row">{formatMoment(point.atMs)}</th>
          <td>{formatCount(point.working)}</td>
          <td>{formatCount(point.broken)}</td>
        </tr>
      ))}
    </ValueTable>
  )
}
