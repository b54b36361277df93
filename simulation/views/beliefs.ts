/**
 * Three truths beside each other: how things were, what was believed of them, and what was declared.
 *
 * Of what is followed, belief is in the log. Of everything else people are taken to know how it is
 * from the moment on at which the incident behind it was detected, and to think it well until then.
 */
import { usableLevel } from '../compile/defaults.ts'
import type { Model } from '../compile/model.ts'
import type { Log, LogEvent } from '../engine/log/log.ts'
import type { Standing, StateSpan, ThreeTruths, TruthIndex, WrongBelief } from './contract.ts'
import { lastAtMost, stateEvents, stateSpans } from './spans.ts'

/** How something stood from a moment on, until the next one. */
type Step = {
  readonly fromMs: number
  readonly standing: Standing
  readonly eventId: number | null
}
type Steps = readonly Step[]

const believedKinds: Readonly<Partial<Record<LogEvent['kind'], Standing>>> = {
  'believed-well': 'well',
  'believed-degraded': 'degraded',
  'believed-down': 'down',
  'believed-damaged': 'damaged',
}

/** What is off on purpose is as well as it should be. */
function standingOf({ state, level }: StateSpan): Standing {
  if (state === 'stopped' || level >= 1) return 'well'
  return level > 0 ? 'degraded' : 'down'
}

/** How a thing stood when the run began, whatever happened to it in the same instant. */
function standingAtStart(first: LogEvent | undefined): Step {
  const step = { fromMs: 0, eventId: null }
  if (first?.from === undefined) return { ...step, standing: 'well' }
  if (first.from === 'degraded') return { ...step, standing: 'degraded' }
  const isDown = first.from === 'down' || first.from === 'recovering'
  return { ...step, standing: isDown ? 'down' : 'well' }
}

/** Steps in order of time; of several at one instant, and of equal ones in a row, one is left. */
function tidy(steps: Steps): Steps {
  const tidied: Step[] = []
  for (const step of steps) {
    if (tidied.at(-1)?.fromMs === step.fromMs) tidied.pop()
    if (tidied.at(-1)?.standing !== step.standing) tidied.push(step)
  }
  return tidied
}

function standingAt(steps: Steps, atMs: number): Step | undefined {
  return steps[
    lastAtMost(
      steps.map((step) => step.fromMs),
      atMs,
    )
  ]
}

/** The first cause of each event, by binding causes; and when people learned of what began there. */
function learning(log: Log): {
  readonly rootOf: readonly number[]
  readonly knownMs: ReadonlyMap<number, number>
} {
  const rootOf: number[] = []
  const knownMs = new Map<number, number>()
  for (const event of log.events) {
    const [cause] = event.because
    rootOf.push(cause === undefined || cause === 0 ? event.id : (rootOf[cause] ?? event.id))
    if (event.kind !== 'noticed') continue
    for (const seen of event.because) {
      const root = rootOf[seen] ?? seen
      if (!knownMs.has(root)) knownMs.set(root, event.atMs)
    }
  }
  return { rootOf, knownMs }
}

/** When somebody noticed what an event follows from; `null` if nobody did. */
export function firstNoticeMs(log: Log, event: number): number | null {
  const { rootOf, knownMs } = learning(log)
  return knownMs.get(rootOf[event] ?? event) ?? null
}

/** What people thought of something that no reading stands for. */
function knownSteps(
  start: Step,
  actual: Steps,
  { rootOf, knownMs }: ReturnType<typeof learning>,
): Steps {
  const steps: Step[] = [start]
  actual.forEach((step, position) => {
    if (step.eventId === null) return
    const untilMs = actual[position + 1]?.fromMs ?? Infinity
    const isKnown = step.standing === 'well'
    const sinceMs = isKnown
      ? step.fromMs
      : (knownMs.get(rootOf[step.eventId] ?? step.eventId) ?? Infinity)
    const fromMs = Math.max(step.fromMs, sinceMs)
    if (fromMs < untilMs) steps.push({ ...step, fromMs })
  })
  return tidy(steps)
}

