/**
 * Work that pauses while a gate is closed that must be open throughout, and goes on afterwards.
 */
import { drawTime } from '../../chance/drawing.ts'
import { idsOf, isOfNow, latestFirst, taskRunAt } from '../../looking.ts'
import { record } from '../../recording.ts'
import type { Job } from '../../state/staff.ts'
import { wake, watch } from '../../wakes.ts'
import type { TaskRun } from '../../state/work.ts'
import type { World } from '../../state/world.ts'
import { gateEventsOf } from '../belief/belief.ts'
import { pausedBy, throughoutOf } from './gates.ts'
import { askToGoOn } from '../people/requests.ts'
import { isAtWork, layDown, startWork } from './work.ts'

/** Makes sure that work on a task is looked at when one of its gates closes, or is closed already. */
export function watchWork(world: World, index: number): void {
  if (throughoutOf(taskRunAt(world, index)).length > 0) wake(world, index)
}

/** Pauses work whose gate is closed, or lets it go on. */
export function checkWork(world: World, run: TaskRun): void {
  const { job } = run
  const gates = throughoutOf(run)
  if (job === null || gates.length === 0) return
  watch(world, run, gates)
  const closed = pausedBy(world, run)
  if (run.status === 'running' && closed.length > 0 && isAtWork(world, job)) {
    pause(world, run, job, closed)
  } else if (run.status === 'paused' && closed.length === 0) {
    resume(world, run, job)
  }
}

function pause(world: World, run: TaskRun, job: Job, closed: readonly number[]): void {
  const { id, takes, losesWork } = run.task
  const event = record(world, {
    kind: 'work-paused',
    entity: id,
    because: [job.event, ...gateEventsOf(world, closed)],
    segment: isOfNow(world, job.event) ? 'instant' : 'work',
    other: idsOf(world, closed),
    reason: 'gate-closed',
  })
  layDown(world, job, event)
  if (losesWork) job.leftMs = drawTime(world, 'task', id, takes)
  run.status = 'paused'
}

function resume(world: World, run: TaskRun, job: Job): void {
  const because = latestFirst(world, [job.event, ...gateEventsOf(world, throughoutOf(run))])
  const event = record(world, {
    kind: 'task-unblocked',
    entity: run.task.id,
    because,
    segment: isOfNow(world, because[0] ?? 0) ? 'instant' : 'wait-for',
  })
  run.status = 'running'
  if (job.wanted.doers.length === 0) {
    startWork(world, job, job.leftMs, event)
    return
  }
  job.event = event
  askToGoOn(world, job, { ...job.wanted, sinceMs: world.nowMs, because: [event] })
}
