/**
 * Who works on what: the most important request first, one pair of hands each.
 *
 * Requests are ordered by tier, then age, then number. What gets nobody now is looked at again when
 * people are free or a shift changes.
 */
import type { StaffRequest, World } from '../world.ts'
import { beginDiagnosis } from './response.ts'
import { engage, expectShiftChange, freePeople } from './teams.ts'
import { beginTask } from './work.ts'

function compareRequests(a: StaffRequest, b: StaffRequest): number {
  return (
    a.tier - b.tier || a.sinceMs - b.sinceMs || a.incident - b.incident || a.taskRun - b.taskRun
  )
}

/** Gives every request people, as far as there are any; marks the fleets that share them. */
export function dispatch(world: World): void {
  if (!world.needsStaffing) return
  world.needsStaffing = false
  const waiting = [...world.requests].sort(compareRequests)
  world.requests.length = 0
  for (const request of waiting) {
    const team = request.teams.find((one) => freePeople(world, one) >= request.people)
    if (team === undefined) {
      world.requests.push(request)
      for (const one of request.teams) expectShiftChange(world, one)
      continue
    }
    engage(world, team, request.people)
    if (request.taskRun < 0) beginDiagnosis(world, request, team)
    else beginTask(world, request, team)
  }
  world.model.fleets.forEach((fleet, index) => {
    const isInTrouble = (world.fleets[index]?.cells.length ?? 0) > 0
    if (isInTrouble && fleet.technicians.length > 0 && !world.fleetsToRecount.has(index)) {
      world.fleetsToRecount.set(index, [])
    }
  })
}
