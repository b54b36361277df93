import { countUpTo } from './playback.ts'

/** How the time axis is stretched. `events` gives every instant with an event the same room. */
export const axisKinds = ['even', 'events', 'log'] as const
export type AxisKind = (typeof axisKinds)[number]

export type Tick = { readonly atMs: number; readonly x: number; readonly label: string }

/** Maps time to a place on the axis and back; both directions only ever grow. */
export type TimeScale = {
  readonly endMs: number
  readonly width: number
  toX(atMs: number): number
  toMs(x: number): number
  readonly ticks: readonly Tick[]
}

export type TimeScaleInput = {
  readonly kind: AxisKind
  readonly endMs: number
  readonly width: number
  /** Instants at which something happens, ascending. */
  readonly instants: readonly number[]
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Distances between ticks that people can count in. */
const steps = [
  1_000,
  5_000,
  15_000,
  30_000,
  minuteMs,
  2 * minuteMs,
  5 * minuteMs,
  10 * minuteMs,
  15 * minuteMs,
  30 * minuteMs,
  hourMs,
  2 * hourMs,
  3 * hourMs,
  6 * hourMs,
  12 * hourMs,
  dayMs,
  2 * dayMs,
  3 * dayMs,
  4 * dayMs,
  7 * dayMs,
  14 * dayMs,
  28 * dayMs,
  84 * dayMs,
  364 * dayMs,
]

/** Room for a label such as `12 h 30`, in CSS pixels. */
const tickRoom = 84

export function buildTimeScale(input: TimeScaleInput): TimeScale {
  const endMs = Math.max(1, input.endMs)
  const width = Math.max(1, input.width)
  const bends = findBends(input.kind, endMs, input.instants)
  const toX = (atMs: number): number => width * interpolate(bends.times, bends.places, atMs)
  const toMs = (x: number): number => Math.round(interpolate(bends.places, bends.times, x / width))
  const ticks =
    input.kind === 'even' ? evenTicks(endMs, width) : bentTicks({ endMs, width, toX, toMs })
  return { endMs, width, toX, toMs, ticks }
}

type Bends = { readonly times: readonly number[]; readonly places: readonly number[] }

/** Corners of the axis: at `times[i]` it has reached the share `places[i]` of its width. */
function findBends(kind: AxisKind, endMs: number, instants: readonly number[]): Bends {
  if (kind === 'even') return { times: [0, endMs], places: [0, 1] }
  const times = kind === 'log' ? logTimes(endMs) : eventTimes(endMs, instants)
  return { times, places: times.map((_, index) => index / (times.length - 1)) }
}

function eventTimes(endMs: number, instants: readonly number[]): number[] {
  const inside = instants.filter((atMs) => atMs > 0 && atMs < endMs)
  return [...new Set([0, ...inside, endMs])]
}

/** Each step doubles the time passed, from half a minute on: early minutes are wide, late days are not. */
function logTimes(endMs: number): number[] {
  const times = [0]
  for (let atMs = 30_000; atMs < endMs; atMs *= 2) times.push(atMs)
  return [...times, endMs]
}

/** Straight lines between the corners; outside of them the first or last value. */
function interpolate(from: readonly number[], to: readonly number[], value: number): number {
  const after = countUpTo(from, value)
  if (after === 0) return to[0] ?? 0
  if (after === from.length) return to.at(-1) ?? 0
  const [left = 0, right = 0] = from.slice(after - 1, after + 1)
  const [low = 0, high = 0] = to.slice(after - 1, after + 1)
  return low + ((value - left) / (right - left)) * (high - low)
}

function evenTicks(endMs: number, width: number): Tick[] {
  const room = Math.max(2, Math.floor(width / tickRoom))
  const stepMs = steps.find((step) => endMs / step <= room) ?? endMs
  const ticks: Tick[] = []
  for (let atMs = 0; atMs <= endMs; atMs += stepMs) {
    ticks.push({ atMs, x: (width * atMs) / endMs, label: tickLabel(atMs) })
  }
  return ticks
}

/** On a bent axis the places are even and the times are what they are. */
function bentTicks(scale: Omit<TimeScale, 'ticks'>): Tick[] {
  const count = Math.max(1, Math.floor(scale.width / (tickRoom * 1.2)))
  const ticks: Tick[] = []
  for (let index = 0; index <= count; index++) {
    const wantedMs = scale.toMs((scale.width * index) / count)
    const atMs = roundForPeople(wantedMs)
    const x = scale.toX(atMs)
    const last = ticks.at(-1)
    if (last === undefined || x - last.x >= tickRoom * 0.75) {
      ticks.push({ atMs, x, label: tickLabel(atMs) })
    }
  }
  return ticks
}

function roundForPeople(atMs: number): number {
  const grain = steps.findLast((step) => step <= atMs / 8) ?? 1_000
  return Math.floor(atMs / grain) * grain
}

/** Such as `0`, `45 s`, `10 min`, `3 h`, `3 h 30`, `2 d`, `2 d 6 h`. */
export function tickLabel(atMs: number): string {
  if (atMs === 0) return '0'
  if (atMs < minuteMs) return `${Math.round(atMs / 1_000)} s`
  if (atMs < hourMs) return pair(atMs, [minuteMs, 'min'], [1_000, 's'])
  if (atMs < dayMs) return pair(atMs, [hourMs, 'h'], [minuteMs, ''])
  return pair(atMs, [dayMs, 'd'], [hourMs, 'h'])
}

type Unit = readonly [sizeMs: number, name: string]

function pair(atMs: number, [size, name]: Unit, [smallSize, smallName]: Unit): string {
  const whole = Math.floor(atMs / size)
  const rest = Math.floor((atMs % size) / smallSize)
  if (rest === 0) return `${whole} ${name}`
  if (smallName === '') return `${whole} ${name} ${String(rest).padStart(2, '0')}`
  return `${whole} ${name} ${rest} ${smallName}`
}
