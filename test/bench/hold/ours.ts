/** The queue of the engine, as hold needs it. */
import { CueQueue, phase } from '../../../simulation/engine/queue/queue.ts'
import type { HoldQueue } from './hold.ts'

export function createOurs(): HoldQueue {
  const queue = new CueQueue()
  let nowMs = 0
  return {
    now: () => nowMs,
    push: (atMs, subject) => {
      queue.push({ atMs, phase: phase.completion, kind: 'task', subject, detail: 0, version: -1 })
    },
    pop: () => {
      const cue = queue.pop()
      nowMs = cue?.atMs ?? 0
      return cue?.subject ?? 0
    },
  }
}
