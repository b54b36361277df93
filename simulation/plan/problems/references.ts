/**
 * Where a plan names its own things, and what each of those names must stand for.
 */
import { findNearest } from '../../document/nearest.ts'
import type { Path } from '../../document/yamlText.ts'
import { sortedIds } from '../../ids.ts'
import type { Backup, Plan, Task, WrittenEffects } from '../schema.ts'
import type { Finding } from './problemAt.ts'

/** Maps of a plan whose things are referred to, with the word for one of them. */
const kinds = {
  components: 'component',
  groups: 'group',
  businessServices: 'business service',
  sites: 'site',
  vendors: 'vendor',
  products: 'product',
  fateDomains: 'fate domain',
  teams: 'team',
  people: 'person',
  runbooks: 'runbook',
  actions: 'action',
  backups: 'backup',
  dependencies: 'dependency',
} as const
type Kind = keyof typeof kinds
const allKinds = Object.keys(kinds) as Kind[]

type Reference = { readonly path: Path; readonly to: string; readonly kinds: readonly Kind[] }
type Kinds = readonly Kind[]

/** Each name that stands for nothing, or for the wrong sort of thing. */
export function findReferenceProblems(plan: Plan): Finding[] {
  return [...references(plan), ...recoveryReferences(plan)].flatMap((reference) =>
    checkReference(plan, reference),
  )
}

function one(path: Path, to: string | undefined, of: Kinds): Reference[] {
  return to === undefined ? [] : [{ path, to, kinds: of }]
}

function many(path: Path, ids: readonly string[] | undefined, of: Kinds): Reference[] {
  return (ids ?? []).map((to, index) => ({ path: [...path, index], to, kinds: of }))
}

function each<T>(
  map: Readonly<Record<string, T>> | undefined,
  find: (value: T, id: string) => readonly Reference[],
): Reference[] {
  return sortedIds(map).flatMap((id) => {
    const value = map?.[id]
    return value === undefined ? [] : find(value, id)
  })
}

function references(plan: Plan): Reference[] {
  return [
    ...each(plan.sites, ({ parent }, id) => one(['sites', id, 'parent'], parent, ['sites'])),
    ...each(plan.vendors, ({ parent, subcontractors }, id) => [
      ...one(['vendors', id, 'parent'], parent, ['vendors']),
      ...many(['vendors', id, 'subcontractors'], subcontractors, ['vendors']),
    ]),
    ...each(plan.products, ({ vendor }, id) =>
      one(['products', id, 'vendor'], vendor, ['vendors']),
    ),
    ...each(plan.teams, (team, id) => [
      ...one(['teams', id, 'site'], team.site, ['sites']),
      ...one(['teams', id, 'vendor'], team.vendor, ['vendors']),
      ...many(['teams', id, 'reachedThrough'], team.reachedThrough, ['components']),
      ...(team.escalation ?? []).flatMap((step, index) => [
        ...one(['teams', id, 'escalation', index, 'person'], step.person, ['people']),
        ...many(['teams', id, 'escalation', index, 'through'], step.through, ['components']),
      ]),
    ]),
    ...each(plan.people, ({ team, reachedThrough }, id) => [
      ...one(['people', id, 'team'], team, ['teams']),
      ...many(['people', id, 'reachedThrough'], reachedThrough, ['components']),
    ]),
    ...each(plan.components, (_, id) => componentReferences(plan, id)),
    ...each(plan.groups, (_, id) => groupReferences(plan, id)),
    ...each(plan.dependencies, ({ from, to }, id) => [
      ...one(['dependencies', id, 'from'], from, ['components', 'businessServices']),
      ...one(['dependencies', id, 'to'], to, ['components', 'groups', 'businessServices']),
    ]),
  ]
}

function componentReferences(plan: Plan, id: string): Reference[] {
  const at = ['components', id]
  const { fleet, monitor, ...component } = plan.components?.[id] ?? {}
  return [
    ...one([...at, 'site'], component.site, ['sites']),
    ...one([...at, 'vendor'], component.vendor, ['vendors']),
    ...many([...at, 'products'], component.products, ['products']),
    ...many([...at, 'fateDomains'], component.fateDomains, ['fateDomains']),
    ...one([...at, 'team'], component.team, ['teams']),
    ...each(fleet?.cohorts, ({ site }, cohort) =>
      one([...at, 'fleet', 'cohorts', cohort, 'site'], site, ['sites']),
    ),
    ...many([...at, 'fleet', 'remoteNeeds'], fleet?.remoteNeeds, ['components', 'groups']),
    ...many([...at, 'fleet', 'technicians'], fleet?.technicians, ['teams']),
    ...one([...at, 'fleet', 'keyStore'], fleet?.keyStore, ['components', 'groups']),
    ...many([...at, 'monitor', 'watches'], monitor?.watches, [
      'components',
      'groups',
      'businessServices',
    ]),
  ]
}

