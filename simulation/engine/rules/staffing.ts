/**
 * Who works on what: the most important request first, one pair of hands each.
 *
 * What gets nobody now is looked at again when somebody of a team that could do it is free, comes or
 * goes; nothing else is looked at.
 */
import { at } from '../at.ts'
import { Heap } from '../heap.ts'
import { incidentAt } from '../looking.ts'
import { markFleet } from '../recording.ts'
import type { Pool, StaffRequest, WorkKind } from '../staff.ts'
import type { World } from '../world.ts'
import { isMoreUrgent } from './requests.ts'
import { beginDiagnosis } from './response.ts'
import { beginTask } from './tasks.ts'
import { beginTriage } from './triage.ts'
import { engage, expectShiftChange, freePeople, isUncalled, page } from './teams.ts'

/** What happens when people begin with each kind of work. */
const begin: Readonly<
  Record<WorkKind, (world: World, request: StaffRequest, team: number) => void>
> = { diagnosis: beginDiagnosis, task: beginTask, triage: beginTriage }

/** Gives the requests people, as far as there are any; marks the fleets that share them. */
export function dispatch(world: World): void {
  if (!world.needsStaffing) return
  world.needsStaffing = false
  const changed = world.staff.teamsToStaff.splice(0)
  for (const pool of staffAll(world, poolsToLookAt(world, changed))) waitForPeople(world, pool)
  markFleetsOf(world, changed)
}

function poolsToLookAt(world: World, teams: readonly number[]): Heap<Pool> {
  const pools = new Heap<Pool>((a, b) => isMoreUrgent(firstOf(a), firstOf(b)))
  for (const team of teams) {
    at(world.teams, team).isToStaff = false
    for (const pool of at(world.staff.poolsOf, team)) {
      if (pool.isCandidate || pool.waiting.size === 0) continue
      pool.isCandidate = true
      pools.add(pool)
    }
  }
  return pools
}

function firstOf(pool: Pool): StaffRequest {
  return at(pool.waiting.items, 0)
}

/** Staffs what can be staffed, the most important first; returns the pools that go on waiting. */
function staffAll(world: World, pools: Heap<Pool>): readonly Pool[] {
  const waiting: Pool[] = []
  for (let pool = pools.take(); pool !== undefined; pool = pools.take()) {
    const { people } = pool
    const isWanted = isStillWanted(world, firstOf(pool))
    const team = isWanted ? pool.teams.find((one) => freePeople(world, one) >= people) : undefined
    pool.isCandidate = false
    if (isWanted && team === undefined) {
      waiting.push(pool)
      continue
    }
    const request = pool.waiting.take()
    if (request !== undefined && team !== undefined) {
      engage(world, team, people)
      begin[request.kind](world, request, team)
    }
    if (pool.waiting.size === 0) continue
    pool.isCandidate = true
    pools.add(pool)
  }
  return waiting
}

/** Nobody looks for the cause of what has passed by itself. */
function isStillWanted(world: World, { incident, kind }: StaffRequest): boolean {
  return kind !== 'diagnosis' || !incidentAt(world, incident).isOver
}

/** Everybody who could do it is busy: the next team that could is called, and shifts are watched. */
function waitForPeople(world: World, pool: Pool): void {
  for (const team of pool.teams) expectShiftChange(world, team)
  const next = pool.teams.find((team) => isUncalled(world, team))
  if (next !== undefined) page(world, next, at(firstOf(pool).because, 0))
}

function markFleetsOf(world: World, teams: readonly number[]): void {
  for (const team of teams) {
    for (const fleet of at(world.structure.fleetsOfTeam, team)) {
      if (at(world.fleets, fleet).cells.length > 0) markFleet(world, fleet, [])
    }
  }
}
