/**
 * Runbooks as task graphs with their gates; and a one-task repair for what no runbook covers.
 */
import type { Plan, Runbook, Task } from '../plan/schema.ts'
import { sortedIds } from '../ids.ts'
import { type CompileContext, entityIndex, entityIndexes, nameOf, teamIndex } from './context.ts'
import { defaultNumbers, defaultTimes, defaultTries, noTier, usableLevel } from './defaults.ts'
import { drawOr } from './draws.ts'
import type { CompiledDependency, CompiledRunbook, CompiledTask, Entity } from './model.ts'
import { componentsInSite } from './places.ts'

export type CompiledRunbooks = {
  readonly runbooks: readonly CompiledRunbook[]
  readonly tasks: readonly CompiledTask[]
}

type Gate = { readonly entity: number; readonly threshold: number }

/** Components that a runbook is for, with the members of its sites. */
export function recoveredBy(plan: Plan, runbook: Runbook): readonly string[] {
  return (runbook.recovers ?? []).flatMap((id) =>
    plan.sites?.[id] === undefined ? [id] : componentsInSite(plan, id),
  )
}

/** Level at which a gate on a dependency opens. */
export function gateThreshold(dependency: CompiledDependency): number {
  const { coupling } = dependency
  return coupling.kind !== 'soft' && coupling.threshold > 0 ? coupling.threshold : usableLevel
}

/** Dependencies that gate work on an entity, by entity. */
type WorkNeeds = ReadonlyMap<number, readonly CompiledDependency[]>

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

function gatesOf(
  task: Task,
  entities: readonly number[],
  context: CompileContext,
  workNeeds: WorkNeeds,
): readonly Gate[] {
  const gates = new Map<number, number>()
  for (const entity of entityIndexes(context, task.needs)) gates.set(entity, usableLevel)
  const switchesGroup = task.failsOver !== undefined
  for (const dependency of entities.flatMap((entity) => workNeeds.get(entity) ?? [])) {
    if (dependency.phase === 'change' && !switchesGroup) continue
    const threshold = Math.max(gates.get(dependency.to) ?? 0, gateThreshold(dependency))
    gates.set(dependency.to, threshold)
  }
  return [...gates]
    .map(([entity, threshold]) => ({ entity, threshold }))
    .sort((a, b) => a.entity - b.entity)
}

function teamsFor(
  context: CompileContext,
  task: Task,
  entities: readonly Entity[],
  about: readonly number[],
) {
  if (task.automated === true) return []
  if (task.team !== undefined) return [teamIndex(context, task.team)]
  if (task.skill !== undefined) {
    const skill = task.skill
    return context.teamIds
      .filter((id) => context.plan.teams?.[id]?.skills?.includes(skill) ?? false)
      .map((id) => context.teamIds.indexOf(id))
  }
  const owner = about.map((index) => entities[index]?.team ?? -1).find((team) => team >= 0)
  return owner === undefined ? [] : [owner]
}

function bestTier(entities: readonly Entity[], about: readonly number[]): number {
  return about.reduce((best, index) => Math.min(best, entities[index]?.tier ?? noTier), noTier)
}

/** All runbooks and tasks, numbered; repairs of single components come after the runbooks’ tasks. */
export function compileRunbooks(
  context: CompileContext,
  entities: readonly Entity[],
  dependencies: readonly CompiledDependency[],
): CompiledRunbooks {
  const workNeeds = workNeedsOf(dependencies)
  const runbooks: CompiledRunbook[] = []
  const tasks: CompiledTask[] = []
  for (const id of sortedIds(context.plan.runbooks)) {
    const runbook: Runbook = context.plan.runbooks?.[id] ?? {}
    const keys = sortedIds(runbook.tasks)
    const first = tasks.length
    for (const key of keys) {
      const task: Task = runbook.tasks?.[key] ?? {}
      const repairs = entityIndexes(context, task.repairs)
      const starts = entityIndexes(context, task.starts)
      const failsOver = entityIndex(context, task.failsOver)
      const about = [...repairs, ...starts, ...(failsOver >= 0 ? [failsOver] : [])]
      tasks.push({
        id: `${id}/${key}`,
        index: tasks.length,
        runbook: runbooks.length,
        after: (task.after ?? []).map((other) => first + keys.indexOf(other)).sort((a, b) => a - b),
        needs: gatesOf(task, about, context, workNeeds),
        teams: teamsFor(context, task, entities, about),
        people: task.automated === true ? 0 : (task.people ?? 1),
        takes: drawOr(task.takes, defaultTimes.task, {
          assumptions: context.assumptions,
          path: ['runbooks', id, 'tasks', key, 'takes'],
          what: `length of ${task.name ?? `${id}/${key}`}`,
        }),
        succeeds: task.succeeds ?? defaultNumbers.taskSucceeds.value,
        tries: task.tries ?? defaultTries,
        repairs,
        starts,
        failsOver,
        isJumpStart: task.jumpStart ?? false,
        tier: bestTier(entities, about),
      })
    }
    const isReadable = runbook.offlineCopy === true || documentHasCopy(context.plan, runbook)
    runbooks.push({
      id,
      index: runbooks.length,
      recovers: entityIndexes(context, recoveredBy(context.plan, runbook)),
      document: isReadable ? -1 : entityIndex(context, runbook.document),
      approvalTeam: teamIndex(context, runbook.approval?.team),
      approval:
        runbook.approval === undefined
          ? { kind: 'fixed', ms: 0 }
          : drawOr(runbook.approval.takes, defaultTimes.approval, {
              assumptions: context.assumptions,
              path: ['runbooks', id, 'approval', 'takes'],
              what: `approval of ${nameOf(context.plan, id)}`,
            }),
      tasks: keys.map((_, position) => first + position),
    })
  }
  return {
    runbooks,
    tasks: [...tasks, ...repairTasks(context, entities, workNeeds, tasks.length)],
  }
}

function documentHasCopy(plan: Plan, runbook: Runbook): boolean {
  return runbook.document !== undefined && plan.components?.[runbook.document]?.offlineCopy === true
}

function repairTasks(
  context: CompileContext,
  entities: readonly Entity[],
  workNeeds: WorkNeeds,
  first: number,
): readonly CompiledTask[] {
  return entities
    .filter((entity) => entity.hasRepair)
    .map((entity, position) => ({
      id: `repair/${entity.id}`,
      index: first + position,
      runbook: -1,
      after: [],
      needs: gatesOf({}, [entity.index], context, workNeeds),
      teams: entity.team < 0 ? [] : [entity.team],
      people: entity.team < 0 ? 0 : 1,
      takes: entity.repair,
      succeeds: 1,
      tries: 1,
      repairs: [entity.index],
      starts: [],
      failsOver: -1,
      isJumpStart: false,
      tier: entity.tier,
    }))
}
