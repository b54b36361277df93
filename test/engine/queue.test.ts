import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ladder } from '../../simulation/engine/queue/ladder.ts'
import {
  cueKinds,
  CueQueue,
  kindNumber,
  type NewCue,
  phase,
} from '../../simulation/engine/queue/queue.ts'
import { SmallestFirst } from '../../simulation/engine/queue/smallestFirst.ts'

const cue: NewCue = {
  atMs: 0,
  phase: phase.completion,
  kind: 'task',
  subject: 0,
  detail: 0,
  version: -1,
}

function order(...cues: NewCue[]): string[] {
  const queue = new CueQueue()
  for (const each of cues) queue.push(each)
  const said: string[] = []
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    said.push(`${next.atMs} ${cueKinds[kindNumber(next)]} ${next.subject} ${next.detail}`)
  }
  return said
}

describe('cues', () => {
  it('come up by time, then phase, kind, subject and the order of scheduling', () => {
    expect(
      order(
        { ...cue, atMs: 5 },
        { ...cue, detail: 2 },
        { ...cue, detail: 1 },
        { ...cue, subject: 1 },
        { ...cue, phase: phase.inject, kind: 'fault' },
        { ...cue, kind: 'started', subject: 9 },
      ),
    ).toEqual([
      '0 started 9 0',
      '0 task 0 2',
      '0 task 0 1',
      '0 task 1 0',
      '0 fault 0 0',
      '5 task 0 0',
    ])
  })

  it('are of one moment only within a phase of an instant', () => {
    const queue = new CueQueue()
    queue.push(cue)
    queue.push({ ...cue, kind: 'shift' })
    queue.push({ ...cue, phase: phase.belief })
    const isSame = [1, 2, 3].map(() => {
      const next = queue.pop()
      return next !== undefined && queue.isNextAt(next.atMs, next.rank)
    })
    expect(isSame).toEqual([true, false, false])
  })

  it('that were taken back do not come up', () => {
    const queue = new CueQueue()
    queue.push(cue)
    const { ticket } = queue
    queue.push({ ...cue, detail: 1 })
    queue.cancel(ticket)
    queue.cancel(ticket)
    expect([queue.size, queue.pop()?.detail, queue.pop()]).toEqual([1, 1, undefined])
  })
})

type Added = {
  readonly atMs: number
  readonly rank: number
  readonly subject: number
  readonly number: number
  readonly ticket: number
}

function compare(a: Added, b: Added): number {
  return a.atMs - b.atMs || a.rank - b.rank || a.subject - b.subject || a.number - b.number
}

/** How long after now something is added: at once, soon, much later, or as far as numbers go. */
const delay = fc.oneof(
  fc.constant(0),
  fc.nat(5),
  fc.nat(1000),
  fc.integer({ min: 0, max: 3e10 }),
  fc.integer({ min: 0, max: 2 ** 52 }),
)

/** Three parts of adding, two of taking out and one of taking back. */
const step = fc.record({
  does: fc.constantFrom('add', 'add', 'add', 'take', 'take', 'cancel'),
  delay,
  rank: fc.nat(2),
  subject: fc.nat(3),
  which: fc.nat(),
})

/** The queue beside a list that is sorted again each time. */
class Pair {
  readonly ladder = new Ladder()
  #list: Added[] = []
  #nowMs = 0
  #count = 0

  add(delayMs: number, rank: number, subject: number): void {
    const atMs = Math.min(this.#nowMs + delayMs, Number.MAX_SAFE_INTEGER - 1)
    const number = this.#count++
    this.ladder.add(atMs, rank, subject, number, 0)
    this.#list.push({ atMs, rank, subject, number, ticket: this.ladder.ticket })
  }

  take(): void {
    this.#list.sort(compare)
    const first = this.#list.shift()
    expect(this.ladder.nextMs()).toBe(first?.atMs ?? Infinity)
    const taken = this.ladder.pop()
    expect(taken?.detail).toBe(first?.number)
    expect(this.ladder.size).toBe(this.#list.length)
    this.#nowMs = Math.max(this.#nowMs, first?.atMs ?? 0)
  }

  cancel(which: number): void {
    const [gone] = this.#list.splice(which % Math.max(1, this.#list.length), 1)
    if (gone !== undefined) this.ladder.cancel(gone.ticket)
  }

  empty(): void {
    while (this.#list.length > 0) this.take()
    this.take()
  }

  reset(): void {
    this.ladder.reset()
    this.#list = []
    this.#nowMs = 0
  }
}

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function walk(pair: Pair, steps: readonly Step[]): void {
  for (const { does, delay: delayMs, rank, subject, which } of steps) {
    if (does === 'add') pair.add(delayMs, rank, subject)
    else if (does === 'take') pair.take()
    else pair.cancel(which)
  }
}

describe('a ladder queue', () => {
  it('gives what a sorted list gives, whatever is added and taken back meanwhile', () => {
    const steps = fc.array(step, { maxLength: 1500, size: 'max' })
    const property = fc.property(steps, steps, (first, second) => {
      const pair = new Pair()
      walk(pair, first)
      pair.empty()
      walk(pair, second)
      pair.reset()
      walk(pair, first)
      pair.empty()
    })
    fc.assert(property, { numRuns: 60, seed: 1 })
  })

  it('keeps thousands of one instant in the order in which they were added', () => {
    const ladder = new Ladder()
    for (let number = 0; number < 20_000; number++) ladder.add(7, 0, 0, number, 0)
    for (let number = 0; number < 20_000; number++) {
      expect(ladder.pop()?.detail).toBe(number)
      if (number < 5_000) ladder.add(7, 0, 0, 20_000 + number, 0)
    }
    expect(ladder.size).toBe(5_000)
  })

  it('does not grow by timers that are moved over and over', () => {
    const ladder = new Ladder()
    ladder.add(1, 0, 0, -1, 0)
    for (let number = 0; number < 100_000; number++) {
      ladder.cancel(ladder.ticket)
      ladder.add(1_000_000 + number, 0, 0, number, 0)
    }
    expect(ladder.size).toBe(1)
    expect(ladder.room).toBeLessThan(1_000)
    expect([ladder.pop()?.detail, ladder.pop()]).toEqual([99_999, undefined])
  })
})

describe('numbers that wait', () => {
  it('are given out smallest first, each once', () => {
    const numbers = new SmallestFirst([5, 3, 5, 9, 1, 3])
    expect([numbers.take(), numbers.take()]).toEqual([1, 3])
    numbers.add(2)
    numbers.add(1)
    expect([1, 2, 3, 4, 5].map(() => numbers.take())).toEqual([1, 2, 5, 9, undefined])
  })
})
