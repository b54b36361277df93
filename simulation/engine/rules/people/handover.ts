/**
 * People who leave in the middle of something: at the end of a shift, or because they are absent.
 *
 * At the end of a shift whoever began goes on, unless the team hands over: then the work waits for
 * people of the next shift, and finding into it costs time. Absence leaves no choice.
 */
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { teamAt } from '../../looking.ts'
import type { Job } from '../../state/staff.ts'
import type { World } from '../../state/world.ts'
import { isMoreUrgent } from './requests.ts'
import { hasSomebodyLeft, isSomebodyAbsent } from './rota.ts'
import { breakOff } from '../work/work.ts'

/** A shift has ended: work is handed over where that is the rule. */
export function handOver(world: World, team: number): void {
  if (!teamAt(world, team).handsOver) return
  for (const job of leastUrgentFirst(world, team)) {
    if (!hasSomebodyLeft(world, job)) continue
    leave(world, job, { reason: 'shift-over', because: [] })
  }
}

/** People are absent from now on: what they were at waits for somebody else. */
export function leaveWork(world: World, team: number, because: number): void {
  for (const job of leastUrgentFirst(world, team)) {
    if (!isSomebodyAbsent(world, job)) continue
    leave(world, job, { reason: 'absent', because: [because] })
  }
}

function leave(
  world: World,
  job: Job,
  why: { readonly reason: 'shift-over' | 'absent'; readonly because: readonly number[] },
): void {
  const { id, handOver: takes } = teamAt(world, job.team)
  breakOff(world, job, { ...why, costMs: drawTime(world, 'hand-over', id, takes), other: [id] })
}

function leastUrgentFirst(world: World, team: number): readonly Job[] {
  return [...at(world.teams, team).jobs].sort((a, b) =>
    isMoreUrgent(a.urgency, b.urgency) ? 1 : -1,
  )
}
