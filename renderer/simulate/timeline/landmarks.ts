import type { LogEvent } from '../../../simulation/index.ts'
import { type EventSign, isLandmark, signOf } from '../events/eventTopics.ts'
import type { TimeScale } from './timeScale.ts'

/** A mark on the time axis: one event, or several that lie too close to tell apart. */
export type Landmark = {
  readonly x: number
  readonly events: readonly LogEvent[]
  readonly sign: EventSign
}

/** Marks closer than this are drawn as one, in CSS pixels. */
const nearPx = 14

const weight: Readonly<Record<EventSign, number>> = {
  fault: 6,
  flag: 5,
  bad: 4,
  good: 3,
  message: 2,
  wait: 1,
  work: 1,
  plain: 0,
}

export function findLandmarks(events: readonly LogEvent[], scale: TimeScale): readonly Landmark[] {
  const marks: Landmark[] = []
  for (const event of events) {
    if (!isLandmark(event)) continue
    const x = scale.toX(event.atMs)
    const sign = signOf(event)
    const before = marks.at(-1)
    if (before === undefined || x - before.x >= nearPx) {
      marks.push({ x, events: [event], sign })
    } else {
      const stronger = weight[sign] > weight[before.sign] ? sign : before.sign
      marks[marks.length - 1] = {
        ...before,
        events: [...before.events, event],
        sign: stronger,
      }
    }
  }
  return marks
}
