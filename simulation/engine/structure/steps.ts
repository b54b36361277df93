/**
 * Levels at which a change of something gradual matters: those that anything downstream is measured by,
 * and steps of five points between them.
 */
import type { Model } from '../../compile/model.ts'
import { at } from '../at.ts'
import { buildLeaseSteps, type LeaseStep } from './leaseSteps.ts'

/** Levels of fleets are passed on in steps of five points; an assumption about what matters. */
const fleetStep = 0.05

/** Levels below which something is out or useless, of all that a set of entities serves. */
function thresholdsOf(model: Model, isAsked: (entity: number) => boolean): ReadonlySet<number> {
  const levels = new Set<number>()
  model.services.forEach((service, entity) => {
    if (service !== null && isAsked(entity)) levels.add(service.minimumLevel)
  })
  for (const { coupling, to } of model.dependencies) {
    const { threshold } = { threshold: 0, ...coupling }
    if (threshold > 0 && isAsked(to)) levels.add(threshold)
  }
  return levels
}

function stepsWith(thresholds: Iterable<number>): readonly number[] {
  const steps = new Set<number>([1, ...thresholds])
  for (let step = 1; step * fleetStep < 0.999; step++) steps.add(Math.round(step * 5) / 100)
  return [...steps].filter((step) => step > 0 && step <= 1).sort((a, b) => a - b)
}

type Consumers = { readonly consumers: Int32Array; readonly consumersFrom: Int32Array }

/** By lease: shares of what is left of it at which its consumer’s level changes, falling. */
export function leaseStepsFor(
  model: Model,
  consumers: Consumers,
): ReadonlyMap<number, readonly LeaseStep[]> {
  return new Map(
    model.dependencies.flatMap(({ index, from, coupling }) => {
      if (coupling.kind !== 'lease') return []
      const served = servedBy(consumers, from)
      const thresholds = thresholdsOf(model, (entity) => served.has(entity))
      const steps = buildLeaseSteps(stepsWith(thresholds), thresholds, coupling.isRandom)
      return [[index, steps] as const]
    }),
  )
}

/** An entity and all that stands on it. */
function servedBy({ consumers, consumersFrom }: Consumers, from: number): ReadonlySet<number> {
  const served = new Set([from])
  for (const entity of served) {
    for (let next = at(consumersFrom, entity); next < at(consumersFrom, entity + 1); next++) {
      served.add(at(consumers, next))
    }
  }
  return served
}

/** Levels at which a change of a fleet matters, ascending, ending with 1. */
export function stepsFor(model: Model): readonly number[] {
  return stepsWith(thresholdsOf(model, () => true))
}
