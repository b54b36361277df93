/**
 * The list of injects (MSEL): which are due, and what a scenario brings along.
 */
import { durationToMs } from '../plan/duration.ts'
import { compareIds, type ReadonlyRecord, sortedIds } from '../ids.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { RoomRun } from './ground.ts'
import type { InjectCondition, PlannedInject, Role } from './schema/preparation.ts'
import { branchOf, type Exercise, isOfStory } from './state.ts'

export type Playing = { readonly state: Exercise; readonly run: RoomRun; readonly atMs: number }

/** When an inject is planned for, in milliseconds of the story; -1 if only a condition says. */
export function plannedMs({ at, when }: PlannedInject): number {
  if (at !== undefined) return durationToMs(at) ?? 0
  return when !== undefined && 'notDone' in when ? (durationToMs(when.by) ?? 0) : -1
}

/** Injects in the order in which they are planned; those without a moment come last. */
export function inOrderOfTime(injects: ReadonlyRecord<PlannedInject>): readonly string[] {
  const order = (id: string): number => {
    const ms = plannedMs(injects[id] ?? { message: '' })
    return ms < 0 ? Number.MAX_SAFE_INTEGER : ms
  }
  return Object.keys(injects).sort((a, b) => order(a) - order(b) || compareIds(a, b))
}

/** True if an action was taken by a moment of the story, by people or in the run. */
function isDone({ state, run }: Playing, wanted: string, byMs: number): boolean {
  const isIt = (action: string): boolean => action === wanted || action.startsWith(`${wanted}/`)
  const decided = branchOf(state).decisions.some(
    (one) => one.atMs <= byMs && isIt('action' in one ? one.action : `${one.point}/${one.option}`),
  )
  if (decided || wanted !== 'declare') return decided
  return run.log.events.some(({ kind, atMs }) => kind === 'declared' && atMs <= byMs)
}

/** True if what an inject waits for is so by now. */
export function isConditionMet(playing: Playing, condition: InjectCondition): boolean {
  const { run, atMs } = playing
  if ('notDone' in condition) {
    const byMs = durationToMs(condition.by) ?? 0
    return atMs >= byMs && !isDone(playing, condition.notDone, byMs)
  }
  const lastingMs = durationToMs(condition.lasting ?? '0s') ?? 0
  let sinceMs = -1
  for (const { fromMs, level } of run.spans.get(condition.of) ?? []) {
    if (fromMs > atMs) break
    if (level >= condition.below) sinceMs = -1
    else if (sinceMs < 0) sinceMs = fromMs
  }
  return sinceMs >= 0 && atMs - sinceMs >= lastingMs
}

/** Injects that come by themselves now: their moment has come, or what they wait for is so. */
export function dueInjects(playing: Playing): readonly string[] {
  const { state, atMs } = playing
  const sent = new Set(state.sent.filter((one) => isOfStory(state, one)).map((one) => one.id))
  return sortedIds(state.injects).filter((id) => {
    const standing = state.injects[id]
    if (standing === undefined || standing.status !== 'planned' || sent.has(id)) return false
    const { at, when } = standing.content
    if (at !== undefined && (durationToMs(at) ?? 0) > atMs) return false
    if (when !== undefined) return isConditionMet(playing, when)
    return at !== undefined
  })
}

/** The injects of a scenario, to the roles that are called as it calls them. */
export function injectsOfScenario(
  { injects }: Scenario,
  roles: ReadonlyRecord<Role>,
): ReadonlyRecord<PlannedInject> {
  const planned: Record<string, PlannedInject> = {}
  for (const id of sortedIds(injects)) {
    const inject = injects?.[id]
    if (inject === undefined) continue
    const { to, ...rest } = inject
    const role = sortedIds(roles).find((one) => sameName(roles[one]?.name, to) || one === to)
    planned[id] = role === undefined ? rest : { ...rest, to: [role] }
  }
  return planned
}

function sameName(name: string | undefined, other: string | undefined): boolean {
  return name !== undefined && name.toLowerCase() === other?.toLowerCase()
}
