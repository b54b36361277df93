/**
 * How steps of a runbook are steered, resolved: gates with their levels, what a step is done for, and
 * who must agree in the middle.
 */
import { sortedIds } from '../ids.ts'
import type { Task } from '../plan/schema.ts'
import { type CompileContext, entityIndex, teamIndex } from './context.ts'
import { defaultTimes, usableLevel } from './defaults.ts'
import type { Draw } from './draw.ts'
import { drawOr } from './draws.ts'
import { withSites } from './effects.ts'
import type { CompiledGate, TaskControl } from './work.ts'

const nothing: Draw = { kind: 'fixed', ms: 0 }
const hourMs = 3_600_000

/** A step that begins when it can, is done once, and is given up when it has failed. */
export const plainControl: TaskControl = {
  gates: [],
  losesWork: false,
  approvalTeam: -1,
  approval: nothing,
  onFail: [],
  isBranch: false,
  returnsTo: -1,
  lot: -1,
  atOnce: 0,
}

/** The gates of a step, in the order of what they look at. */
function compileGates(context: CompileContext, { gates = [] }: Task): readonly CompiledGate[] {
  return gates
    .flatMap(({ on, atLeast, below, believed, throughout }): CompiledGate[] => {
      const entity = entityIndex(context, on)
      if (entity < 0) return []
      const isOnlyBelow = atLeast === undefined && below !== undefined
      return [
        {
          entity,
          atLeast: isOnlyBelow ? 0 : (atLeast ?? usableLevel),
          below: below ?? 2,
          believed: believed ?? '',
          isThroughout: throughout ?? false,
        },
      ]
    })
    .sort((a, b) => a.entity - b.entity || a.atLeast - b.atLeast || a.below - b.below)
}

/** How one step is steered; what refers to other steps is added by whoever knows their numbers. */
export function compileControl(
  context: CompileContext,
  path: readonly string[],
  task: Task,
): Pick<TaskControl, 'gates' | 'losesWork' | 'approvalTeam' | 'approval'> {
  const { approval } = task
  return {
    gates: compileGates(context, task),
    losesWork: task.whenInterrupted === 'loses',
    approvalTeam: teamIndex(context, approval?.team),
    approval:
      approval === undefined
        ? nothing
        : drawOr(approval.takes, defaultTimes.approval, {
            assumptions: context.assumptions,
            path: [...path, 'approval', 'takes'],
            what: `approval of ${task.name ?? path.at(-1)}`,
          }),
  }
}

/** The length of a step that is said as an amount and a throughput; `undefined` where it is not. */
export function lengthOfWork({ work }: Task): Draw | undefined {
  if (work === undefined || work.perHour === 0) return undefined
  return { kind: 'fixed', ms: Math.round((work.amount / work.perHour) * hourMs) }
}

/** Components for each of which a step is done, by their ids. */
export function membersFor({ plan, indexById }: CompileContext, task: Task): readonly string[] {
  const { of = [], tag } = task.forEach ?? {}
  const named = withSites(plan, of).flatMap((id) => {
    const group = plan.groups?.[id]
    if (group === undefined) return [id]
    return (group.members ?? []).map((member) => (typeof member === 'string' ? member : member.id))
  })
  const tagged =
    tag === undefined
      ? []
      : sortedIds(plan.components).filter((id) => plan.components?.[id]?.tags?.includes(tag))
  return [...new Set([...named, ...tagged])].filter((id) => indexById[id] !== undefined).sort()
}

/** The step as it is done for one of its things. */
export function stepFor(task: Task, member: string): Task {
  const does = task.forEach?.does
  return does === undefined ? task : { ...task, [does]: [...(task[does] ?? []), member] }
}
