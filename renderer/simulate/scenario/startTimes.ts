/** Hours at which the same outage is another story. */
export const startTimes = ['weekday-morning', 'weekday-night', 'saturday', 'sunday-night'] as const
export type StartTime = (typeof startTimes)[number]

/** Day of the week, Sunday being 0, and hour. */
const moments: Readonly<Record<StartTime, readonly [day: number, hour: number]>> = {
  'weekday-morning': [2, 10],
  'weekday-night': [3, 2],
  saturday: [6, 14],
  'sunday-night': [0, 3],
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Day 0 of the epoch was a Thursday. */
const epochDay = 4

/** The first such hour on or after the day on which a story begins, as an instant in UTC. */
export function startAt(told: string | undefined, time: StartTime): string {
  const [day, hour] = moments[time]
  const dayNumber = Math.floor(Date.parse(told ?? fallback) / dayMs)
  const ahead = (day - ((dayNumber + epochDay) % 7) + 7) % 7
  return toInstant((dayNumber + ahead) * dayMs + hour * hourMs)
}

/** An assumption for stories without a day: what counts is the day of the week. */
const fallback = '2025-01-06T00:00:00Z'

/** Which of them an instant is; `undefined` for any other. */
export function startTimeOf(told: string | undefined, start: string): StartTime | undefined {
  const startMs = Date.parse(start)
  return startTimes.find((time) => Date.parse(startAt(told, time)) === startMs)
}

/** The value of a field for date and time, such as `2025-03-11T09:30`, as an instant in UTC. */
export function fromField(value: string): string | undefined {
  const atMs = Date.parse(`${value}Z`)
  return Number.isNaN(atMs) ? undefined : toInstant(atMs)
}

/** The other way round. */
export function toField(instant: string): string {
  return toInstant(Date.parse(instant)).slice(0, 16)
}

function toInstant(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`
}