function groupReferences(plan: Plan, id: string): Reference[] {
  const { members, failover } = plan.groups?.[id] ?? {}
  const decide = failover?.decide
  const memberKinds = ['components', 'groups'] as const
  return [
    ...(members ?? []).flatMap((member, index) =>
      typeof member === 'string'
        ? one(['groups', id, 'members', index], member, memberKinds)
        : one(['groups', id, 'members', index, 'id'], member.id, memberKinds),
    ),
    ...one(['groups', id, 'failover', 'watchedBy'], failover?.watchedBy, ['components']),
    ...(typeof decide === 'object'
      ? one(['groups', id, 'failover', 'decide', 'team'], decide.team, ['teams'])
      : []),
  ]
}

function recoveryReferences(plan: Plan): Reference[] {
  return [
    ...each(plan.runbooks, (_, id) => runbookReferences(plan, id)),
    ...each(plan.actions, (action, id) => [
      ...many(['actions', id, 'needs'], action.needs, ['components', 'groups', 'businessServices']),
      ...one(['actions', id, 'decidedBy'], action.decidedBy, ['teams']),
      ...one(['actions', id, 'team'], action.team, ['teams']),
      ...effectReferences(['actions', id], action),
    ]),
    ...each(plan.backups, (backup, id) => [
      ...one(['backups', id, 'of'], backup.of, ['components']),
      ...placeReferences(['backups', id], backup),
      ...each(backup.copies, (copy, key) => placeReferences(['backups', id, 'copies', key], copy)),
    ]),
    ...one(['response', 'team'], plan.response?.team, ['teams']),
    ...one(['response', 'triage', 'team'], plan.response?.triage?.team, ['teams']),
    ...one(['response', 'declaredBy'], plan.response?.declaredBy, ['teams']),
    ...(plan.acceptedGaps ?? []).flatMap((gap, index) =>
      one(['acceptedGaps', index, 'about'], gap.about, allKinds),
    ),
  ]
}

type PlaceOfCopies = Pick<Backup, 'site' | 'heldIn' | 'adminDomain' | 'through' | 'restoreNeeds'>

function placeReferences(at: Path, place: PlaceOfCopies): Reference[] {
  return [
    ...one([...at, 'site'], place.site, ['sites']),
    ...one([...at, 'heldIn'], place.heldIn, ['components']),
    ...one([...at, 'adminDomain'], place.adminDomain, ['fateDomains']),
    ...many([...at, 'through'], place.through, ['components']),
    ...many([...at, 'restoreNeeds'], place.restoreNeeds, ['components', 'groups']),
  ]
}

function runbookReferences(plan: Plan, id: string): Reference[] {
  const at = ['runbooks', id]
  const runbook = plan.runbooks?.[id] ?? {}
  return [
    ...many([...at, 'recovers'], runbook.recovers, ['components', 'sites']),
    ...one([...at, 'document'], runbook.document, ['components']),
    ...one([...at, 'approval', 'team'], runbook.approval?.team, ['teams']),
    ...each(runbook.tasks, (task, key) => {
      const here = [...at, 'tasks', key]
      return [
        ...many([...here, 'needs'], task.needs, ['components', 'groups', 'businessServices']),
        ...one([...here, 'team'], task.team, ['teams']),
        ...controlReferences(here, task),
        ...one([...here, 'person'], task.person, ['people']),
        ...effectReferences(here, task),
      ]
    }),
  ]
}

function controlReferences(at: Path, { gates, forEach, approval }: Task): Reference[] {
  return [
    ...(gates ?? []).flatMap(({ on }, index) =>
      one([...at, 'gates', index, 'on'], on, ['components', 'groups', 'businessServices']),
    ),
    ...many([...at, 'forEach', 'of'], forEach?.of, ['components', 'groups', 'sites']),
    ...one([...at, 'approval', 'team'], approval?.team, ['teams']),
  ]
}

function effectReferences(at: Path, effects: WrittenEffects): Reference[] {
  const places = ['components', 'sites'] as const
  const anything = ['components', 'groups', 'businessServices'] as const
  return [
    ...many([...at, 'repairs'], effects.repairs, ['components']),
    ...many([...at, 'restores'], effects.restores, ['components']),
    ...many([...at, 'starts'], effects.starts, ['components']),
    ...one([...at, 'failsOver'], effects.failsOver, ['groups']),
    ...many([...at, 'stops'], effects.stops, places),
    ...many([...at, 'isolates'], effects.isolates, places),
    ...many([...at, 'reconnects'], effects.reconnects, places),
    ...many([...at, 'verifies'], effects.verifies, anything),
    ...many([...at, 'announces'], effects.announces, anything),
    ...many([...at, 'halts'], effects.halts, ['products']),
    ...many([...at, 'calls'], effects.calls, ['teams']),
    ...many([...at, 'activates'], effects.activates, ['runbooks']),
    ...many([...at, 'sheds', 'of'], effects.sheds?.of, ['components']),
    ...many([...at, 'resets'], effects.resets, ['components']),
    ...many([...at, 'beginsWorkaround'], effects.beginsWorkaround, ['businessServices']),
  ]
}

