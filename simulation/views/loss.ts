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

/** Money lost in one outage. */
export function lossOf(curve: LossCurve, outage: Interval, delivered: readonly Step[]): number {
  const { startMs, endMs } = outage
  const rates = (curve.perHour ?? [])
    .map(({ from, rate }) => ({ fromMs: startMs + (durationToMs(from) ?? 0), rate }))
    .sort((a, b) => a.fromMs - b.fromMs)
  let money = 0
  rates.forEach(({ fromMs, rate }, position) => {
    const toMs = Math.min(rates[position + 1]?.fromMs ?? endMs, endMs)
    if (fromMs < toMs) money += (missedMs(delivered, fromMs, toMs) / hourMs) * rate
  })
  for (const { at, amount } of curve.once ?? []) {
    if (startMs + (durationToMs(at) ?? 0) <= endMs) money += amount
  }
  return money
}
