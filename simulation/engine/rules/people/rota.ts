/**
 * Who is there, who is free, and who takes what: people by the rows of their team.
 *
 * A row is people who come and go together, or one person by name. Whoever began something goes on
 * with it past the end of a shift and is not there for anything else meanwhile.
 */
import type { CompiledRow, CompiledTeam } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { canBeCalledIn, isOnDuty, nextChangeMs, onDutySinceMs } from '../../time/calendar.ts'
import { teamAt, timeOf } from '../../looking.ts'
import { schedule } from '../../recording.ts'
import type { Doer, Job, TeamState } from '../../state/staff.ts'
import type { World } from '../../state/world.ts'

export function teamStateOf(world: World, team: number): TeamState {
  return at(world.teams, team)
}

function originOf(world: World) {
  return { startMs: world.model.startMs, declaredMs: world.declaredMs }
}

/** People of a row who are not absent, wherever they are. */
function presentIn(state: TeamState, row: CompiledRow, index: number): number {
  if (state.lost > 0 || at(state.absentOf, index) > 0) return 0
  if (row.person >= 0) return row.people
  return row.people - Math.round((row.people * Math.min(1e6, state.absentPpm)) / 1e6)
}

/** People of a row who are at work or could be now. */
function peopleIn(world: World, team: CompiledTeam, index: number): number {
  const state = teamStateOf(world, team.index)
  const row = at(team.rows, index)
  const isCalledIn = state.calledInMs >= 0 && canBeCalledIn(row, originOf(world), world.nowMs)
  if (!isCalledIn && !isOnDuty(team, row, originOf(world), world.nowMs)) return 0
  return presentIn(state, row, index)
}

/** True if the people of a row could answer a call, wherever they are. */
export function isRowPresent(world: World, team: number, row: number): boolean {
  const compiled = at(teamAt(world, team).rows, row)
  const state = teamStateOf(world, team)
  return (
    canBeCalledIn(compiled, originOf(world), world.nowMs) && presentIn(state, compiled, row) > 0
  )
}

/** People on duty, without those on call. */
export function peopleOnDuty(world: World, team: number): number {
  const { rows } = teamAt(world, team)
  const state = teamStateOf(world, team)
  const origin = originOf(world)
  let people = 0
  rows.forEach((row, index) => {
    if (isOnDuty(teamAt(world, team), row, origin, world.nowMs)) {
      people += presentIn(state, row, index)
    }
  })
  return people
}

/** People who would come if somebody called. */
export function peopleOnCall(world: World, team: number): number {
  const { rows } = teamAt(world, team)
  const state = teamStateOf(world, team)
  let people = 0
  rows.forEach((row, index) => {
    const canCome = canBeCalledIn(row, originOf(world), world.nowMs)
    if (canCome) people += presentIn(state, row, index)
  })
  return people
}

/** Everybody of a team who is there, busy or not; nobody without the one who is asked for by name. */
export function peopleThereFor(world: World, { team, row }: Doer): number {
  const compiled = teamAt(world, team)
  if (row >= 0 && peopleIn(world, compiled, row) === 0) return 0
  return compiled.rows.reduce((sum, _, index) => sum + peopleIn(world, compiled, index), 0)
}

/** True if it is absence that keeps people away, not the hour. */
export function isAbsent(world: World, { team, row }: Doer): boolean {
  const state = teamStateOf(world, team)
  if (row >= 0) return presentIn(state, at(teamAt(world, team).rows, row), row) === 0
  return state.lost > 0 || state.absentPpm > 0
}

function freeIn(world: World, team: CompiledTeam, row: number): number {
  return Math.max(0, peopleIn(world, team, row) - at(teamStateOf(world, team.index).busyOf, row))
}

/** People of a team who can be given work now. */
export function freePeople(world: World, team: number): number {
  if (teamStateOf(world, team).called !== 3) return 0
  const compiled = teamAt(world, team)
  let free = 0
  for (let row = 0; row < compiled.rows.length; row++) free += freeIn(world, compiled, row)
  return free
}

/** True if somebody could begin now with what takes so many people. */
export function canBegin(world: World, { team, row }: Doer, people: number): boolean {
  if (freePeople(world, team) < people) return false
  return row < 0 || freeIn(world, teamAt(world, team), row) > 0
}

/** Takes people of a team for some work: who is asked for by name, then whoever is free. */
export function engage(world: World, { team, row }: Doer, people: number): Job['crew'] {
  const compiled = teamAt(world, team)
  const { busyOf } = teamStateOf(world, team)
  const crew: { row: number; people: number }[] = []
  let wanted = people
  const take = (index: number, most: number): void => {
    const taken = Math.min(wanted, most, freeIn(world, compiled, index))
    if (taken <= 0) return
    wanted -= taken
    busyOf[index] = at(busyOf, index) + taken
    crew.push({ row: index, people: taken })
  }
  if (row >= 0) take(row, 1)
  for (let index = 0; wanted > 0 && index < compiled.rows.length; index++) take(index, wanted)
  return crew
}

/** People are free again; their time is booked. */
export function release(world: World, job: Job): void {
  const state = teamStateOf(world, job.team)
  for (const { row, people } of job.crew) {
    state.busyOf[row] = at(state.busyOf, row) - people
    state.workMs += people * (world.nowMs - job.sinceMs)
  }
  state.jobs.delete(job)
}

/** Longest time that anybody at a job has been on duty in this run. Units: milliseconds. */
export function onDutyMs(world: World, job: Job): number {
  const team = teamAt(world, job.team)
  const state = teamStateOf(world, job.team)
  const calledMs = world.nowMs - timeOf(world, state.answeredEvent)
  return job.crew.reduce((longest, { row }) => {
    const sinceMs = onDutySinceMs(team, at(team.rows, row), originOf(world), world.nowMs)
    return Math.max(longest, Math.min(calledMs, sinceMs))
  }, 0)
}

/** True if people of a job have gone: their shift is over, or they are absent. */
export function hasSomebodyLeft(world: World, { team, crew }: Job): boolean {
  const compiled = teamAt(world, team)
  const { busyOf } = teamStateOf(world, team)
  return crew.some(({ row }) => peopleIn(world, compiled, row) < at(busyOf, row))
}

/** True if people of a job are absent, whether or not their shift goes on. */
export function isSomebodyAbsent(world: World, { team, crew }: Job): boolean {
  const state = teamStateOf(world, team)
  const { rows } = teamAt(world, team)
  return crew.some(({ row }) => presentIn(state, at(rows, row), row) < at(state.busyOf, row))
}

/** Ids of the people who are at a job by name, for the log. */
export function personIdsOf(world: World, { team, crew }: Job): readonly string[] {
  if (team < 0) return []
  const { rows } = teamAt(world, team)
  return crew.flatMap(({ row }) => {
    const { person } = at(rows, row)
    return person < 0 ? [] : [at(world.model.personIds, person)]
  })
}

/** Makes sure that the run looks again when a team’s head-count changes. */
export function expectShiftChange(world: World, team: number): void {
  const state = teamStateOf(world, team)
  if (state.nextShiftCueMs >= 0) return
  const nextMs = nextChangeMs(teamAt(world, team), originOf(world), world.nowMs)
  if (nextMs < 0) return
  state.nextShiftCueMs = nextMs
  schedule(world, 'shift', nextMs - world.nowMs, { subject: team })
}
