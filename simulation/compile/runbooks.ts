/**
 * Runbooks as task graphs with their gates; and a one-task repair for what no runbook covers.
 */
import type { Plan, Runbook, Task } from '../plan/schema.ts'
import { sortedIds } from '../ids.ts'
import { compileControl, lengthOfWork, membersFor, plainControl, stepFor } from './control.ts'
import { type CompileContext, entityIndex, entityIndexes, nameOf, teamIndex } from './context.ts'
import { defaultNumbers, defaultTimes, defaultTries, noTier, usableLevel } from './defaults.ts'
import { drawOr } from './draws.ts'
import { doerOf } from './roster.ts'
import { aboutOf, changedBy, compileEffects, hasEffect, noEffects, withSites } from './effects.ts'
import type { CompiledEntities } from './entities.ts'
import type {
  CompiledData,
  CompiledDependency,
  CompiledDoer,
  CompiledEffects,
  CompiledRunbook,
  CompiledTask,
  Entity,
} from './model.ts'

export type CompiledRunbooks = {
  readonly runbooks: readonly CompiledRunbook[]
  readonly tasks: readonly CompiledTask[]
}

/** Components that a runbook is for, with the members of its sites. */
export function recoveredBy(plan: Plan, runbook: Runbook): readonly string[] {
  return withSites(plan, runbook.recovers)
}

/** Level at which a gate on a dependency opens. */
export function gateThreshold(dependency: CompiledDependency): number {
  const { coupling } = dependency
  return coupling.kind !== 'soft' && coupling.threshold > 0 ? coupling.threshold : usableLevel
}

/** Dependencies that gate work on an entity, by entity. */
type WorkNeeds = ReadonlyMap<number, readonly CompiledDependency[]>

/** What tasks and actions are compiled with. */
export type Workshop = {
  readonly context: CompileContext
  readonly entities: readonly Entity[]
  readonly workNeeds: WorkNeeds
}

function workNeedsOf(dependencies: readonly CompiledDependency[]): WorkNeeds {
  const byConsumer = new Map<number, CompiledDependency[]>()
  for (const dependency of dependencies) {
    if (!['recover', 'operate', 'change'].includes(dependency.phase)) continue
    const known = byConsumer.get(dependency.from)
    if (known === undefined) byConsumer.set(dependency.from, [dependency])
    else known.push(dependency)
  }
  return byConsumer
}

/** Members of a group that stand by: all but the first. */
function standbysOf({ context, entities }: Workshop, group: number): readonly number[] {
  const { members = [] } = context.plan.groups?.[entities[group]?.id ?? ''] ?? {}
  return entityIndexes(
    context,
    members.slice(1).map((member) => (typeof member === 'string' ? member : member.id)),
  )
}

/**
 * Dependencies that gate a task: what work on the things that it is about needs, what people need to
 * get at them, and what it takes to change them or to switch to a standby.
 */
function gatingDependencies(
  workshop: Workshop,
  aims: CompiledEffects,
  isAutomated: boolean,
): readonly CompiledDependency[] {
  const needsOf = (entity: number) => workshop.workNeeds.get(entity) ?? []
  const standbys = aims.switches.flatMap((group) => standbysOf(workshop, group))
  const changed = aims.isJumpStart ? standbys : [...changedBy(aims), ...standbys]
  return [
    ...aboutOf(aims)
      .flatMap(needsOf)
      .filter(({ phase }) => phase === 'recover' || (phase === 'operate' && !isAutomated)),
    ...changed.flatMap(needsOf).filter((need) => need.phase === 'change'),
  ]
}

export function gatesOf(
  workshop: Workshop,
  task: Pick<Task, 'needs' | 'automated'>,
  aims: CompiledEffects,
): CompiledTask['needs'] {
  const gates = new Map<number, number>()
  for (const entity of entityIndexes(workshop.context, task.needs)) gates.set(entity, usableLevel)
  for (const dependency of gatingDependencies(workshop, aims, task.automated === true)) {
    const threshold = Math.max(gates.get(dependency.to) ?? 0, gateThreshold(dependency))
    gates.set(dependency.to, threshold)
  }
  return [...gates]
    .map(([entity, threshold]) => ({ entity, threshold }))
    .sort((a, b) => a.entity - b.entity)
}

export function teamsFor(
  { context, entities }: Workshop,
  task: Pick<Task, 'automated' | 'team' | 'person' | 'skill'>,
  aims: CompiledEffects,
): readonly number[] {
  if (task.automated === true) return []
  const { person, skill } = task
  if (person !== undefined) return doerOf(context.plan, person).map((doer) => doer.team)
  if (task.team !== undefined) return [teamIndex(context, task.team)]
  const owner = aboutOf(aims)
    .map((index) => entities[index]?.team ?? -1)
    .find((team) => team >= 0)
  if (skill === undefined) return owner === undefined ? [] : [owner]
  const able = context.teamIds.flatMap((id, index) =>
    context.plan.teams?.[id]?.skills?.includes(skill) === true ? [index] : [],
  )
  // Whoever owns what it is about knows it best.
  return able.sort((a, b) => Number(b === owner) - Number(a === owner) || a - b)
}

