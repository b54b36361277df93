/**
 * A time axis with ticks at lengths of time that people use.
 */
import { scaleLinear, scaleSqrt } from 'd3-scale'
import { formatDuration } from '../views/words.ts'
import { el, join, type Markup, num } from './markup.ts'

const minute = 60_000
const steps: readonly number[] = [
  1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1_440, 2_880, 10_080, 20_160, 40_320,
].map((minutes) => minutes * minute)

export type TimeScale = (ms: number) => number

/** Milliseconds to a place between two places. */
export function timeScale(untilMs: number, from: number, to: number): TimeScale {
  const scale = scaleLinear([0, Math.max(untilMs, minute)], [from, to])
  return (ms) => num(scale(ms))
}

/** The same with more room for the first hours: places grow with the root of time. */
export function rootTimeScale(untilMs: number, from: number, to: number): TimeScale {
  const scale = scaleSqrt([0, Math.max(untilMs, minute)], [from, to])
  return (ms) => num(scale(ms))
}

/** Moments at which a tick stands: the shortest step of which no more than ten fit. */
function evenTicks(untilMs: number): readonly number[] {
  const last = steps[steps.length - 1] ?? minute
  const step = steps.find((each) => untilMs / each <= 10) ?? Math.ceil(untilMs / 10 / last) * last
  return Array.from({ length: Math.floor(untilMs / step) + 1 }, (_, number) => number * step)
}

/** Room that the words of a tick take, in units of the picture. */
const tickRoom = 54

/** Moments at which a tick is drawn: none so near the next that their words would touch. */
export function ticksShown(untilMs: number, x: TimeScale): readonly number[] {
  const isEven = Math.abs(x(untilMs / 2) - (x(0) + x(untilMs)) / 2) < 1
  const candidates = isEven ? evenTicks(untilMs) : steps.filter((step) => step <= untilMs)
  const shown: number[] = []
  for (const ms of [...candidates].reverse()) {
    const next = shown[0]
    const isFree = next === undefined || x(next) - x(ms) >= tickRoom
    if (ms > 0 && isFree && x(ms) - x(0) >= tickRoom) shown.unshift(ms)
  }
  return [0, ...shown]
}

/** Ticks with labels on top and thin lines down to `bottom`. */
export function axisMarkup(untilMs: number, x: TimeScale, bottom: number): Markup {
  return join(
    ticksShown(untilMs, x).map((ms) =>
      el(
        'g',
        {},
        el('path', { d: `M${x(ms)} 20V${bottom}`, stroke: '#dfe2d8', 'stroke-width': 0.8 }),
        el(
          'text',
          { x: x(ms), y: 13, 'font-size': 9.5, 'text-anchor': 'middle', fill: '#545a4e' },
          ms === 0 ? 'start' : formatDuration(ms),
        ),
      ),
    ),
  )
}
