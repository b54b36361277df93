import { type ReactNode, useMemo } from 'react'
import {
  type Chance,
  formatElapsed,
  formatShare,
  spellDuration,
} from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { light } from '../../stores/simViewStore.ts'
import { manyRunsTexts } from '../../texts/manyRuns.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { goToEvent } from '../goToEvent.ts'
import { thingsOnPath } from '../lighting.ts'
import type { RunView } from '../runView.ts'
import { phaseFill } from '../signs/StatePatterns.tsx'
import { Ticks } from '../timeline/Ticks.tsx'
import { type AxisKind, buildTimeScale, type TimeScale } from '../timeline/timeScale.ts'
import { useSize } from '../useSize.ts'
import { useSpreads } from '../many/useSpreads.ts'
import type { Spread } from '../many/spreads.ts'
import { Whisker, WhiskerKey } from '../many/Whisker.tsx'
import { Swatch } from './CriticalPath.tsx'
import { marginWords } from './margin.ts'
import { pathPhases } from './pathPhases.ts'
import { placeLasted, placeTargets, type TargetLabel } from './rowLabels.ts'
import { RecoveryTable } from './RecoveryTable.tsx'
import { buildRecoveryRows, type RecoveryRow, targetsOf } from './recoveryRows.ts'
import { named } from '../../texts/format.ts'

const words = texts.recovery

/** Room for names and margins in words on the left, and for how long an outage was on the right. */
const namesPx = 236
const endPx = 150
const plainRowHeight = 38
/** With the share of runs that met the target, and the whisker under the bar. */
const spreadRowHeight = 52
const axisHeight = 20
const barTop = 10

type Props = {
  readonly view: RunView
  readonly axis: AxisKind
  readonly showsComponents: boolean
  readonly isTable: boolean
}

/** How long each service was out, on what the time went, and how that compares with its targets. */
export function RecoveryChart({ view, axis, showsComponents, isTable }: Props): ReactNode {
  const rows = useMemo(() => {
    const bars = view.run.recovery.filter(
      (bar) => showsComponents || bar.kind === 'business-service',
    )
    return buildRecoveryRows(bars, view.run.log.untilMs)
  }, [view, showsComponents])
  const spreads = useSpreads(view.run)
  if (rows.length === 0) return <p className="sim-quiet">{words.noOutage}</p>
  return (
    <section className="sim-recovery" aria-label={words.chart}>
      {isTable ? (
        <RecoveryTable rows={rows} />
      ) : (
        <>
          <ul className="sim-legend">
            {pathPhases.map((phase) => (
              <li key={phase}>
                <Swatch phase={phase} /> {words.phases[phase]}
              </li>
            ))}
            {spreads !== null && (
              <li>
                <WhiskerKey /> {manyRunsTexts.whisker}
              </li>
            )}
          </ul>
          <Chart view={view} rows={rows} axis={axis} spreads={spreads} />
        </>
      )}
    </section>
  )
}

type Spreads = ReadonlyMap<string, Spread>

type ChartProps = Pick<Props, 'view' | 'axis'> & {
  readonly rows: readonly RecoveryRow[]
  readonly spreads: Spreads | null
}

function Chart({ view, rows, axis, spreads }: ChartProps): ReactNode {
  const [ref, size] = useSize<HTMLDivElement>()
  const rowHeight = spreads === null ? plainRowHeight : spreadRowHeight
  const scale = useMemo(
    () =>
      buildTimeScale({
        kind: axis,
        endMs: chartEndMs(view, rows, spreads),
        width: size.width - namesPx - endPx,
        instants: view.instants,
      }),
    [view, rows, axis, size.width, spreads],
  )
  return (
    <div ref={ref} className="sim-recovery-chart">
      <svg
        className="sim-recovery-axis"
        width={scale.width}
        height={axisHeight + rows.length * rowHeight}
        style={{ left: namesPx }}
        aria-hidden="true"
      >
        <Ticks
          scale={scale}
          fromY={axisHeight - 4}
          toY={axisHeight + rows.length * rowHeight}
          labelY={12}
        />
      </svg>
      <Cursor scale={scale} />
      <ol style={{ paddingTop: axisHeight }}>
        {rows.map((row) => (
          <Row
            key={row.bar.id}
            view={view}
            row={row}
            scale={scale}
            spread={spreads?.get(row.bar.id)}
            height={rowHeight}
          />
        ))}
      </ol>
    </div>
  )
}