function has(plan: Plan, kind: Kind, id: string): boolean {
  return Object.hasOwn(plan[kind] ?? {}, id)
}

function checkReference(plan: Plan, { path, to, kinds: wanted }: Reference): Finding[] {
  if (wanted.some((kind) => has(plan, kind, to))) return []
  const wantedWords = wanted.map((kind) => kinds[kind]).join(' or ')
  const found = allKinds.find((kind) => has(plan, kind, to))
  if (found !== undefined) {
    return [
      {
        code: 'wrong-reference',
        severity: 'error',
        path,
        says: `names “${to}”, which is a ${kinds[found]}.`,
        hint: `Name a ${wantedWords} here.`,
      },
    ]
  }
  const candidates = wanted.flatMap((kind) => sortedIds(plan[kind]))
  const meant = findNearest(to, candidates)
  return [
    {
      code: 'unknown-reference',
      // An acceptance of a risk that is gone does no harm to a run.
      severity: path[0] === 'acceptedGaps' ? 'warning' : 'error',
      path,
      says: `names “${to}”, but there is no ${wanted === allKinds ? 'such thing' : `such ${wantedWords}`}.`,
      hint:
        meant === undefined
          ? `Add it to the plan, or name another ${wanted === allKinds ? 'thing' : wantedWords}.`
          : `Did you mean “${meant}”?`,
    },
  ]
}

/** Names inside of a runbook and of a product: tasks that come before, rings that cohorts are in. */
export function findInnerReferenceProblems(plan: Plan): Finding[] {
  return [
    ...sortedIds(plan.runbooks).flatMap((id) => taskNames(plan, id)),
    ...ringNames(plan),
    ...shiftNames(plan),
  ]
}

function taskNames(plan: Plan, id: string): Finding[] {
  const tasks = plan.runbooks?.[id]?.tasks ?? {}
  const keys = sortedIds(tasks)
  return keys.flatMap((key) => {
    const { after = [], onFail = [], returnsTo } = tasks[key] ?? {}
    const here = ['runbooks', id, 'tasks', key]
    const named = [
      ...after.map((name, index) => ({ name, path: [...here, 'after', index] })),
      ...onFail.map((name, index) => ({ name, path: [...here, 'onFail', index] })),
      ...(returnsTo === undefined ? [] : [{ name: returnsTo, path: [...here, 'returnsTo'] }]),
    ]
    return named
      .filter(({ name }) => !keys.includes(name))
      .map(({ name, path }) => unknownName(path, { name, noun: 'task', known: keys }))
  })
}

function ringNames(plan: Plan): Finding[] {
  return sortedIds(plan.components).flatMap((id) => {
    const { products, fleet } = plan.components?.[id] ?? {}
    const rings = (products ?? []).flatMap((product) =>
      Object.values(plan.products?.[product]?.channels ?? {}).flatMap((channel) =>
        (channel.rings ?? []).map((ring) => ring.name),
      ),
    )
    return sortedIds(fleet?.cohorts).flatMap((cohort) => {
      const ring = fleet?.cohorts?.[cohort]?.ring
      if (ring === undefined || rings.includes(ring)) return []
      return [
        unknownName(['components', id, 'fleet', 'cohorts', cohort, 'ring'], {
          name: ring,
          noun: 'ring',
          known: rings,
        }),
      ]
    })
  })
}

function shiftNames(plan: Plan): Finding[] {
  return sortedIds(plan.people).flatMap((id) => {
    const { team, shifts = [] } = plan.people?.[id] ?? {}
    const known = (plan.teams?.[team ?? '']?.shifts ?? []).flatMap(({ name }) => name ?? [])
    return shifts.flatMap((name, index) =>
      known.includes(name)
        ? []
        : [unknownName(['people', id, 'shifts', index], { name, noun: 'shift', known })],
    )
  })
}

type Name = {
  readonly name: string
  readonly noun: 'task' | 'ring' | 'shift'
  readonly known: readonly string[]
}

const addIt = {
  task: 'Add the task, or name another one.',
  shift: 'Add the shift to the person’s team, or name one of its shifts.',
  ring: 'Add the ring to an update channel of a product that the fleet has.',
} as const

function unknownName(path: Path, { name, noun, known }: Name): Finding {
  const meant = findNearest(name, known)
  return {
    code: 'unknown-reference',
    // Machines in a ring that no update goes through are merely never reached by one, and who works
    // in no shift is merely never on duty.
    severity: noun === 'task' ? 'error' : 'warning',
    path,
    says: `names “${name}”, but there is no such ${noun}.`,
    hint: meant === undefined ? addIt[noun] : `Did you mean “${meant}”?`,
  }
}
