/**
 * Approval of runbooks: whoever must agree is called, takes some time, and agrees.
 */
import { at } from '../at.ts'
import { drawTime } from '../drawing.ts'
import { latestOf } from '../looking.ts'
import { phase } from '../queue.ts'
import { record, schedule } from '../recording.ts'
import type { Approval, World } from '../world.ts'
import { answeredEventOf, hasAnswered, page } from './teams.ts'

/** Calls those who must approve; once they have answered they look at it. */
export function checkApprovals(world: World): void {
  const asked = world.approvals
  if (asked.length === 0) return
  world.approvals = asked.filter((approval) => !beginApproval(world, approval))
}

/** True once somebody looks at it. */
function beginApproval(world: World, { incident, runbook, askedEvent, runs }: Approval): boolean {
  const { id, approvalTeam, approval } = at(world.model.runbooks, runbook)
  if (!hasAnswered(world, approvalTeam)) {
    page(world, approvalTeam, askedEvent)
    return false
  }
  const binding = latestOf(world, [askedEvent, answeredEventOf(world, approvalTeam)])
  for (const run of runs) run.approvedEvent = binding
  schedule(world, 'approve', drawTime(world, 'approval', id, approval), {
    subject: incident,
    detail: runbook,
    version: binding,
    phase: phase.decision,
  })
  return true
}

/** A runbook is approved. */
export function onApproved(world: World, incident: number, runbook: number, binding: number): void {
  const approved = record(world, {
    kind: 'approved',
    entity: at(world.model.runbooks, runbook).id,
    because: [binding],
    segment: 'decide',
  })
  for (const run of world.pendingRuns) {
    if (run.incident !== incident || run.task.runbook !== runbook) continue
    run.isApproved = true
    run.approvedEvent = approved
  }
}