function Cursor({ scale }: { readonly scale: TimeScale }): ReactNode {
  const atMs = useExercise((exercise) => exercise.playhead.atMs)
  if (atMs > scale.endMs) return null
  return <div className="sim-recovery-cursor" style={{ left: namesPx + scale.toX(atMs) }} />
}

/** The axis reaches as far as the outages, and as far as targets that are not much further. */
function chartEndMs(view: RunView, rows: readonly RecoveryRow[], spreads: Spreads | null): number {
  const usualEndsMs = rows.map((row) => {
    const p90 = spreads?.get(row.bar.id)?.p90.value ?? 0
    return row.longestStartMs + p90
  })
  const ends = rows.flatMap((row) => row.outages.map((one) => one.endMs))
  const outagesEndMs = Math.max(...ends, ...usualEndsMs)
  const targets = rows.flatMap((row) => [row.rtoAtMs, row.mtdAtMs]).filter((at) => at !== null)
  const near = targets.filter((atMs) => atMs <= outagesEndMs * 1.6)
  return Math.min(view.run.log.untilMs, Math.max(outagesEndMs, ...near) * 1.04)
}

type RowProps = {
  readonly view: RunView
  readonly row: RecoveryRow
  readonly scale: TimeScale
  /** Of many runs; absent where there are none. */
  readonly spread: Spread | undefined
  readonly height: number
}

function Row({ view, row, scale, spread, height }: RowProps): ReactNode {
  const { bar } = row
  const isMissed = bar.rto === 'missed' || bar.mtd === 'missed'
  return (
    <li className="sim-recovery-row" data-kind={bar.kind} style={{ height }}>
      <button type="button" className="sim-recovery-name" onClick={() => lightPath(view, row)}>
        <span className="ellipsis">{bar.name}</span>
        <span className="sim-margin ellipsis" data-missed={isMissed}>
          {marginText(row)}
        </span>
        {spread !== undefined && spread.meetsRto !== null && (
          <span className="sim-note ellipsis">{metWords(spread.meetsRto)}</span>
        )}
        <span className="visually-hidden">{rowWords(row)}</span>
      </button>
      <Bars row={row} scale={scale} view={view} spread={spread} height={height} />
    </li>
  )
}

/** Such as `RTO met in 37 % of 500 runs`. */
function metWords({ probability, met, missed, undecided }: Chance): string {
  return manyRunsTexts.met(formatShare(probability), met + missed + undecided)
}

function lightPath(view: RunView, row: RecoveryRow): void {
  const { model, log } = view.run
  const { outages } = row.bar
  const last = outages.at(-1)
  if (last !== undefined) goToEvent(view, last.endEventId ?? last.startEventId)
  const things = outages.flatMap((outage) => [...thingsOnPath(model, log, outage)])
  light([row.bar.id, ...things])
}

