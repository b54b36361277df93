/**
 * Every value that a run stands on, with where it comes from: written, measured, published, assumed
 * or not known at all.
 *
 * Counts only values that the simulation or a gap rule uses, and only of things that carry a business
 * service or take part in recovery.
 */
import type { Assumption, Model } from '../compile/model.ts'
import { sortedIds } from '../ids.ts'
import type { BasisKind, Component } from '../plan/schema.ts'
import { nameOf } from '../views/names.ts'
import type { Marker, ReportInput } from './contract.ts'

type BasisNote =
  | BasisKind
  | {
      readonly is: BasisKind
      readonly source?: string | undefined
      readonly note?: string | undefined
    }
type Basis = Readonly<Record<string, BasisNote>> | undefined

/** Something that holds values: where it is in the plan, what it is called, whose basis counts. */
type Place = {
  readonly path: readonly (string | number)[]
  readonly name: string
  readonly values: object
  readonly bases: readonly Basis[]
  readonly isOnTier1: boolean
}

const fieldWords: Readonly<Record<string, string>> = {
  rto: 'recovery time objective',
  rpo: 'recovery point objective',
  mtd: 'maximum tolerable downtime',
  wrt: 'work recovery time',
  demandPerHour: 'work per hour',
  activation: 'time to get going',
  share: 'share of work it carries',
  endurance: 'how long it can go on',
  reentry: 'work left behind',
  repair: 'hands-on time to mend it',
  start: 'time to start',
  offlineCopy: 'offline copy',
  holders: 'people who hold it',
  machines: 'number of machines',
  touch: 'hands-on time per machine',
  encrypted: 'encrypted or not',
  interval: 'time between two looks',
  delay: 'time from a look to an alert',
  misses: 'chance to miss a failure',
  holds: 'how long the reserve lasts',
  strength: 'how much hangs on it',
  lasts: 'how long a grant lasts',
  inPerHour: 'messages per hour',
  drainPerHour: 'messages taken per hour',
  buffer: 'messages that can wait',
  lag: 'how far the copy is behind',
  linkPerHour: 'changes copied per hour',
  detect: 'time to notice the loss',
  decide: 'who decides to switch',
  switch: 'time to switch',
  succeeds: 'chance to succeed',
  acknowledge: 'time to answer a page',
  callOut: 'time to get to work',
  takes: 'how long it takes',
  document: 'where it is kept',
  usersReport: 'time until users report',
  diagnose: 'time to find the cause',
  wrongDiagnosis: 'chance of a wrong diagnosis',
  wrongDiagnosisCosts: 'time lost on a wrong diagnosis',
  declare: 'time to declare',
}

function written(value: unknown): string {
  if (value === undefined || value === 'unknown') return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return Object.entries(value as object)
    .map(
      ([key, part]) =>
        `${key} ${Array.isArray(part) ? part.join(' to ') : typeof part === 'object' ? written(part) : String(part)}`,
    )
    .join(', ')
}

function noteFor(bases: readonly Basis[], field: string): BasisNote | undefined {
  for (const basis of bases) {
    const note = basis?.[field] ?? basis?.['*']
    if (note !== undefined) return note
  }
  return undefined
}

const markerOf: Readonly<Record<BasisKind, Marker>> = {
  declared: 'declared',
  measured: 'measured',
  published: 'published',
  assumption: 'assumed',
}

function toInput(
  place: Place,
  field: string,
  assumed: ReadonlyMap<string, Assumption>,
): ReportInput {
  const value = written((place.values as Readonly<Record<string, unknown>>)[field])
  const path = [...place.path, field]
  const note = noteFor(place.bases, field)
  const kind = typeof note === 'string' ? note : note?.is
  const detail = typeof note === 'object' ? [note.source, note.note] : []
  const stoodIn = assumed.get(path.join('/'))
  return {
    path,
    thing: place.name,
    what: fieldWords[field] ?? field,
    value: value === '' ? (stoodIn?.value ?? '') : value,
    marker: value === '' ? 'unknown' : markerOf[kind ?? 'declared'],
    source:
      value === ''
        ? defaultSource(stoodIn)
        : detail.filter((part) => part !== undefined).join('. '),
    isOnTier1: place.isOnTier1,
  }
}

/** Where a default comes from that stood in; that it was assumed is said by its marker. */
function defaultSource(stoodIn: Assumption | undefined): string {
  return stoodIn === undefined || stoodIn.source === 'assumption' ? '' : stoodIn.source
}

type Wanted = { readonly place: Place; readonly fields: readonly string[] }

/** Fields of a component that count, by what it is. */
function componentFields(component: Component): readonly string[] {
  const kind = component.kind
  if (kind === 'fleet') return []
  const fields = ['repair', 'start']
  if (kind === 'documents' || kind === 'keys') fields.push('offlineCopy')
  if (kind === 'keys') fields.push('holders')
  return fields
}

function componentPlaces(model: Model, id: string, isOnTier1: boolean): readonly Wanted[] {
  const component = model.plan.components?.[id] ?? {}
  const name = nameOf(model, id)
  const path = ['components', id]
  const bases = [component.basis]
  const wanted: Wanted[] = [
    {
      place: { path, name, values: component, bases, isOnTier1 },
      fields: componentFields(component),
    },
  ]
  const { fleet, monitor } = component
  if (fleet !== undefined) {
    const place = { path: [...path, 'fleet'], name, values: fleet, bases, isOnTier1 }
    if (Object.keys(fleet.cohorts ?? {}).length === 0) wanted.push({ place, fields: ['machines'] })
    for (const key of sortedIds(fleet.cohorts)) {
      const cohort = fleet.cohorts?.[key] ?? {}
      const values = { ...cohort, machines: cohort.machines ?? cohort.share }
      wanted.push({
        place: {
          path: [...path, 'fleet', 'cohorts', key],
          name: `${name}, ${cohort.name ?? key}`,
          values,
          bases: [cohort.basis, component.basis],
          isOnTier1,
        },
        fields: ['machines', 'touch', 'encrypted'],
      })
    }
  }
  if (monitor !== undefined) {
    const place = { path: [...path, 'monitor'], name, values: monitor, bases, isOnTier1 }
    wanted.push({ place, fields: ['interval', 'delay', 'misses'] })
  }
  return wanted
}

