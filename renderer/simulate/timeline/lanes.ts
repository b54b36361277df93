import { type Entity, isImpaired, type StateSpan } from '../../../simulation/index.ts'

/** One row of the timeline: how one thing fared. */
export type Lane = {
  readonly entity: Entity
  readonly group: LaneGroup
  readonly spans: readonly StateSpan[]
  readonly firstImpactMs: number
  /** Time it was not as it should be, to the end of the run. */
  readonly impairedMs: number
}

/** Heading of lanes; lower ranks come first, equal ones in the order of their first impact. */
export type LaneGroup = { readonly name: string; readonly rank: number }

export type LaneInput = {
  readonly entity: Entity
  readonly group: LaneGroup
  readonly spans: readonly StateSpan[]
}

/** What the timeline shows in one row: a heading or a lane under it. */
export type LaneRow =
  | { readonly kind: 'heading'; readonly group: LaneGroup; readonly lanes: readonly Lane[] }
  | { readonly kind: 'lane'; readonly lane: Lane }

export const laneOrders = ['first-impact', 'longest', 'name'] as const
export type LaneOrder = (typeof laneOrders)[number]

/** Lanes of everything that was hit, in no order. */
export function buildLanes(inputs: readonly LaneInput[], endMs: number): readonly Lane[] {
  const lanes: Lane[] = []
  for (const input of inputs) {
    const impaired = input.spans.filter((span) => isTold(input.entity, span))
    const first = impaired[0]
    if (first === undefined) continue
    const impairedMs = impaired.reduce(
      (sum, span) => sum + Math.max(0, (span.toMs ?? endMs) - span.fromMs),
      0,
    )
    lanes.push({ ...input, spans: merged(input.spans), firstImpactMs: first.fromMs, impairedMs })
  }
  return lanes
}

/** Spans of one state that follow each other become one, with the lowest level of any of them. */
function merged(spans: readonly StateSpan[]): readonly StateSpan[] {
  const result: StateSpan[] = []
  for (const span of spans) {
    const before = result.at(-1)
    if (before?.state !== span.state) result.push(span)
    else {
      const level = Math.min(before.level, span.level)
      result[result.length - 1] = { ...before, toMs: span.toMs, level }
    }
  }
  return result
}

/** Stretches in which something was not operational, whatever else it was. */
export function troubles(
  spans: readonly StateSpan[],
  endMs: number,
): readonly { readonly fromMs: number; readonly toMs: number }[] {
  const found: { readonly fromMs: number; readonly toMs: number }[] = []
  for (const { state, fromMs, toMs } of spans) {
    if (state === 'operational') continue
    const before = found.at(-1)
    const end = toMs ?? endMs
    if (before?.toMs === fromMs) found[found.length - 1] = { ...before, toMs: end }
    else found.push({ fromMs, toMs: end })
  }
  return found
}

/** Running on a fallback is no trouble, and yet part of the story. */
function isTold(entity: Entity, span: StateSpan): boolean {
  return span.state === 'on-fallback' || isImpaired(entity, span.state)
}

const order: Readonly<Record<LaneOrder, (a: Lane, b: Lane) => number>> = {
  'first-impact': (a, b) =>
    a.firstImpactMs - b.firstImpactMs || byText(a.entity.name, b.entity.name),
  longest: (a, b) => b.impairedMs - a.impairedMs || byText(a.entity.name, b.entity.name),
  name: (a, b) => byText(a.entity.name, b.entity.name),
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export type LaneView = {
  readonly order: LaneOrder
  /** Headings whose lanes are folded away. */
  readonly folded: ReadonlySet<string>
}

/** Rows in the order of the screen. */
export function buildRows(lanes: readonly Lane[], view: LaneView): readonly LaneRow[] {
  const groups = new Map<string, { readonly group: LaneGroup; readonly lanes: Lane[] }>()
  for (const lane of [...lanes].sort(order['first-impact'])) {
    const known = groups.get(lane.group.name)
    if (known === undefined) groups.set(lane.group.name, { group: lane.group, lanes: [lane] })
    else known.lanes.push(lane)
  }
  const inOrder = [...groups.values()].sort((a, b) => a.group.rank - b.group.rank)
  return inOrder.flatMap(({ group, lanes: members }): LaneRow[] => {
    const sorted = members.sort(order[view.order])
    const heading: LaneRow = { kind: 'heading', group, lanes: sorted }
    if (view.folded.has(group.name)) return [heading]
    return [heading, ...sorted.map((lane): LaneRow => ({ kind: 'lane', lane }))]
  })
}

const severity = [
  'operational',
  'on-fallback',
  'recovering',
  'degraded',
  'stopped',
  'down',
] as const

/** The worst state of any of the lanes over time, for a heading whose lanes are folded away. */
export function worstSpans(lanes: readonly Lane[]): readonly StateSpan[] {
  const instants = [...new Set(lanes.flatMap((lane) => lane.spans.map((span) => span.fromMs)))]
  instants.sort((a, b) => a - b)
  const spans: StateSpan[] = []
  for (const fromMs of instants) {
    const worst = worstAt(lanes, fromMs)
    const before = spans.at(-1)
    if (worst === undefined || worst.state === before?.state) continue
    if (before !== undefined) spans[spans.length - 1] = { ...before, toMs: fromMs }
    spans.push({ ...worst, fromMs, toMs: null })
  }
  return spans
}

function worstAt(lanes: readonly Lane[], atMs: number): StateSpan | undefined {
  let worst: StateSpan | undefined
  for (const lane of lanes) {
    const span = lane.spans.find((one) => one.toMs === null || one.toMs > atMs)
    if (span === undefined) continue
    if (worst === undefined || severity.indexOf(span.state) > severity.indexOf(worst.state)) {
      worst = span
    }
  }
  return worst
}
