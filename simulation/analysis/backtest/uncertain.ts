/**
 * What the record does not know exactly is drawn anew for each run, so that the simulated band also says
 * how little is known.
 */
import { createChance } from '../../engine/chance/chance.ts'
import { exp, ln, normalQuantile } from '../../engine/maths/maths.ts'
import type { Milestones } from '../../milestones/schema.ts'
import { durationToMs, msToDuration } from '../../plan/duration.ts'
import { type BacktestInputs, markOf, numbersOf, replaceNumbers } from './parameters.ts'

/** The standard normal deviate that 19 of 20 lie below. */
const z95 = normalQuantile(0.95)

/** True if any parameter is uncertain: then each run needs a model of its own. */
export function isUncertain({ parameters = {} }: Milestones): boolean {
  return Object.values(parameters).some(({ knownWithin = 1 }) => knownWithin > 1)
}

/** The documents of one run. Numbers under one mark move together: they are one thing not known. */
export function drawInputs(
  inputs: BacktestInputs,
  seed: string,
  replication: number,
): BacktestInputs {
  const chance = createChance(seed)
  chance.begin(replication)
  const replaced = new Map<string, unknown>()
  for (const { path, value } of numbersOf(inputs)) {
    const mark = markOf(inputs.milestones, path)
    const within = mark?.parameter.knownWithin ?? 1
    if (mark === undefined || within <= 1) continue
    const deviate = normalQuantile(chance.uniform('backtest', mark.id, 0)) / z95
    replaced.set(path.join('/'), scaled(value, exp(deviate * ln(within))))
  }
  return replaceNumbers(inputs, replaced)
}

/** A number, length of time or distribution so many times as large; shares stay shares. */
export function scaled(value: unknown, factor: number): unknown {
  if (typeof value === 'number') return scaledNumber(value, factor)
  if (typeof value === 'string') {
    const ms = durationToMs(value)
    return ms === undefined ? value : msToDuration(Math.max(1_000, Math.round(ms * factor)))
  }
  if (Array.isArray(value)) return value.map((part) => scaled(part, factor))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'shape' ? part : scaled(part, factor),
    ]),
  )
}

function scaledNumber(value: number, factor: number): number {
  if (value > 0 && value < 1) return Math.min(1, value * factor)
  return Number.isInteger(value) ? Math.max(1, Math.round(value * factor)) : value * factor
}

/** The documents with everything that is said to play no part twice as large: nothing may change. */
export function doubleIdle(inputs: BacktestInputs): BacktestInputs {
  const replaced = new Map<string, unknown>()
  for (const { path, value } of numbersOf(inputs)) {
    if (markOf(inputs.milestones, path)?.parameter.is !== 'idle') continue
    replaced.set(path.join('/'), scaled(value, 2))
  }
  return replaceNumbers(inputs, replaced)
}
