import { describe, expect, it } from 'vitest'
import {
  fromField,
  startAt,
  startTimeOf,
  startTimes,
  toField,
} from '../../renderer/simulate/scenario/startTimes.ts'

// A Tuesday.
const told = '2025-03-11T09:30:00Z'

describe('the hour at which a run begins', () => {
  it.each([
    ['weekday-morning', '2025-03-11T10:00:00Z'],
    ['weekday-night', '2025-03-12T02:00:00Z'],
    ['saturday', '2025-03-15T14:00:00Z'],
    ['sunday-night', '2025-03-16T03:00:00Z'],
  ] as const)('on a %s is the first one from the day of the story on', (time, instant) => {
    expect(startAt(told, time)).toBe(instant)
    expect(startTimeOf(told, instant)).toBe(time)
  })

  it('is found on some day for a story that has none', () => {
    expect(startTimes.map((time) => startAt(undefined, time).length)).toEqual([20, 20, 20, 20])
  })

  it('is another one where it is none of these', () => {
    expect(startTimeOf(told, told)).toBeUndefined()
  })

  it('is written and read as date and time of UTC', () => {
    expect(toField(told)).toBe('2025-03-11T09:30')
    expect(toField('2025-03-11T09:30:00+02:00')).toBe('2025-03-11T07:30')
    expect(fromField('2025-03-11T09:30')).toBe(told)
    expect(fromField('')).toBeUndefined()
  })
})
