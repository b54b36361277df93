/**
 * What a half-drawn plan still lacks. All of it can be simulated around.
 */
import { type ReadonlyRecord, sortedIds } from '../../ids.ts'
import { type Component, effectFields, type Plan } from '../schema.ts'
import { isUncounted } from './people.ts'
import type { Finding } from './problemAt.ts'

type Lack = readonly [says: string, hint: string]

/** Everything without which a thing has no part in a run, or only a guessed one. */
export function findUnfinished(plan: Plan): Finding[] {
  return [
    ...each('components', plan.components, (component, id) => lacksOf(plan, component, id)),
    ...each('groups', plan.groups, ({ kind }) =>
      lackIf(
        kind === undefined,
        'does not say how its members stand in for each other.',
        'Choose its kind.',
      ),
    ),
    ...each('dependencies', plan.dependencies, ({ from, to }) => [
      ...lackIf(from === undefined, 'does not say who needs it (from).', 'Connect its beginning.'),
      ...lackIf(to === undefined, 'does not say what is needed (to).', 'Connect its end.'),
    ]),
    ...unfinishedWatching(plan),
    ...unfinishedBusiness(plan),
    ...unfinishedRecovery(plan),
  ]
}

function each<T>(
  map: string,
  things: ReadonlyRecord<T> | undefined,
  find: (thing: T, id: string) => readonly Lack[],
): Finding[] {
  return sortedIds(things).flatMap((id) => {
    const thing = things?.[id]
    const lacks = thing === undefined ? [] : find(thing, id)
    return lacks.map(([says, hint]) => ({
      code: 'incomplete',
      severity: 'warning',
      path: [map, id],
      says,
      hint,
    }))
  })
}

function lackIf(isLacking: boolean, says: string, hint: string): Lack[] {
  return isLacking ? [[says, hint]] : []
}

function lacksOf(plan: Plan, component: Component, id: string): Lack[] {
  const { kind, fleet } = component
  const hasMachines =
    fleet?.machines !== undefined ||
    Object.values(fleet?.cohorts ?? {}).some((cohort) => cohort.machines !== undefined)
  return [
    ...lackIf(kind === undefined, 'does not say what it is.', 'Choose its kind.'),
    ...lackIf(
      (kind === 'fleet' || fleet !== undefined) && !hasMachines,
      'does not say how many machines it has.',
      'Give the number of machines, or “unknown”.',
    ),
    ...lackIf(
      kind === 'monitor' && !isWatching(plan, component, id),
      'watches nothing.',
      'List what it watches, or remove it.',
    ),
  ]
}

function isWatching(plan: Plan, component: Component, id: string): boolean {
  if ((component.monitor?.watches ?? []).length > 0) return true
  const isAsked = Object.values(plan.groups ?? {}).some(
    ({ failover }) => failover?.watchedBy === id,
  )
  return (
    isAsked ||
    Object.values(plan.dependencies ?? {}).some(({ phase, to }) => phase === 'observe' && to === id)
  )
}

/** Readings that nothing goes by, and alerts at which nobody looks. */
function unfinishedWatching(plan: Plan): Finding[] {
  const { triage, team } = plan.response ?? {}
  const isUnstaffed = triage !== undefined && (triage.team ?? team) === undefined
  const unstaffed: Finding = {
    code: 'incomplete',
    severity: 'warning',
    path: ['response', 'triage'],
    says: 'does not say who looks at alerts, so that each is looked at as soon as it comes.',
    hint: 'Name the team that does.',
  }
  return [
    ...each('groups', plan.groups, ({ kind, failover }) =>
      lackIf(
        failover?.watchedBy !== undefined && kind !== undefined && kind !== 'active-passive',
        'names a monitor to go by, but its members do not stand by for each other.',
        'Make it active-passive, or remove the monitor.',
      ),
    ),
    ...(isUnstaffed ? [unstaffed] : []),
  ]
}

function unfinishedBusiness(plan: Plan): Finding[] {
  const consumers = new Set(Object.values(plan.dependencies ?? {}).map(({ from }) => from))
  return each('businessServices', plan.businessServices, ({ rto, mtd }, id) => [
    ...lackIf(
      rto === undefined && mtd === undefined,
      'has no targets.',
      'Give its RTO and its maximum tolerable downtime, or “unknown”.',
    ),
    ...lackIf(
      !consumers.has(id),
      'needs nothing, so no outage can reach it.',
      'Connect it to the components that it stands on.',
    ),
  ])
}

function unfinishedRecovery(plan: Plan): Finding[] {
  return [
    ...each('teams', plan.teams, (team) =>
      lackIf(
        isUncounted(team),
        'does not say how many people it has.',
        'Give shifts, people on duty or people on call.',
      ),
    ),
    ...each('runbooks', plan.runbooks, ({ recovers, tasks }) => [
      ...lackIf(
        (recovers ?? []).length === 0,
        'does not say what it recovers.',
        'List the components or sites whose loss sets it going.',
      ),
      ...lackIf(Object.keys(tasks ?? {}).length === 0, 'has no tasks.', 'Add its steps.'),
    ]),
    ...each('actions', plan.actions, (action) =>
      lackIf(
        !Object.keys(effectFields).some((field) => Object.hasOwn(action, field)) &&
          action.declares !== true,
        'does not say what it does.',
        'Give it an effect, such as what it isolates, starts or switches.',
      ),
    ),
    ...each('backups', plan.backups, (backup) =>
      lackIf(backup.of === undefined, 'does not say what it copies.', 'Name the data.'),
    ),
  ]
}
