import {
  formatCount,
  formatDuration,
  type Log,
  type LogEvent,
  type Model,
  nameOf,
  type TeamWait,
  teamLoads,
} from '../../../simulation/index.ts'
import { flowTexts as words } from '../../texts/flows.ts'

/** A stretch in which something was worked on, waited, or was not as it should be. */
export type FlowSpan = {
  readonly fromMs: number
  readonly toMs: number
  readonly look: 'work' | 'wait' | 'bad' | 'doubt'
  readonly title: string
  /** How many people it took; 1 for what is no work. */
  readonly weight: number
  readonly eventId: number | null
}

/** A number from a moment on; between two points of a curve that is not stepped it changes evenly. */
export type FlowPoint = { readonly atMs: number; readonly value: number }

/** In the order of the screen. */
export const flowGroups = ['people', 'load', 'queues', 'backlog', 'data', 'restores'] as const
export type FlowGroup = (typeof flowGroups)[number]

type Head = {
  readonly id: string
  readonly name: string
  readonly group: FlowGroup
  /** The lane in a few words, for its tip and for those who do not see it. */
  readonly summary: string
}

export type FlowLane = Head &
  (
    | { readonly kind: 'spans'; readonly spans: readonly FlowSpan[] }
    | {
        readonly kind: 'curve'
        readonly points: readonly FlowPoint[]
        readonly isStepped: boolean
        readonly max: number
        /** What it can take, from each moment on; empty where nothing limits it. */
        readonly limits: readonly FlowPoint[]
        readonly unit: keyof typeof words.units
      }
  )

/** Lanes of what a run has of people, load, queues and data; empty where it has nothing of these. */
export function buildFlowLanes(model: Model, log: Log): readonly FlowLane[] {
  return [
    ...peopleLanes(model, log),
    ...loadLanes(model, log),
    ...queueLanes(model, log),
    ...backlogLanes(model, log),
    ...dataLanes(model, log),
    ...restoreLanes(model, log),
  ]
}

function peopleLanes(model: Model, log: Log): readonly FlowLane[] {
  return teamLoads(model, log).flatMap(({ id, stints, waits }): readonly FlowLane[] => {
    if (stints.length + waits.length === 0) return []
    const workMs = stints.reduce(
      (sum, { fromMs, toMs, people }) => sum + people * (toMs - fromMs),
      0,
    )
    const waitMs = waits.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
    const work = stints.map(
      ({ fromMs, toMs, people, entity }): FlowSpan => ({
        fromMs,
        toMs,
        look: 'work',
        title: words.work(nameOf(model, entity), people),
        weight: people,
        eventId: null,
      }),
    )
    const waiting = waits.map(
      (wait): FlowSpan => ({
        fromMs: wait.fromMs,
        toMs: wait.toMs,
        look: 'wait',
        title: words.wait(nameOf(model, wait.entity), reasonsOf(wait)),
        weight: 1,
        eventId: wait.eventId,
      }),
    )
    return [
      {
        kind: 'spans',
        id: `people ${id}`,
        name: nameOf(model, id),
        group: 'people',
        summary: words.total(formatDuration(workMs), formatDuration(waitMs)),
        spans: [...work, ...waiting],
      },
    ]
  })
}

function reasonsOf({ byReason }: TeamWait): string {
  const reasons = Object.entries(byReason) as [keyof typeof words.reasons, number][]
  return reasons
    .filter(([, ms]) => ms > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, ms]) => `${words.reasons[reason]} ${formatDuration(ms)}`)
    .join(', ')
}

/** Events by a key, in the order in which the keys first occur. */
function grouped(
  log: Log,
  keyOf: (event: LogEvent) => string | undefined,
): ReadonlyMap<string, readonly LogEvent[]> {
  const groups = new Map<string, LogEvent[]>()
  for (const event of log.events) {
    const key = keyOf(event)
    if (key === undefined) continue
    const events = groups.get(key)
    if (events === undefined) groups.set(key, [event])
    else events.push(event)
  }
  return groups
}

type Curve = {
  readonly head: Omit<Head, 'summary'>
  readonly points: readonly FlowPoint[]
  readonly limits?: readonly FlowPoint[]
  readonly isStepped?: boolean
  readonly unit: keyof typeof words.units
}

function curveLane({ head, points, limits = [], isStepped = false, unit }: Curve): FlowLane {
  const highest = points.reduce((most, { value }) => Math.max(most, value), 0)
  const max = Math.max(highest, ...limits.map(({ value }) => value))
  const summary = words.most(valueWords(highest, unit))
  return { ...head, kind: 'curve', points, limits, isStepped, max, unit, summary }
}

function pointsOf(
  events: readonly LogEvent[],
  valueOf: (event: LogEvent) => number | undefined,
): readonly FlowPoint[] {
  return events.flatMap((event) => {
    const value = valueOf(event)
    return value === undefined ? [] : [{ atMs: event.atMs, value }]
  })
}