function believedSteps(log: Log): ReadonlyMap<string, Steps> {
  const byEntity = new Map<string, Step[]>()
  for (const event of log.events) {
    const standing = believedKinds[event.kind]
    if (standing === undefined) continue
    const steps = byEntity.get(event.entity)
    const step = { fromMs: event.atMs, standing, eventId: event.id }
    if (steps === undefined) byEntity.set(event.entity, [step])
    else steps.push(step)
  }
  return byEntity
}

/** Moments at which something was said about a thing: an incident declared, or its state announced. */
function statements(log: Log): ReadonlyMap<string, readonly LogEvent[]> {
  const { rootOf } = learning(log)
  const touched = new Map<number, Set<string>>()
  const said = new Map<string, LogEvent[]>()
  const say = (id: string, event: LogEvent): void => {
    const events = said.get(id)
    if (events === undefined) said.set(id, [event])
    else events.push(event)
  }
  for (const event of log.events) {
    const root = rootOf[event.id] ?? event.id
    if (event.kind === 'state') {
      const ids = touched.get(root)
      if (ids === undefined) touched.set(root, new Set([event.entity]))
      else ids.add(event.entity)
    }
    if (event.kind === 'announced') say(event.entity, event)
    if (event.kind === 'declared') for (const id of touched.get(root) ?? []) say(id, event)
  }
  return said
}

/**
 * What was declared: what was believed when somebody said so, until somebody says something else.
 *
 * Where no step announces it, an incident is taken to be closed once the thing is believed well again.
 */
function declaredSteps(believed: Steps, said: readonly LogEvent[], isAnnounced: boolean): Steps {
  const steps: Step[] = [...believed.slice(0, 1)]
  for (const { atMs, id } of said) {
    const standing = standingAt(believed, atMs)?.standing ?? 'well'
    steps.push({ fromMs: atMs, standing, eventId: id })
    if (isAnnounced || standing === 'well') continue
    const closed = believed.find((step) => step.fromMs > atMs && step.standing === 'well')
    if (closed !== undefined) steps.push(closed)
  }
  return tidy(steps.sort((a, b) => a.fromMs - b.fromMs))
}

/** Moments from which the data of a thing are corrupt, or are so no longer, by its id. */
function damageSteps(log: Log): ReadonlyMap<string, Steps> {
  const byEntity = new Map<string, Step[]>()
  for (const { id, kind, entity, atMs, integrity } of log.events) {
    if (kind !== 'integrity' && kind !== 'restored') continue
    const isDamaged = kind === 'integrity' && integrity === 'corrupt'
    const step = { fromMs: atMs, standing: isDamaged ? 'damaged' : 'well', eventId: id } as const
    const before = byEntity.get(entity) ?? [{ fromMs: 0, standing: 'well', eventId: null }]
    byEntity.set(entity, [...before, step])
  }
  return byEntity
}

/**
 * How a thing was: down, if it gave nothing; well, if it was off on purpose; else damaged, while its data
 * were corrupt.
 */
function withDamage(states: Steps, damage: Steps, spans: readonly StateSpan[]): Steps {
  if (damage.length === 0) return states
  const moments = [...new Set([...states, ...damage].map((step) => step.fromMs))]
  const steps = moments
    .sort((a, b) => a - b)
    .flatMap((fromMs) => {
      const state = standingAt(states, fromMs)
      const data = standingAt(damage, fromMs)
      const isDamaged =
        data?.standing === 'damaged' && state?.standing !== 'down' && !isOff(spans, fromMs)
      const step = isDamaged ? data : state
      return step === undefined ? [] : [{ ...step, fromMs }]
    })
  return tidy(steps)
}

function isOff(spans: readonly StateSpan[], atMs: number): boolean {
  const starts = spans.map((span) => span.fromMs)
  return spans[lastAtMost(starts, atMs)]?.state === 'stopped'
}

type Span = { readonly fromMs: number; readonly toMs: number }

