/**
 * What is followed through a run when it is held against the record: curves that are straight between
 * two points, whatever they count.
 */
import { durationToMs } from '../../plan/duration.ts'
import type { Model } from '../../compile/model.ts'
import type { Log, LogEvent } from '../../engine/log/log.ts'
import { fleetCurve } from '../../views/fleets.ts'
import { stateSpans } from '../../views/spans.ts'

/** A curve by its corners; of two at one moment the later one counts. */
export type Curve = readonly { readonly atMs: number; readonly value: number }[]

const hourMs = durationToMs('1h') ?? 0

/** The level of an entity through the run; nothing if there is no such entity. */
export function levelCurve(model: Model, log: Log, id: string): Curve {
  return steps(
    (stateSpans(model, log).get(id) ?? []).map(({ fromMs, level }) => ({
      atMs: fromMs,
      value: level,
    })),
    log.untilMs,
  )
}

/** Machines of a fleet or cohort that work, or are broken. */
export function machinesCurve(
  model: Model,
  log: Log,
  { id, what }: { readonly id: string; readonly what: 'working' | 'broken' },
): Curve {
  return fleetCurve(model, log, id).map((point) => ({ atMs: point.atMs, value: point[what] }))
}

/** Work that waits to be made up for at a business service. */
export function backlogCurve(log: Log, id: string): Curve {
  return slopes(
    log.events
      .filter(({ kind, entity }) => entity === id && (kind === 'backlog' || kind === 'normal'))
      .map(({ atMs, backlog = 0, backlogPerHour = 0 }) => ({
        atMs,
        value: backlog,
        perHour: backlogPerHour,
      })),
    log.untilMs,
  )
}

/** Messages or changes that wait at a dependency. */
export function waitingCurve(log: Log, dependency: string): Curve {
  const isOfIt = (event: LogEvent) => event.dependency === dependency && event.queue !== undefined
  return slopes(
    log.events.filter(isOfIt).map(({ atMs, queue }) => ({
      atMs,
      value: queue?.waiting ?? 0,
      perHour: (queue?.inPerHour ?? 0) - (queue?.outPerHour ?? 0) - (queue?.lostPerHour ?? 0),
    })),
    log.untilMs,
  )
}

function steps(points: Curve, untilMs: number): Curve {
  return points.flatMap((point, index) => [
    point,
    { atMs: points[index + 1]?.atMs ?? untilMs, value: point.value },
  ])
}

type Slope = { readonly atMs: number; readonly value: number; readonly perHour: number }

/** Zero at first; then each point’s slope holds until the next. */
function slopes(points: readonly Slope[], untilMs: number): Curve {
  const first = { atMs: 0, value: 0 }
  const corners = points.flatMap(({ atMs, value, perHour }, index) => {
    const endMs = points[index + 1]?.atMs ?? untilMs
    const end = Math.max(0, value + (perHour * (endMs - atMs)) / hourMs)
    return [
      { atMs, value },
      { atMs: endMs, value: end },
    ]
  })
  return [first, ...(corners[0] === undefined ? [{ ...first, atMs: untilMs }] : corners)]
}

/** The value at a moment; 0 for a curve without points. */
export function valueAt(curve: Curve, atMs: number): number {
  let before = curve[0]
  for (const point of curve) {
    if (point.atMs > atMs) return between(before ?? point, point, atMs)
    before = point
  }
  return before?.value ?? 0
}

type Corner = Curve[number]

function between(a: Corner, b: Corner, atMs: number): number {
  if (b.atMs <= a.atMs) return b.value
  return a.value + ((b.value - a.value) * (atMs - a.atMs)) / (b.atMs - a.atMs)
}

/** The sum of several curves. */
export function sumOf(curves: readonly Curve[]): Curve {
  const [only] = curves
  if (curves.length === 1 && only !== undefined) return only
  const moments = [...new Set(curves.flatMap((curve) => curve.map(({ atMs }) => atMs)))]
  moments.sort((a, b) => a - b)
  return moments.flatMap((atMs) => [
    // Where one of them jumps, the sum needs the value before as well.
    { atMs, value: total(curves, (curve) => valueBefore(curve, atMs)) },
    { atMs, value: total(curves, (curve) => valueAt(curve, atMs)) },
  ])
}

function total(curves: readonly Curve[], value: (curve: Curve) => number): number {
  return curves.reduce((sum, curve) => sum + value(curve), 0)
}

function valueBefore(curve: Curve, atMs: number): number {
  let before = curve[0]
  for (const point of curve) {
    if (point.atMs >= atMs) return between(before ?? point, point, atMs)
    before = point
  }
  return before?.value ?? 0
}

/** Levels and counts are compared to this much, since shares of fleets are rounded. */
const grain = 1e-6

/**
 * When a curve first comes to a value from the other side; Infinity if it never does.
 *
 * Rising: the first moment at which it is at least the value, having been below. Falling likewise.
 */
export function crossingMs(curve: Curve, value: number, direction: 'rising' | 'falling'): number {
  const sign = direction === 'rising' ? 1 : -1
  let before: Corner | undefined
  let wasBeyond = false
  for (const point of curve) {
    const gap = sign * (point.value - value)
    if (gap < -grain) wasBeyond = true
    else if (wasBeyond) return momentOf(before ?? point, point, value)
    before = point
  }
  return Infinity
}

/** Where the line between two corners meets a value; at the later one if it jumps. */
function momentOf(a: Corner, b: Corner, value: number): number {
  const rise = b.value - a.value
  if (rise === 0 || b.atMs <= a.atMs) return b.atMs
  const share = Math.min(1, Math.max(0, (value - a.value) / rise))
  return a.atMs + share * (b.atMs - a.atMs)
}
