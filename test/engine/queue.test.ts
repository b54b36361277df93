import { describe, expect, it } from 'vitest'
import { type Cue, CueQueue, phase } from '../../simulation/engine/queue.ts'
import { SmallestFirst } from '../../simulation/engine/smallestFirst.ts'

const cue: Omit<Cue, 'sequence'> = {
  atMs: 0,
  phase: phase.completion,
  kind: 'task',
  subject: 0,
  detail: 0,
  version: -1,
}

function order(...cues: Omit<Cue, 'sequence'>[]): string[] {
  const queue = new CueQueue()
  for (const each of cues) queue.push(each)
  const said: string[] = []
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    said.push(`${next.atMs} ${next.kind} ${next.subject} ${next.detail}`)
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

  it('keep their order by the thousand', () => {
    const times = Array.from({ length: 5000 }, (_, index) => (index * 7919) % 1000)
    const told = order(...times.map((atMs, detail) => ({ ...cue, atMs, detail })))
    const expected = times
      .map((atMs, detail) => ({ atMs, detail }))
      .sort((a, b) => a.atMs - b.atMs || a.detail - b.detail)
      .map(({ atMs, detail }) => `${atMs} task 0 ${detail}`)
    expect(told).toEqual(expected)
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
