/**
 * What the outages of a business service cost, by the loss curve of the plan.
 *
 * Money is lost while a service is out, at the rate for the time into the outage, times the share
 * of work that neither the systems nor a workaround carried. Single amounts fall due in full.
 */
import type { BusinessService } from '../plan/schema.ts'
import { durationToMs } from '../plan/duration.ts'

type LossCurve = NonNullable<BusinessService['loss']>

/** A level that holds until the next step. */
export type Step = { readonly atMs: number; readonly level: number }

export type Interval = { readonly startMs: number; readonly endMs: number }

const hourMs = 3_600_000

/** Milliseconds times missing share between two moments, by a step series that covers them. */
function missedMs(delivered: readonly Step[], fromMs: number, toMs: number): number {
  let missed = 0
  delivered.forEach((step, position) => {
    const nextMs = delivered[position + 1]?.atMs ?? toMs
    const overlap = Math.min(nextMs, toMs) - Math.max(step.atMs, fromMs)
    if (overlap > 0) missed += overlap * (1 - step.level)
  })
  return missed
}

/** A loss curve, its times as numbers, those that come first in front. */
export type LossRates = {
  readonly perHour: readonly { readonly afterMs: number; readonly rate: number }[]
  readonly once: readonly { readonly afterMs: number; readonly amount: number }[]
}

export function lossRatesOf({ perHour = [], once = [] }: LossCurve): LossRates {
  return {
    perHour: perHour
      .map(({ from, rate }) => ({ afterMs: durationToMs(from) ?? 0, rate }))
      .sort((a, b) => a.afterMs - b.afterMs),
    once: once.map(({ at, amount }) => ({ afterMs: durationToMs(at) ?? 0, amount })),
  }
}

/** Money lost in one outage. */
export function lossOf(
  { perHour, once }: LossRates,
  { startMs, endMs }: Interval,
  delivered: readonly Step[],
): number {
  let money = 0
  perHour.forEach(({ afterMs, rate }, position) => {
    const fromMs = startMs + afterMs
    const next = perHour[position + 1]
    const toMs = Math.min(next === undefined ? endMs : startMs + next.afterMs, endMs)
    if (fromMs < toMs) money += (missedMs(delivered, fromMs, toMs) / hourMs) * rate
  })
  for (const { afterMs, amount } of once) if (startMs + afterMs <= endMs) money += amount
  return money
}