/** Stretches in which a monitor that watches a thing was up, by what it watches. */
function watchedSpans(model: Model, log: Log): ReadonlyMap<string, readonly Span[]> {
  const spans = stateSpans(model, log)
  return new Map(
    model.entities.map(({ id, monitors }) => [
      id,
      monitors
        .filter(({ signal }) => signal !== 'user-reports')
        .flatMap(({ entity }) => spans.get(model.entities[entity]?.id ?? '') ?? [])
        .filter(({ level }) => level >= usableLevel)
        .map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs ?? log.untilMs })),
    ]),
  )
}

type Tracks = {
  readonly id: string
  readonly actual: Steps
  readonly believed: Steps
  readonly declared: Steps
  readonly watched: readonly Span[]
}

function buildTracks(model: Model, log: Log): readonly Tracks[] {
  const spans = stateSpans(model, log)
  const followed = believedSteps(log)
  const learned = learning(log)
  const said = statements(log)
  const events = stateEvents(log)
  const watched = watchedSpans(model, log)
  const damage = damageSteps(log)
  const announced = new Set(model.tasks.flatMap((task) => task.announces))
  return model.entities.map(({ id, index }) => {
    const start = standingAtStart(events.get(id)?.[0])
    const later = (spans.get(id) ?? []).filter((span) => span.eventId !== null)
    const states = tidy([
      start,
      ...later.map((span) => ({
        fromMs: span.fromMs,
        standing: standingOf(span),
        eventId: span.eventId,
      })),
    ])
    const actual = withDamage(states, damage.get(id) ?? [], spans.get(id) ?? [])
    const believed = model.belief.isFollowed[index]
      ? tidy([start, ...(followed.get(id) ?? [])])
      : knownSteps(start, actual, learned)
    const declared = declaredSteps(believed, said.get(id) ?? [], announced.has(index))
    return { id, actual, believed, declared, watched: watched.get(id) ?? [] }
  })
}

/** The last moment up to now at which somebody or something saw a thing; `null` if nothing ever did. */
function lastSeenMs({ watched, believed }: Tracks, atMs: number): number | null {
  const byMonitor = watched
    .filter(({ fromMs }) => fromMs <= atMs)
    .map(({ toMs }) => Math.min(toMs, atMs))
  const told = standingAt(believed, atMs)
  const moments =
    told === undefined || told.eventId === null ? byMonitor : [...byMonitor, told.fromMs]
  return moments.length === 0 ? null : Math.max(...moments)
}

/** The three truths about everything at any moment, prepared once and asked often. */
export function buildTruthIndex(model: Model, log: Log): TruthIndex {
  const tracks = buildTracks(model, log)
  return {
    at: (atMs) =>
      new Map(
        tracks.map((track): [string, ThreeTruths] => {
          const believed = standingAt(track.believed, atMs)
          return [
            track.id,
            {
              actual: standingAt(track.actual, atMs)?.standing ?? 'well',
              believed: believed?.standing ?? 'well',
              declared: standingAt(track.declared, atMs)?.standing ?? 'well',
              believedSinceMs: believed?.fromMs ?? 0,
              lastSeenMs: lastSeenMs(track, atMs),
            },
          ]
        }),
      ),
  }
}

/** Stretches in which people thought of something that it was other than it was, by id, then time. */
export function wrongBeliefs(model: Model, log: Log): readonly WrongBelief[] {
  return buildTracks(model, log).flatMap(({ id, actual, believed }) => {
    const moments = [...new Set([...actual, ...believed].map((step) => step.fromMs))]
    moments.sort((a, b) => a - b)
    const wrong: WrongBelief[] = []
    moments.forEach((fromMs, position) => {
      const is = standingAt(actual, fromMs)?.standing ?? 'well'
      const thought = standingAt(believed, fromMs)
      if (thought === undefined || is === thought.standing) return
      const toMs = moments[position + 1] ?? null
      wrong.push({ id, fromMs, toMs, actual: is, believed: thought.standing })
    })
    return wrong
  })
}