function servicePlaces(model: Model, id: string): readonly Wanted[] {
  const service = model.plan.businessServices?.[id] ?? {}
  const isOnTier1 = service.tier === 1
  const name = nameOf(model, id)
  const path = ['businessServices', id]
  const place = { path, name, values: service, bases: [service.basis], isOnTier1 }
  const fields = ['rto', 'rpo', 'mtd', 'wrt', 'demandPerHour']
  const workarounds = sortedIds(service.workarounds).map((key): Wanted => {
    const workaround = service.workarounds?.[key] ?? {}
    return {
      place: {
        path: [...path, 'workarounds', key],
        name: `${name}, ${workaround.name ?? key}`,
        values: workaround,
        bases: [workaround.basis, service.basis],
        isOnTier1,
      },
      fields: ['activation', 'share', 'endurance', 'reentry'],
    }
  })
  return [{ place, fields }, ...workarounds]
}

/** What each coupling is known by. */
const couplingFields = {
  soft: ['strength'],
  grace: ['holds'],
  lease: ['lasts'],
  queue: ['inPerHour', 'drainPerHour', 'buffer'],
  replication: ['lag', 'linkPerHour'],
} as const

function dependencyPlaces(model: Model, tier1: ReadonlySet<number>): readonly Wanted[] {
  return model.dependencies.flatMap(({ id, from, to }): readonly Wanted[] => {
    const dependency = model.plan.dependencies?.[id] ?? {}
    const coupling = dependency.coupling
    if (coupling === undefined || coupling.kind === 'hard') return []
    const ends = [from, to].map((end) => model.entities[end]?.name ?? '')
    const name = ends.join(' without ')
    const isOnTier1 = tier1.has(from) && tier1.has(to)
    const place = {
      path: ['dependencies', id, 'coupling'],
      name,
      values: coupling,
      bases: [dependency.basis],
      isOnTier1,
    }
    return [{ place, fields: couplingFields[coupling.kind] }]
  })
}

function groupPlaces(model: Model, tier1: ReadonlySet<number>): readonly Wanted[] {
  return model.entities.flatMap(({ id, index, name }): readonly Wanted[] => {
    if (model.groups[index]?.kind !== 'active-passive') return []
    const group = model.plan.groups?.[id] ?? {}
    const place = {
      path: ['groups', id, 'failover'],
      name,
      values: group.failover ?? {},
      bases: [group.basis],
      isOnTier1: tier1.has(index),
    }
    return [{ place, fields: ['detect', 'decide', 'switch', 'succeeds'] }]
  })
}

function recoveryPlaces(model: Model): readonly Wanted[] {
  const { plan } = model
  const teams = sortedIds(plan.teams).map((id): Wanted => {
    const team = plan.teams?.[id] ?? {}
    const fields = team.onCall === undefined ? ['acknowledge'] : ['acknowledge', 'callOut']
    const place = {
      path: ['teams', id],
      name: nameOf(model, id),
      values: team,
      bases: [team.basis],
      isOnTier1: true,
    }
    return { place, fields }
  })
  const tasks = model.tasks.flatMap(({ id, tier }): readonly Wanted[] => {
    const [runbookId = '', key = ''] = id.split('/')
    const runbook = plan.runbooks?.[runbookId]
    const task = runbook?.tasks?.[key]
    if (task === undefined) return []
    const place = {
      path: ['runbooks', runbookId, 'tasks', key],
      name: nameOf(model, id),
      values: task,
      bases: [runbook?.basis],
      isOnTier1: tier === 1,
    }
    return [{ place, fields: ['takes'] }]
  })
  const response = plan.response ?? {}
  const place = {
    path: ['response'],
    name: 'Response',
    values: response,
    bases: [response.basis],
    isOnTier1: true,
  }
  const fields = ['usersReport', 'diagnose', 'wrongDiagnosis', 'wrongDiagnosisCosts', 'declare']
  return [...teams, ...tasks, { place, fields }]
}

/** All inputs of a run, in the order of services, components, couplings and recovery. */
export function inputsOf(model: Model): readonly ReportInput[] {
  const carrying = model.entities.filter(({ tier }) => tier < 5)
  const tier1 = new Set(carrying.filter(({ tier }) => tier === 1).map(({ index }) => index))
  const assumed = new Map(model.assumptions.map((one) => [one.path.join('/'), one]))
  const wanted: readonly Wanted[] = [
    ...carrying
      .filter(({ kind }) => kind === 'business-service')
      .flatMap(({ id }) => servicePlaces(model, id)),
    ...model.entities
      .filter(
        ({ id, kind, tier }) =>
          kind === 'component' && (tier < 5 || model.plan.components?.[id]?.monitor !== undefined),
      )
      .flatMap(({ id, tier }) => componentPlaces(model, id, tier === 1)),
    ...dependencyPlaces(model, tier1),
    ...groupPlaces(model, tier1),
    ...recoveryPlaces(model),
  ]
  return wanted.flatMap(({ place, fields }) =>
    fields.map((field) => toInput(place, field, assumed)),
  )
}