/** Who could do it, best first: the one whom it asks for, else the teams, then people with the skill. */
function doersFor(
  { context: { plan } }: Workshop,
  task: Task,
  teams: readonly number[],
): readonly CompiledDoer[] {
  const { automated, person, skill } = task
  if (automated === true) return []
  if (person !== undefined) return doerOf(plan, person)
  const skilled = sortedIds(plan.people).filter(
    (id) => skill !== undefined && plan.people?.[id]?.skills?.includes(skill) === true,
  )
  const alone = task.team === undefined ? skilled.flatMap((id) => doerOf(plan, id)) : []
  return [...teams.map(anybodyOf), ...alone.filter(({ team }) => !teams.includes(team))]
}

/** Anybody of a team. */
export function anybodyOf(team: number): CompiledDoer {
  return { team, row: -1 }
}

/** The best tier of what a step is about. */
export function bestTier(entities: readonly Entity[], about: readonly number[]): number {
  return about.reduce((best, index) => Math.min(best, entities[index]?.tier ?? noTier), noTier)
}

/** Everything that tasks and actions are compiled with. */
export function createWorkshop(
  context: CompileContext,
  { entities, dependencies }: Pick<CompiledEntities, 'entities' | 'dependencies'>,
): Workshop {
  return { context, entities, workNeeds: workNeedsOf(dependencies) }
}

/** All runbooks and tasks, numbered; then repairs of single components, then restores. */
export function compileRunbooks(workshop: Workshop, data: CompiledData): CompiledRunbooks {
  const { context } = workshop
  const runbooks: CompiledRunbook[] = []
  const tasks: CompiledTask[] = []
  for (const id of sortedIds(context.plan.runbooks)) {
    const runbook: Runbook = context.plan.runbooks?.[id] ?? {}
    const own = compileTasks(workshop, id, { index: runbooks.length, first: tasks.length })
    tasks.push(...own)
    runbooks.push(compileRunbook(context, id, runbook, { index: runbooks.length, tasks: own }))
  }
  tasks.push(...repairTasks(workshop, tasks.length))
  tasks.push(...restoreTasks(workshop, data, tasks.length))
  return { runbooks, tasks }
}

function compileRunbook(
  context: CompileContext,
  id: string,
  runbook: Runbook,
  { index, tasks }: { readonly index: number; readonly tasks: readonly CompiledTask[] },
): CompiledRunbook {
  const { approval, document } = runbook
  const isReadable = runbook.offlineCopy === true || documentHasCopy(context.plan, runbook)
  return {
    id,
    index,
    recovers: entityIndexes(context, recoveredBy(context.plan, runbook)),
    document: isReadable ? -1 : entityIndex(context, document),
    approvalTeam: teamIndex(context, approval?.team),
    approval:
      approval === undefined
        ? { kind: 'fixed', ms: 0 }
        : drawOr(approval.takes, defaultTimes.approval, {
            assumptions: context.assumptions,
            path: ['runbooks', id, 'approval', 'takes'],
            what: `approval of ${nameOf(context.plan, id)}`,
          }),
    tasks: tasks.map((task) => task.index),
  }
}

function documentHasCopy(plan: Plan, runbook: Runbook): boolean {
  return runbook.document !== undefined && plan.components?.[runbook.document]?.offlineCopy === true
}

/** The tasks of one runbook, in the order of their ids. */
function compileTasks(
  workshop: Workshop,
  runbook: string,
  { index, first }: { readonly index: number; readonly first: number },
): readonly CompiledTask[] {
  const written = workshop.context.plan.runbooks?.[runbook]?.tasks
  const steps = stepsOf(workshop.context, written)
  const indexesOf = new Map<string, number[]>()
  steps.forEach(({ key }, position) => {
    indexesOf.set(key, [...(indexesOf.get(key) ?? []), first + position])
  })
  const numbered = (keys: readonly string[] | undefined): number[] =>
    (keys ?? []).flatMap((other) => indexesOf.get(other) ?? []).sort((a, b) => a - b)
  const branches = new Set(Object.values(written ?? {}).flatMap(({ onFail }) => onFail ?? []))
  return steps.map(({ key, member, task }, position) => {
    const same = indexesOf.get(key) ?? []
    return {
      ...compileTask(workshop, ['runbooks', runbook, 'tasks', key], task),
      id: member === '' ? `${runbook}/${key}` : `${runbook}/${key}/${member}`,
      index: first + position,
      runbook: index,
      after: numbered(task.after),
      onFail: numbered(task.onFail),
      isBranch: branches.has(key),
      returnsTo: numbered(task.returnsTo === undefined ? [] : [task.returnsTo])[0] ?? -1,
      lot: member === '' ? -1 : (same[0] ?? -1),
      atOnce: task.forEach?.atOnce ?? 0,
    }
  })
}

