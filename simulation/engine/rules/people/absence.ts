/**
 * Absence: people who are not there for a while, by share of a team or by name.
 *
 * What they were at waits for somebody else; who is called does not answer.
 */
import type { CompiledAbsence } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { incidentAt } from '../../looking.ts'
import { record } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { clearLater } from '../levels/faults.ts'
import { leaveWork } from './handover.ts'
import { staffChanged } from './requests.ts'
import { teamStateOf } from './rota.ts'
import { callAgain } from './teams.ts'

/** People leave. */
export function onAbsence(world: World, index: number, absence: CompiledAbsence): void {
  const event = record(world, {
    kind: 'fault',
    entity: absence.id,
    because: [0],
    segment: 'outside',
    other: absence.targets,
  })
  incidentAt(world, index).faultEvent = event
  for (const team of count(world, absence, 1)) leaveWork(world, team, event)
  clearLater(world, index, absence)
}

/** People are back. */
export function comeBack(world: World, absence: CompiledAbsence, event: number): void {
  for (const team of count(world, absence, -1)) {
    const state = teamStateOf(world, team)
    state.freedEvent = event
    if (state.isWaitingForShift) callAgain(world, team, event)
  }
}

/** Counts an absence in or out; returns the teams that it concerns. */
function count(world: World, absence: CompiledAbsence, change: 1 | -1): readonly number[] {
  for (const team of absence.teams) {
    const state = at(world.teams, team)
    if (absence.share >= 1) state.lost += change
    else state.absentPpm += change * Math.round(absence.share * 1e6)
  }
  for (const { team, row } of absence.people) {
    const { absentOf } = at(world.teams, team)
    absentOf[row] = at(absentOf, row) + change
  }
  const teams = new Set([...absence.teams, ...absence.people.map((one) => one.team)])
  for (const team of teams) staffChanged(world, team)
  return [...teams]
}
