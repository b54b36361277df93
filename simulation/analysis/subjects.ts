/**
 * What is kept of a run when there are many, and about what: a few numbers per business service,
 * component, group and fleet, never the log.
 *
 * The same subjects always have the same columns in the same order.
 */
import type { Entity, Model } from '../compile/model.ts'
import { compareIds } from '../ids.ts'
import { canLoseData } from '../views/recoveryPoints.ts'

export type ServiceSubject = {
  readonly id: string
  readonly name: string
  readonly tier: number
  /** `null` where no target is set. */
  readonly rtoMs: number | null
  readonly mtdMs: number | null
  readonly rpoMs: number | null
  /** True if a run of the scenario can harm data that it stands on. */
  readonly canLoseData: boolean
  /** Of its losses; `null` where the plan has no loss curve. */
  readonly currency: string | null
}

export type SystemSubject = {
  readonly id: string
  readonly name: string
  readonly kind: 'component' | 'group'
}

export type FleetSubject = { readonly id: string; readonly name: string; readonly machines: number }

/** Business services by tier and id, components and groups by id, fleets by id. */
export type Subjects = {
  readonly services: readonly ServiceSubject[]
  readonly systems: readonly SystemSubject[]
  readonly fleets: readonly FleetSubject[]
}

export type ServiceMeasure =
  /** Longest outage. */
  | 'rtaMs'
  /** All outages together. */
  | 'downMs'
  /** From the first outage until all work was caught up with. */
  | 'untilNormalMs'
  /** Work lost with data. */
  | 'rpaMs'
  /** Money. */
  | 'loss'

/** The longest unbroken time in which a component or group was not operational. */
export type SystemMeasure = 'notOperationalMs'

export type FleetMeasure =
  /** Machines that were broken at the worst moment. */
  | 'brokenMax'
  /** From the first broken machine until this share of all worked, for good. */
  | 'until50PctMs'
  | 'until90PctMs'
  | 'until99PctMs'

export type Measure = ServiceMeasure | SystemMeasure | FleetMeasure

export type Column = {
  /** Id of the business service, component, group or fleet. */
  readonly of: string
  readonly measure: Measure
}

const fleetMeasures = ['brokenMax', 'until50PctMs', 'until90PctMs', 'until99PctMs'] as const

export function columnsOf({ services, systems, fleets }: Subjects): readonly Column[] {
  return [
    ...services.flatMap(({ id, currency, canLoseData: hasData }) =>
      (
        [
          'rtaMs',
          'downMs',
          'untilNormalMs',
          ...(hasData ? (['rpaMs'] as const) : []),
          ...(currency === null ? [] : (['loss'] as const)),
        ] as const
      ).map((measure): Column => ({ of: id, measure })),
    ),
    ...systems.map(({ id }): Column => ({ of: id, measure: 'notOperationalMs' })),
    ...fleets.flatMap(({ id }) => fleetMeasures.map((measure): Column => ({ of: id, measure }))),
  ]
}

export function subjectsOf(model: Model): Subjects {
  return {
    services: model.entities
      .flatMap((entity) => serviceSubjects(model, entity))
      .sort((a, b) => a.tier - b.tier || compareIds(a.id, b.id)),
    systems: model.entities.flatMap(({ id, name, kind }) =>
      kind === 'business-service' ? [] : [{ id, name, kind }],
    ),
    fleets: model.fleets.map(({ entity, machines }) => {
      const { id = '', name = '' } = model.entities[entity] ?? {}
      return { id, name, machines }
    }),
  }
}

function serviceSubjects(model: Model, { id, name, index }: Entity): ServiceSubject[] {
  const service = model.services[index]
  if (service === null || service === undefined) return []
  const targetOf = (ms: number) => (ms < 0 ? null : ms)
  return [
    {
      id,
      name,
      tier: service.tier,
      rtoMs: targetOf(service.rtoMs),
      mtdMs: targetOf(service.mtdMs),
      rpoMs: targetOf(service.rpoMs),
      canLoseData: canLoseData(model)(index),
      currency: model.plan.businessServices?.[id]?.loss?.currency ?? null,
    },
  ]
}