/** One step of a runbook, or the same step for one of many things. */
type Step = { readonly key: string; readonly member: string; readonly task: Task }

function stepsOf(
  context: CompileContext,
  written: Readonly<Record<string, Task>> | undefined,
): readonly Step[] {
  return sortedIds(written).flatMap((key): Step[] => {
    const task = written?.[key] ?? {}
    if (task.forEach === undefined) return [{ key, member: '', task }]
    const members = membersFor(context, task)
    // Done for nothing, it takes no time, and what comes after it goes on.
    if (members.length === 0) return [{ key, member: '', task: { after: task.after, ...noWork } }]
    return members.map((member) => ({ key, member, task: stepFor(task, member) }))
  })
}

const noWork: Task = { automated: true, takes: '0s' }

function compileTask(
  workshop: Workshop,
  path: readonly [string, string, string, string],
  task: Task,
): Omit<CompiledTask, 'id' | 'index' | 'runbook' | 'after'> {
  const { context, entities } = workshop
  const { assumptions } = context
  const [, runbook, , key] = path
  const name = task.name ?? `${runbook}/${key}`
  const aims = compileEffects(context, task)
  const what = `length of ${name}`
  const teams = teamsFor(workshop, task, aims)
  const doers = doersFor(workshop, task, teams)
  if (doers.length === 0 && task.automated !== true) assumeNobody(context, path, name)
  return {
    ...aims,
    needs: gatesOf(workshop, task, aims),
    teams: [...new Set(doers.map((doer) => doer.team))],
    doers,
    people: task.automated === true ? 0 : (task.people ?? 1),
    takes:
      lengthOfWork(task) ??
      drawOr(task.takes, defaultTimes.task, { assumptions, path: [...path, 'takes'], what }),
    ...plainControl,
    ...compileControl(context, path, task),
    succeeds: task.succeeds ?? defaultNumbers.taskSucceeds.value,
    tries: task.tries ?? defaultTries,
    tier: bestTier(entities, aboutOf(aims)),
    hasAim: hasEffect(aims),
  }
}

/** A task that nobody is named for is done by itself; that has to be said. */
export function assumeNobody(context: CompileContext, path: readonly string[], name: string): void {
  context.assumptions.list.push({
    path: [...path, 'team'],
    what: `who does ${name}`,
    value: 'nobody’s time',
    source: 'assumption',
  })
}

function repairTasks(workshop: Workshop, first: number): readonly CompiledTask[] {
  return workshop.entities
    .filter((entity) => entity.hasRepair)
    .map((entity, position) => {
      const aims = { ...noEffects, repairs: [entity.index] }
      if (entity.team < 0) {
        assumeNobody(workshop.context, ['components', entity.id], `the repair of ${entity.name}`)
      }
      return {
        ...byItsTeam(workshop, entity, aims),
        id: `repair/${entity.id}`,
        index: first + position,
        takes: entity.repair,
      }
    })
}

/** One task for each data set that has a backup: what brings it back where no runbook does. */
function restoreTasks(
  workshop: Workshop,
  { sets, backups }: CompiledData,
  first: number,
): readonly CompiledTask[] {
  const { context, entities } = workshop
  return sets
    .flatMap(({ entity, backups: own }) => {
      const backup = backups[own[0] ?? -1]?.id
      const restored = entities[entity]
      return backup === undefined || restored === undefined ? [] : [{ restored, backup }]
    })
    .map(({ restored, backup }, position) => {
      const aims = { ...noEffects, restores: [restored.index] }
      return {
        ...byItsTeam(workshop, restored, aims),
        id: `restore/${restored.id}`,
        index: first + position,
        takes: drawOr(context.plan.backups?.[backup]?.prepare, defaultTimes.prepareRestore, {
          assumptions: context.assumptions,
          path: ['backups', backup, 'prepare'],
          what: `work before the restore of ${restored.name}`,
        }),
      }
    })
}

/** What is the same of every task that no runbook has: the component’s team does it, once. */
function byItsTeam(
  workshop: Workshop,
  { id, name, team, tier }: Entity,
  aims: CompiledEffects,
): Omit<CompiledTask, 'id' | 'index' | 'takes'> {
  if (team < 0) {
    const what = aims.restores.length > 0 ? 'restore' : 'repair'
    assumeNobody(workshop.context, ['components', id], `the ${what} of ${name}`)
  }
  return {
    ...aims,
    ...plainControl,
    runbook: -1,
    after: [],
    needs: gatesOf(workshop, {}, aims),
    teams: team < 0 ? [] : [team],
    doers: team < 0 ? [] : [anybodyOf(team)],
    people: team < 0 ? 0 : 1,
    succeeds: 1,
    tries: 1,
    tier,
    hasAim: true,
  }
}
