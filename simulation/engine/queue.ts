/**
 * The cues of a run in their one order: time, phase, kind, entity, then the order of scheduling.
 *
 * A binary heap. Nothing is ever removed from inside: whoever schedules a cue that may be overtaken
 * keeps a version and compares it when the cue comes up.
 */

/** Phases at one instant, in order. */
export const phase = {
  completion: 0,
  inject: 1,
  flow: 3,
  belief: 4,
  decision: 5,
  measurement: 6,
} as const

export const cueKinds = [
  'fault',
  'clear',
  'message',
  'grace',
  'started',
  'look',
  'users',
  'page-retry',
  'acknowledge',
  'arrive',
  'diagnosis',
  'declare',
  'approve',
  'task',
  'shift',
  'failover-detect',
  'failover-decide',
  'failover-switch',
  'failover-tail',
  'gate',
  'component-breaks',
  'reports',
  'halt',
  'fix-known',
  'machines',
  'travelled',
  'workaround-on',
  'workaround-off',
  'backlog-gone',
  'rto',
  'mtd',
] as const
export type CueKind = (typeof cueKinds)[number]

export type Cue = {
  readonly atMs: number
  readonly phase: number
  readonly kind: CueKind
  /** What it is about: an entity, fault, team, task instance, fleet or dependency, by kind. */
  readonly subject: number
  /** A second number, by kind. */
  readonly detail: number
  /** The version of the subject for which it was scheduled; -1 where nothing overtakes it. */
  readonly version: number
  /** Order of scheduling; set by the queue. */
  readonly sequence: number
}

const rankOf: ReadonlyMap<CueKind, number> = new Map(cueKinds.map((kind, rank) => [kind, rank]))

function isBefore(a: Cue, b: Cue): boolean {
  if (a.atMs !== b.atMs) return a.atMs < b.atMs
  if (a.phase !== b.phase) return a.phase < b.phase
  if (a.kind !== b.kind) return (rankOf.get(a.kind) ?? 0) < (rankOf.get(b.kind) ?? 0)
  if (a.subject !== b.subject) return a.subject < b.subject
  return a.sequence < b.sequence
}

export class CueQueue {
  readonly #heap: Cue[] = []
  #sequence = 0
  #handled = 0

  /** Operations so far; for benchmarks and laws. */
  get handled(): number {
    return this.#handled
  }

  get next(): Cue | undefined {
    return this.#heap[0]
  }

  push(cue: Omit<Cue, 'sequence'>): void {
    const heap = this.#heap
    const item: Cue = { ...cue, sequence: this.#sequence++ }
    let hole = heap.length
    heap.push(item)
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const above = heap[parent]
      if (above === undefined || !isBefore(item, above)) break
      heap[hole] = above
      hole = parent
    }
    heap[hole] = item
  }

  pop(): Cue | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined) return undefined
    this.#handled++
    if (heap.length > 0) this.#sinkFromTop(last)
    return first
  }

  #sinkFromTop(item: Cue): void {
    const heap = this.#heap
    let hole = 0
    for (;;) {
      const left = 2 * hole + 1
      const leftCue = heap[left]
      if (leftCue === undefined) break
      const rightCue = heap[left + 1]
      const isRight = rightCue !== undefined && isBefore(rightCue, leftCue)
      const smaller = isRight ? rightCue : leftCue
      if (!isBefore(smaller, item)) break
      heap[hole] = smaller
      hole = isRight ? left + 1 : left
    }
    heap[hole] = item
  }
}
