/**
 * Working hours as a week of local time: when something holds, from one change to the next.
 */
import { assert } from '../assert.ts'
import type { CompiledWeek } from './model.ts'

const dayMs = 86_400_000
export const weekMs = 7 * dayMs

/** A stretch of some days of the week. Units: minutes after midnight; past 1,440 is the next day. */
export type WeekSpan = {
  /** Bit 0 is Monday. */
  readonly dayBits: number
  readonly fromMinute: number
  readonly toMinute: number
}

/** When any of some stretches holds. */
export function toWeek(spans: readonly WeekSpan[]): CompiledWeek {
  const changes = new Map<number, number>()
  let atStart = 0
  const count = (atMs: number, change: number): void => {
    changes.set(atMs, (changes.get(atMs) ?? 0) + change)
  }
  for (const { dayBits, fromMinute, toMinute } of spans) {
    for (let day = 0; day < 7; day++) {
      if ((dayBits & (1 << day)) === 0 || toMinute <= fromMinute) continue
      const fromMs = day * dayMs + fromMinute * 60_000
      const toMs = day * dayMs + toMinute * 60_000
      count(fromMs % weekMs, 1)
      count(toMs % weekMs, -1)
      // What lasts over the end of the week holds at its beginning.
      if (Math.floor(toMs / weekMs) > Math.floor(fromMs / weekMs)) atStart++
    }
  }
  return turns(changes, atStart)
}

function turns(changes: ReadonlyMap<number, number>, atStart: number): CompiledWeek {
  // A change at the first instant of the week is part of what holds there.
  let covering = atStart
  const changesMs: number[] = []
  const isOnFirst = atStart > 0
  for (const [atMs, change] of [...changes].sort(([a], [b]) => a - b)) {
    const wasOn = covering > 0
    covering += change
    if (covering > 0 !== wasOn) changesMs.push(atMs)
  }
  assert(covering === atStart, 'a week ends as it begins')
  return { changesMs, isOnFirst }
}
