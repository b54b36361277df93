/**
 * Which rules a change of an entity can concern at all: worked out once, so that a change of most
 * things costs one look. A rule for what a model has nothing of concerns nobody in it.
 */
import { noTier } from '../../compile/defaults.ts'
import type { Model } from '../../compile/model.ts'

/** One bit for each. */
export const concern = {
  /** A decision point waits for it. */
  point: 1,
  /** Somewhere in the model a capacity is known. */
  load: 2,
  /** Something cannot start without it. */
  gate: 4,
  /** Something feels it later, lives on a reserve, or hands over to it. */
  slow: 8,
  /** The scenario cuts something off from something. */
  partition: 16,
  /** Something of the model breaks down by itself. */
  wear: 32,
  /** It cannot go on without its providers. */
  stops: 64,
  /** It shows how others are, or lets reports about them through. */
  monitor: 128,
  /** What is shown of it is followed. */
  followed: 256,
  /** The model has fleets. */
  fleet: 512,
  /** Data are restored from, onto or through it. */
  restore: 1024,
  /** Whoever looks at it when it is not well opens an incident. */
  watched: 2048,
  /** It is a business service. */
  service: 4096,
} as const

type Concern = keyof typeof concern

type Lists = readonly (readonly unknown[])[]

/** What a structure knows already, by entity. */
type Known = {
  readonly slowOn: Lists
  readonly seatsOf: Lists
  readonly handoversFrom: Lists
  readonly watchesOn: Lists
  readonly watchesBy: Lists
  readonly isRestoreNeed: Uint8Array
  readonly startersFrom: Int32Array
}

/** The concerns of each entity, by its number. */
export function concernsOf(model: Model, known: Known): Int32Array {
  const everybodys = sumOf({
    load: model.loads.some((load) => load !== null),
    partition: model.faults.some(({ type }) => type === 'partition'),
    wear: model.faults.some(({ type }) => type === 'breakdowns'),
    fleet: model.fleets.length > 0,
  })
  const monitors = new Set(model.entities.flatMap((one) => one.monitors.map((each) => each.entity)))
  const asked = new Set(model.decisionPoints.flatMap(({ watched }) => watched))
  return Int32Array.from(model.entities, ({ index, monitors: own, tier, stopsOnProviderLoss }) => {
    const { slowOn, seatsOf, handoversFrom, startersFrom } = known
    return (
      everybodys +
      sumOf({
        point: asked.has(index),
        gate: startersFrom[index] !== startersFrom[index + 1],
        slow: [slowOn, seatsOf, handoversFrom].some((lists) => isFull(lists, index)),
        stops: stopsOnProviderLoss,
        monitor: monitors.has(index) || isFull(known.watchesBy, index),
        followed: isFull(known.watchesOn, index),
        restore: known.isRestoreNeed[index] === 1,
        watched: own.length > 0 || tier === noTier,
        service: model.services[index] !== null,
      })
    )
  })
}

function isFull(lists: Lists, entity: number): boolean {
  return (lists[entity]?.length ?? 0) > 0
}

function sumOf(has: Partial<Readonly<Record<Concern, boolean>>>): number {
  const names = Object.keys(concern) as Concern[]
  return names.reduce((sum, name) => sum + (has[name] === true ? concern[name] : 0), 0)
}