function Bars({ view, row, scale, spread, height }: RowProps): ReactNode {
  const lines = linesOf(row, scale)
  return (
    <svg
      className="sim-recovery-bars"
      width={scale.width + endPx}
      height={height}
      aria-hidden="true"
    >
      {spread !== undefined && (
        <Whisker spread={spread} startMs={row.longestStartMs} scale={scale} y={barTop + 27} />
      )}
      {row.outages.map((outage, index) => (
        <g key={outage.startMs} className="sim-bar">
          {outage.phases.map((phase) => (
            <rect
              key={phase.fromMs}
              x={scale.toX(phase.fromMs)}
              y={barTop}
              width={Math.max(1, scale.toX(phase.toMs) - scale.toX(phase.fromMs))}
              height={17}
              style={{ fill: phaseFill(phase.phase) }}
            >
              <title>
                {named(words.phases[phase.phase], spellDuration(phase.toMs - phase.fromMs))}
              </title>
            </rect>
          ))}
          <rect
            className="sim-bar-outline"
            x={scale.toX(outage.startMs)}
            y={barTop - 0.5}
            width={Math.max(1, scale.toX(outage.endMs) - scale.toX(outage.startMs))}
            height={18}
            rx={2}
            data-open={!outage.isOver}
            onClick={() => {
              const from = row.bar.outages[index]
              if (from !== undefined) goToEvent(view, from.endEventId ?? from.startEventId)
            }}
          />
        </g>
      ))}
      {placeTargets(lines).map((label) => (
        <Target key={label.name} label={label} />
      ))}
      <LastedLabel row={row} scale={scale} lines={lines.map(({ x }) => x)} />
    </svg>
  )
}

type Line = { readonly name: 'RTO' | 'MTD'; readonly x: number }

/** The targets whose lines are on the chart. */
function linesOf({ rtoAtMs, mtdAtMs }: RecoveryRow, scale: TimeScale): readonly Line[] {
  const lines: Line[] = []
  const add = (name: Line['name'], atMs: number | null): void => {
    if (atMs !== null && atMs <= scale.endMs) lines.push({ name, x: scale.toX(atMs) })
  }
  add('RTO', rtoAtMs)
  add('MTD', mtdAtMs)
  return lines
}

type LastedProps = Pick<RowProps, 'row' | 'scale'> & { readonly lines: readonly number[] }

/** How long the longest outage was, beside the end of the last bar. */
function LastedLabel({ row, scale, lines }: LastedProps): ReactNode {
  const lasted = spellDuration(row.longestMs)
  const isOver = row.outages.every((outage) => outage.isOver)
  const text = isOver ? lasted : words.stillOut(lasted)
  const barEndX = scale.toX(Math.max(...row.outages.map((outage) => outage.endMs)))
  return (
    <text className="sim-lasted" x={placeLasted(barEndX, text, lines)} y={barTop + 12.5}>
      {text}
    </text>
  )
}

/** The line begins below the names of targets, so that it crosses none. */
function Target({ label }: { readonly label: TargetLabel }): ReactNode {
  const { name, x, textX, anchor } = label
  return (
    <g className="sim-target" data-target={name}>
      <line x1={x} x2={x} y1={barTop - 1} y2={plainRowHeight - 4} />
      <text x={textX} y={barTop - 2} textAnchor={anchor}>
        {name}
      </text>
    </g>
  )
}

function marginText(row: RecoveryRow): string {
  const target = nearestTarget(row)
  if (target === null) return words.noTarget
  const isUndecided = row.bar.rto === 'open' || row.bar.mtd === 'open'
  const isMissed = row.longestMs > target.ms
  const margin = isUndecided && !isMissed ? words.undecided : marginWords(row.longestMs, target.ms)
  return `${target.name} ${margin}`
}

/** The tightest target that is missed, or else the tightest there is. */
function nearestTarget({ bar, longestMs }: RecoveryRow): { name: string; ms: number } | null {
  const targets = targetsOf(bar)
  return targets.findLast((target) => longestMs > target.ms) ?? targets[0] ?? null
}

/** The row for those who do not see it. */
function rowWords(row: RecoveryRow): string {
  const outages = row.outages.map(
    (outage) =>
      `${words.columns[1]} T+${formatElapsed(outage.startMs)}, ${spellDuration(outage.endMs - outage.startMs)}`,
  )
  return `. ${outages.join('; ')}`
}
