/**
 * GAP-07: a runbook brings things up in an order that their dependencies do not allow.
 */
import type { CompiledDependency, CompiledTask } from '../compile/model.ts'
import { sortedIds } from '../ids.ts'
import { blastBasis, type GapContext, nameIn } from './context.ts'
import { type Draft, type GapSeverity, severityOfTier } from './finding.ts'
import type { Rule } from './rule.ts'

type Steps = { readonly tasks: readonly CompiledTask[]; readonly runbook: string }

function taskName(context: GapContext, task: CompiledTask): string {
  const [runbook = '', key = ''] = task.id.split('/')
  return context.plan.runbooks?.[runbook]?.tasks?.[key]?.name ?? key
}

const targets = (task: CompiledTask): readonly number[] => [...task.repairs, ...task.starts]

/** True if one task can only begin when the other is done. */
function comesAfter(steps: Steps, task: CompiledTask, other: CompiledTask): boolean {
  const byIndex = new Map(steps.tasks.map((each) => [each.index, each]))
  const seen = new Set<number>()
  const open = [...task.after]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === other.index) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...(byIndex.get(next)?.after ?? []))
  }
  return false
}

type Violation = {
  readonly early: CompiledTask
  readonly late: CompiledTask
  readonly dependency: CompiledDependency
  readonly isReversed: boolean
}

function isInPlay(context: GapContext, provider: number): boolean {
  return context.run === null || context.blasts.some(({ hit }) => hit.has(provider))
}

/** Pairs of steps of one runbook whose order a start or recovery need contradicts. */
function violations(context: GapContext, steps: Steps): readonly Violation[] {
  const found: Violation[] = []
  for (const dependency of context.structure.dependencies) {
    if (dependency.phase !== 'start' && dependency.phase !== 'recover') continue
    if (!isInPlay(context, dependency.to)) continue
    const early = steps.tasks.find((task) => targets(task).includes(dependency.from))
    const late = steps.tasks.find((task) => targets(task).includes(dependency.to))
    if (early === undefined || late === undefined || early === late || early.isJumpStart) continue
    if (comesAfter(steps, early, late)) continue
    const isReversed = comesAfter(steps, late, early)
    // A recovery need is a gate of the task already; only the reverse order then does harm.
    const isGated = early.needs.some((need) => need.entity === dependency.to)
    if (isReversed || !isGated) found.push({ early, late, dependency, isReversed })
  }
  return found
}

function bestTier(context: GapContext, tasks: readonly CompiledTask[]): number {
  const tiers = tasks.flatMap(targets).map((index) => context.structure.entities[index]?.tier ?? 5)
  return Math.min(5, ...tiers)
}

function gapOf(context: GapContext, runbook: string, found: readonly Violation[]): Draft {
  const [worst] = [...found].sort((a, b) => Number(b.isReversed) - Number(a.isReversed))
  const name = (index: number | undefined) => context.structure.entities[index ?? -1]?.name ?? ''
  const early = worst === undefined ? '' : taskName(context, worst.early)
  const late = worst === undefined ? '' : taskName(context, worst.late)
  const consumer = name(worst?.dependency.from)
  const provider = name(worst?.dependency.to)
  const base = severityOfTier(
    bestTier(
      context,
      found.flatMap((each) => [each.early, each.late]),
    ),
  )
  const severity: GapSeverity = worst?.isReversed === true ? base : 'medium'
  const how = worst?.isReversed === true ? 'comes before' : 'is not made to wait for'
  return {
    state: 'gap',
    severity,
    basis: blastBasis(context),
    about: runbook,
    witness: [
      ...new Set(
        found.flatMap(({ early, late, dependency }) => [early.id, late.id, dependency.id]),
      ),
    ],
    reason: `In “${nameIn(context, runbook)}” the step “${early}” ${how} “${late}”, although ${consumer} cannot come up without ${provider}${found.length > 1 ? `; ${found.length - 1} more pairs are in the wrong order` : ''}.`,
    fix: `Put “${late}” before “${early}”, or mark “${early}” as a jump-start that has been tried.`,
    missing: [],
  }
}

function judge(context: GapContext, runbook: string): Draft | null {
  const tasks = context.structure.tasks.filter((task) => task.id.startsWith(`${runbook}/`))
  if (tasks.length < 2) return null
  const found = violations(context, { tasks, runbook })
  if (found.length > 0) return gapOf(context, runbook, found)
  const severity = severityOfTier(bestTier(context, tasks))
  const common = { severity, about: runbook, fix: '', witness: tasks.map((task) => task.id) }
  const name = nameIn(context, runbook)
  if (tasks.every((task) => targets(task).length === 0 && task.switches.length === 0)) {
    const keys = sortedIds(context.plan.runbooks?.[runbook]?.tasks)
    return {
      ...common,
      state: 'unknown',
      basis: 'declared',
      reason: `No step of “${name}” says what it mends or starts, so its order cannot be checked.`,
      fix: `Say for each step of “${name}” what it mends or starts.`,
      missing: keys.map((key) => ['runbooks', runbook, 'tasks', key, 'starts']),
    }
  }
  return {
    ...common,
    state: 'ok',
    basis: blastBasis(context),
    reason: `The steps of “${name}” bring things up in an order that their dependencies allow.`,
    missing: [],
  }
}

function find(context: GapContext): readonly Draft[] {
  return sortedIds(context.plan.runbooks).flatMap((id) => judge(context, id) ?? [])
}

export const recoveryOrder: Rule = {
  id: 'GAP-07',
  version: 1,
  title: 'Planned order violates dependencies',
  question: 'Do the steps of each runbook follow what starting needs?',
  clauses: [
    'NIS2-IR 2024/2690 4.1.2(e)',
    'NIST SP 800-53r5 CP-2(a)(2)',
    'NIST SP 800-53r5 CP-10',
    'NIST SP 800-34r1 3.2.3',
    'NIST SP 800-34r1 4.3.1',
    'ISO 22301:2019 8.4.5',
    'NIST CSF 2.0 RC.RP-02',
  ],
  precedent:
    'When a cloud object store went down in February 2017, its index and placement parts had to be restarted completely and in the right order before anything could be served.',
  find,
}