function loadLanes(model: Model, log: Log): readonly FlowLane[] {
  const events = grouped(log, ({ load, entity }) => (load === undefined ? undefined : entity))
  return [...events].map(([id, own]) =>
    curveLane({
      head: { id: `load ${id}`, name: nameOf(model, id), group: 'load' },
      points: pointsOf(own, ({ load }) => load?.attempts ?? load?.demand),
      limits: pointsOf(own, ({ load }) => load?.capacity),
      isStepped: true,
      unit: 'perSecond',
    }),
  )
}

function queueLanes(model: Model, log: Log): readonly FlowLane[] {
  const keyOf = ({ queue, entity, dependency }: LogEvent) =>
    queue === undefined ? undefined : (dependency ?? entity)
  return [...grouped(log, keyOf)].map(([key, own]) => {
    const [first] = own
    const isLag = first?.kind === 'lag' || first?.kind === 'lag-gone'
    const names = [first?.entity ?? key, ...(first?.other ?? []).slice(0, 1)]
    const head = {
      id: `queue ${key}`,
      name: names.map((id) => nameOf(model, id)).join(' → '),
      group: 'queues',
    } as const
    return isLag
      ? curveLane({ head, points: pointsOf(own, ({ queue }) => queue?.oldestMs), unit: 'behind' })
      : curveLane({ head, points: pointsOf(own, ({ queue }) => queue?.waiting), unit: 'pieces' })
  })
}

function backlogLanes(model: Model, log: Log): readonly FlowLane[] {
  const events = grouped(log, ({ backlog, entity }) => (backlog === undefined ? undefined : entity))
  return [...events].map(([id, own]) => {
    const last = own.at(-1)
    const points = pointsOf(own, ({ backlog }) => backlog)
    const open = last === undefined ? [] : [grownTo(last, log.untilMs)]
    return curveLane({
      head: { id: `backlog ${id}`, name: nameOf(model, id), group: 'backlog' },
      points: [...points, ...open],
      unit: 'pieces',
    })
  })
}

const hourMs = 3_600_000

/** Where a backlog that goes on as it last did has come to. */
function grownTo({ atMs, backlog = 0, backlogPerHour = 0 }: LogEvent, untilMs: number): FlowPoint {
  const value = Math.max(0, backlog + (backlogPerHour * (untilMs - atMs)) / hourMs)
  return { atMs: untilMs, value }
}

function dataLanes(model: Model, log: Log): readonly FlowLane[] {
  const isAboutData = ({ kind }: LogEvent): boolean => kind === 'integrity' || kind === 'restored'
  const events = grouped(log, (event) => (isAboutData(event) ? event.entity : undefined))
  return [...events].map(([id, own]) => {
    const spans = own.flatMap((event, place): readonly FlowSpan[] => {
      const state = event.kind === 'restored' ? 'clean' : (event.integrity ?? 'clean')
      if (state === 'clean') return []
      return [
        {
          fromMs: event.atMs,
          toMs: own[place + 1]?.atMs ?? log.untilMs,
          look: state === 'suspect' ? 'doubt' : 'bad',
          title: words.integrity[state],
          weight: 1,
          eventId: event.id,
        },
      ]
    })
    const summary = [...new Set(spans.map(({ title }) => title))].join(', ')
    const head = { id: `data ${id}`, name: nameOf(model, id), group: 'data' } as const
    return { ...head, kind: 'spans', spans, summary }
  })
}

function restoreLanes(model: Model, log: Log): readonly FlowLane[] {
  const events = grouped(log, ({ gb, entity }) => (gb === undefined ? undefined : entity))
  return [...events].map(([id, own]) =>
    curveLane({
      head: { id: `restore ${id}`, name: nameOf(model, id), group: 'restores' },
      points: pointsOf(own, ({ gb }) => gb),
      unit: 'gigabytes',
    }),
  )
}

/** A value of a curve in its unit. */
export function valueWords(value: number, unit: keyof typeof words.units): string {
  if (unit === 'behind') return words.units.behind(formatDuration(Math.round(value)))
  return words.units[unit](formatCount(Math.round(value)))
}

/** The value of a curve at a moment; 0 before it begins. */
export function valueAt(points: readonly FlowPoint[], atMs: number, isStepped: boolean): number {
  const next = points.findIndex((point) => point.atMs > atMs)
  const after = points[next]
  const before = points[next < 0 ? points.length - 1 : next - 1]
  if (before === undefined || before.atMs > atMs) return 0
  if (isStepped || after === undefined) return before.value
  const share = (atMs - before.atMs) / (after.atMs - before.atMs)
  return before.value + share * (after.value - before.value)
}

/** What a lane shows at a moment, in words. */
export function momentWords(lane: FlowLane, atMs: number): string {
  if (lane.kind === 'curve') {
    const value = valueWords(valueAt(lane.points, atMs, lane.isStepped), lane.unit)
    if (lane.limits.length === 0) return value
    return words.of(value, formatCount(Math.round(valueAt(lane.limits, atMs, true))))
  }
  const now = lane.spans.filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)
  if (lane.group !== 'people') return now[0]?.title ?? words.integrity.clean
  const working = now.filter(({ look }) => look === 'work')
  const people = working.reduce((sum, { weight }) => sum + weight, 0)
  return now.length === 0 ? words.idle : words.busyNow(people, now.length - working.length)
}
