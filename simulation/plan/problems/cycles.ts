/**
 * Things that lie in themselves, wait for themselves or need themselves.
 */
import { compareIds, type ReadonlyRecord, sortedIds } from '../../ids.ts'
import type { Plan } from '../schema.ts'
import type { Finding } from './problemAt.ts'

type Steps = (id: string) => readonly string[]

/** Each way round once, beginning at its least id. Steps to ids that are not given are ignored. */
export function findCycles(ids: readonly string[], stepsFrom: Steps): string[][] {
  const known = new Set(ids)
  const done = new Set<string>()
  const cycles: string[][] = []
  for (const start of [...ids].sort(compareIds)) {
    if (done.has(start)) continue
    const trail: { readonly id: string; readonly steps: readonly string[]; next: number }[] = []
    const enter = (id: string) => {
      trail.push({ id, steps: stepsFrom(id).filter((step) => known.has(step)), next: 0 })
      done.add(id)
    }
    enter(start)
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const step = top.steps[top.next++]
      if (step === undefined) {
        trail.pop()
        continue
      }
      const at = trail.findIndex(({ id }) => id === step)
      if (at >= 0) cycles.push(fromLeast(trail.slice(at).map(({ id }) => id)))
      else if (!done.has(step)) enter(step)
    }
  }
  return cycles
}

function fromLeast(cycle: readonly string[]): string[] {
  const least = cycle.indexOf([...cycle].sort(compareIds)[0] ?? '')
  return [...cycle.slice(least), ...cycle.slice(0, least)]
}

function round(cycle: readonly string[]): string {
  return [...cycle, cycle[0]].map((id) => `“${id}”`).join(' → ')
}

/**
 * Cycles of sites, vendors, groups and tasks, dependencies of a thing on itself, and circles in which demand is shared out.
 */
export function findCycleProblems(plan: Plan): Finding[] {
  return [
    ...parentCycles('sites', plan.sites),
    ...parentCycles('vendors', plan.vendors),
    ...groupCycles(plan),
    ...sortedIds(plan.runbooks).flatMap((id) => taskCycles(plan, id)),
    ...selfDependencies(plan),
    ...sharedCircles(plan),
  ]
}

const parentWords = {
  sites: { code: 'site-cycle', says: 'lies in itself' },
  vendors: { code: 'vendor-cycle', says: 'owns itself' },
} as const

function parentCycles(
  map: keyof typeof parentWords,
  things: ReadonlyRecord<{ readonly parent?: string | undefined }> | undefined,
): Finding[] {
  const { code, says } = parentWords[map]
  const parents: Steps = (id) => [things?.[id]?.parent ?? []].flat()
  return findCycles(sortedIds(things), parents).map((cycle) => ({
    code,
    severity: 'error',
    path: [map, cycle[0] ?? '', 'parent'],
    says: `${says}: ${round(cycle)}.`,
    hint: 'Remove one of these parents.',
  }))
}

function groupCycles(plan: Plan): Finding[] {
  const members: Steps = (id) =>
    (plan.groups?.[id]?.members ?? []).map((member) =>
      typeof member === 'string' ? member : member.id,
    )
  return findCycles(sortedIds(plan.groups), members).map((cycle) => ({
    code: 'group-cycle',
    severity: 'error',
    path: ['groups', cycle[0] ?? '', 'members'],
    says: `contain the group itself: ${round(cycle)}.`,
    hint: 'Take one of these groups out of the other.',
  }))
}

function taskCycles(plan: Plan, runbook: string): Finding[] {
  const tasks = plan.runbooks?.[runbook]?.tasks
  const before: Steps = (id) => tasks?.[id]?.after ?? []
  return findCycles(sortedIds(tasks), before).map((cycle) => ({
    code: 'task-cycle',
    severity: 'error',
    path: ['runbooks', runbook, 'tasks', cycle[0] ?? '', 'after'],
    says: `waits for the task itself: ${round(cycle)}.`,
    hint: 'Remove one of these “after”.',
  }))
}

function selfDependencies(plan: Plan): Finding[] {
  return sortedIds(plan.dependencies).flatMap((id) => {
    const { from, to } = plan.dependencies?.[id] ?? {}
    if (from === undefined || from !== to) return []
    return [
      {
        code: 'self-dependency',
        severity: 'error',
        path: ['dependencies', id, 'to'],
        says: `is the same as from: “${to}” would need itself.`,
        hint: 'Choose another provider, or remove the dependency.',
      },
    ]
  })
}

/** What something needs to run: its providers, and the members of a group. */
function runProviders(plan: Plan): Steps {
  const providers = new Map<string, string[]>()
  for (const { from, to, phase = 'run' } of Object.values(plan.dependencies ?? {})) {
    if (phase !== 'run' || from === undefined || to === undefined) continue
    providers.set(from, [...(providers.get(from) ?? []), to])
  }
  return (id) => [
    ...(providers.get(id) ?? []),
    ...(plan.groups?.[id]?.members ?? []).map((one) => (typeof one === 'string' ? one : one.id)),
  ]
}

/**
 * A group that shares its demand out among members which need it themselves. A member that gives little takes demand
 * from those that give all, and one that gives nothing does not: more can be less there, so the greatest levels that
 * fit together need not exist.
 */
function sharedCircles(plan: Plan): Finding[] {
  const components = Object.values(plan.components ?? {})
  if (components.every(({ load }) => load?.perSecond === undefined)) return []
  const providersOf = runProviders(plan)
  return sortedIds(plan.groups).flatMap((id) => {
    if (plan.groups?.[id]?.kind === 'active-passive' || !needsItself(id, providersOf)) return []
    return [
      {
        code: 'shared-circle',
        severity: 'warning',
        path: ['groups', id, 'members'],
        says: 'need the group itself, which shares its demand out among them: what each gives then depends on the order of ids.',
        hint: 'Let the members need something that does not need them, or take the capacities out.',
      },
    ]
  })
}

function needsItself(id: string, providersOf: Steps): boolean {
  const seen = new Set<string>()
  const open = [...providersOf(id)]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...providersOf(next))
  }
  return false
}
