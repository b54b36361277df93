/**
 * Approvals: whoever must agree is called, takes some time, and agrees.
 */
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { isOfNow, latestOf, teamIds } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule } from '../../recording.ts'
import { wake } from '../../wakes.ts'
import type { Approval } from '../../state/work.ts'
import type { World } from '../../state/world.ts'
import { expectShiftChange, peopleThereFor } from '../people/rota.ts'
import { answeredEventOf, hasAnswered, page } from '../people/teams.ts'

/** Writes down that somebody is asked to agree; returns the event. */
export function askForApproval(
  world: World,
  { id, team, because }: { readonly id: string; readonly team: number; readonly because: number },
): number {
  return record(world, {
    kind: 'approval-asked',
    entity: id,
    because: [because],
    segment: 'instant',
    other: teamIds(world, team),
  })
}

/** Puts something before those who must agree. */
export function submit(world: World, approval: Approval): void {
  world.work.unread.push(approval)
  world.work.mayBeRead = true
}

/** Calls those who must approve; once they have answered they look at it. */
export function checkApprovals(world: World): void {
  const { work } = world
  if (!work.mayBeRead) return
  work.mayBeRead = false
  work.unread = work.unread.filter((approval) => !isBegun(world, approval))
}

/** True once somebody looks at it. */
function isBegun(world: World, approval: Approval): boolean {
  const { id, team, takes, askedEvent, runs } = approval
  if (!hasAnswered(world, team)) {
    page(world, team, askedEvent)
    return false
  }
  if (peopleThereFor(world, { team, row: -1 }) === 0) {
    expectShiftChange(world, team)
    return false
  }
  const binding = lookedAtBy(world, approval)
  for (const run of runs) run.approvedEvent = binding
  const subject = world.work.approvals.push(approval) - 1
  schedule(world, 'approve', drawTime(world, 'approval', id, takes), {
    subject,
    version: binding,
    phase: phase.decision,
  })
  return true
}

/** Since when somebody looks at it: at once, or because it was out of hours when it was asked for. */
function lookedAtBy(world: World, { team, askedEvent }: Approval): number {
  const known = latestOf(world, [askedEvent, answeredEventOf(world, team)])
  if (isOfNow(world, known)) return known
  return record(world, {
    kind: 'acknowledged',
    entity: at(world.model.teams, team).id,
    because: [known],
    segment: 'wait-for-person',
  })
}

/** What was asked for is approved. */
export function onApproved(world: World, subject: number, binding: number): void {
  const { id, runs, action } = at(world.work.approvals, subject)
  const approved = record(world, {
    kind: 'approved',
    entity: id,
    because: [binding],
    segment: 'decide',
  })
  for (const run of runs) {
    run.isApproved = true
    run.approvedEvent = approved
    wake(world, run.index)
  }
  if (action < 0) return
  at(world.choices.runs, action).approvedEvent = approved
  world.choices.toLookAt.push(action)
}
