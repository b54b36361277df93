/**
 * Who works on what: the most important request first, one pair of hands each.
 *
 * Requests are ordered by tier, then age, then number. What gets nobody now is looked at again when
 * people are free or a shift changes.
 */
import { at } from '../at.ts'
import { incidentAt } from '../looking.ts'
import { markFleet } from '../recording.ts'
import type { StaffRequest, World } from '../world.ts'
import { beginDiagnosis } from './response.ts'
import { beginTask } from './tasks.ts'
import { engage, expectShiftChange, freePeople, isUncalled, page } from './teams.ts'

function compareRequests(a: StaffRequest, b: StaffRequest): number {
  return (
    a.tier - b.tier || a.sinceMs - b.sinceMs || a.incident - b.incident || a.taskRun - b.taskRun
  )
}

/** Gives every request people, as far as there are any; marks the fleets that share them. */
export function dispatch(world: World): void {
  if (!world.needsStaffing) return
  world.needsStaffing = false
  const waiting = world.requests.filter((one) => isStillWanted(world, one)).sort(compareRequests)
  world.requests = []
  const free = countFree(world, waiting)
  for (const request of waiting) {
    const team = request.teams.find((one) => at(free, one) >= request.people)
    if (team === undefined) {
      world.requests.push(request)
      continue
    }
    free[team] = at(free, team) - request.people
    engage(world, team, request.people)
    if (request.taskRun < 0) beginDiagnosis(world, request, team)
    else beginTask(world, request, team)
  }
  for (const request of world.requests) waitForPeople(world, request)
  markFleetsWithTechnicians(world)
}

/** Nobody looks for the cause of what has passed by itself. */
function isStillWanted(world: World, { incident, taskRun }: StaffRequest): boolean {
  return taskRun >= 0 || !incidentAt(world, incident).isOver
}

/** Everybody who could do it is busy: the next team that could is called, and shifts are watched. */
function waitForPeople(world: World, { teams, because }: StaffRequest): void {
  for (const team of teams) expectShiftChange(world, team)
  const next = teams.find((team) => isUncalled(world, team))
  if (next !== undefined) page(world, next, at(because, 0))
}

/** Free people by team; only of teams that somebody asks for. */
function countFree(world: World, requests: readonly StaffRequest[]): number[] {
  const isAskedFor = new Set(requests.flatMap((request) => request.teams))
  return world.teams.map((_, team) => (isAskedFor.has(team) ? freePeople(world, team) : 0))
}

function markFleetsWithTechnicians(world: World): void {
  world.model.fleets.forEach((fleet, index) => {
    const isInTrouble = at(world.fleets, index).cells.length > 0
    if (isInTrouble && fleet.technicians.length > 0) markFleet(world, index, [])
  })
}
