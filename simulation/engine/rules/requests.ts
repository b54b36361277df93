/**
 * Who is wanted for what: requests for people, waiting in pools.
 *
 * A pool holds the requests that the same teams could meet with as many people, the most important
 * first. Whoever becomes free looks at the pools of his team and at nothing else, so that a start
 * costs the logarithm of what waits, however much waits elsewhere.
 */
import { at } from '../at.ts'
import { Heap } from '../heap.ts'
import type { Pool, StaffRequest } from '../staff.ts'
import type { World } from '../world.ts'

/** Diagnoses come before the tasks of the same incident, and alerts before both. */
const rankOf = { triage: 0, diagnosis: 1, task: 2 } as const

/** The one order of requests: tier, age, then number. */
export function isMoreUrgent(a: StaffRequest, b: StaffRequest): boolean {
  if (a.tier !== b.tier) return a.tier < b.tier
  if (a.sinceMs !== b.sinceMs) return a.sinceMs < b.sinceMs
  if (a.incident !== b.incident) return a.incident < b.incident
  if (a.kind !== b.kind) return rankOf[a.kind] < rankOf[b.kind]
  return a.subject < b.subject
}

/** Puts a request where those look who could meet it. */
export function askForPeople(world: World, request: StaffRequest): void {
  poolOf(world, request.teams, request.people).waiting.add(request)
  for (const team of request.teams) staffChanged(world, team)
}

/** Something about a team’s people has changed: dispatch looks at what waits for them. */
export function staffChanged(world: World, team: number): void {
  const state = at(world.teams, team)
  world.needsStaffing = true
  if (state.isToStaff) return
  state.isToStaff = true
  world.staff.teamsToStaff.push(team)
}

/** The pool of some teams and a number of people, made when it is first needed. */
function poolOf(world: World, teams: readonly number[], people: number): Pool {
  const known = at(world.staff.poolsOf, at(teams, 0))
  const found = known.find((pool) => pool.people === people && areSame(pool.teams, teams))
  if (found !== undefined) return found
  const pool: Pool = { teams, people, waiting: new Heap(isMoreUrgent), isCandidate: false }
  for (const team of teams) at(world.staff.poolsOf, team).push(pool)
  return pool
}

function areSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((team, position) => team === b[position])
}
