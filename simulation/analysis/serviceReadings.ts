/**
 * The outages of each business service in a run: how long, until when its work was caught up with,
 * and what they cost.
 */
import { assert } from '../assert.ts'
import type { Model } from '../compile/model.ts'
import { type Columns, kindNumber } from '../engine/log/columns.ts'
import { type Interval, type LossRates, lossOf, lossRatesOf, type Step } from '../views/loss.ts'
import { notOver, over, type Reading, type RunEnd } from './reading.ts'

/** What became of one business service so far. */
type Fate = {
  /** `null` where the plan has no loss curve. */
  readonly rates: LossRates | null
  /** When its first outage began; -1 if there was none. */
  firstMs: number
  /** When the outage that goes on began; -1 for none. */
  openMs: number
  endedMs: number
  longestMs: number
  downMs: number
  /** When it was last said to be normal, and first at or after the end of its last outage; -1. */
  saidNormalMs: number
  normalMs: number
  /** True if work has been left behind since its last outage began. */
  isBehind: boolean
  /** Where money is counted: outages that are over, and the level that reached customers. */
  readonly outages: Interval[]
  readonly steps: Step[]
}

/** Follows every business service through its outages. */
export class ServiceFollower {
  /** By entity; `null` for what is none. */
  readonly #fates: readonly (Fate | null)[]

  constructor({ services, entities, plan }: Model) {
    this.#fates = services.map((service, entity) => {
      if (service === null) return null
      const curve = plan.businessServices?.[entities[entity]?.id ?? '']?.loss
      return newFate(curve === undefined ? null : lossRatesOf(curve))
    })
  }

  begin(): void {
    for (const fate of this.#fates) {
      if (fate === null) continue
      const { rates, outages, steps } = fate
      outages.length = 0
      steps.length = 0
      Object.assign(fate, newFate(rates), { outages, steps })
      steps.push({ atMs: 0, level: 1 })
    }
  }

  /** An event of any kind. */
  pass(columns: Columns, event: number): void {
    const fate = this.#fates[columns.entity[event] as number]
    if (fate === null || fate === undefined) return
    const kind = columns.kind[event] as number
    const atMs = columns.atMs[event] as number
    if (kind === kindNumber['outage-started']) beginOutage(fate, atMs)
    if (kind === kindNumber['outage-ended']) endOutage(fate, atMs)
    if (kind === kindNumber.normal) saidNormal(fate, atMs)
    if ((columns.rareOf(event)?.backlog ?? 0) > 0) fate.isBehind = true
    if (fate.rates !== null) addStep(fate, columns, event)
  }

  /** The longest outage. */
  rta(entity: number, end: RunEnd): Reading {
    const { openMs, longestMs } = this.#fateOf(entity)
    return openMs < 0 ? over(longestMs) : notOver(end, Math.max(longestMs, end.untilMs - openMs))
  }

  /** All outages together. */
  down(entity: number, end: RunEnd): Reading {
    const { openMs, downMs } = this.#fateOf(entity)
    return openMs < 0 ? over(downMs) : notOver(end, downMs + end.untilMs - openMs)
  }

  /** From the first outage until all work was caught up with. */
  untilNormal(entity: number, end: RunEnd): Reading {
    const { firstMs, openMs, endedMs, normalMs, isBehind } = this.#fateOf(entity)
    if (firstMs < 0) return over(0)
    if (openMs < 0 && normalMs >= 0) return over(normalMs - firstMs)
    return openMs >= 0 || isBehind ? notOver(end, end.untilMs - firstMs) : over(endedMs - firstMs)
  }

  /** Money. It is finite even where the outage has no end: it is at least what was counted. */
  loss(entity: number, { untilMs }: RunEnd): Reading {
    const { rates, outages, steps, openMs } = this.#fateOf(entity)
    let money = 0
    if (rates !== null) {
      for (const outage of outages) money += lossOf(rates, outage, steps)
      if (openMs >= 0) money += lossOf(rates, { startMs: openMs, endMs: untilMs }, steps)
    }
    return { value: Math.round(money), end: openMs < 0 ? 'over' : 'unfinished' }
  }

  isRestored(entity: number): boolean {
    return this.#fateOf(entity).openMs < 0
  }

  #fateOf(entity: number): Fate {
    const fate = this.#fates[entity]
    assert(fate !== null && fate !== undefined, 'only business services are asked about')
    return fate
  }
}

function newFate(rates: LossRates | null): Fate {
  return {
    rates,
    firstMs: -1,
    openMs: -1,
    endedMs: -1,
    longestMs: 0,
    downMs: 0,
    saidNormalMs: -1,
    normalMs: -1,
    isBehind: false,
    outages: [],
    steps: [],
  }
}

function beginOutage(fate: Fate, atMs: number): void {
  if (fate.openMs >= 0) return
  if (fate.firstMs < 0) fate.firstMs = atMs
  fate.openMs = atMs
  fate.isBehind = false
}

function endOutage(fate: Fate, atMs: number): void {
  const { openMs: startMs } = fate
  if (startMs < 0) return
  fate.longestMs = Math.max(fate.longestMs, atMs - startMs)
  fate.downMs += atMs - startMs
  fate.endedMs = atMs
  fate.openMs = -1
  // At one instant it may be said to be normal before it is said to be back.
  fate.normalMs = fate.saidNormalMs === atMs ? atMs : -1
  if (fate.rates !== null) fate.outages.push({ startMs, endMs: atMs })
}

function saidNormal(fate: Fate, atMs: number): void {
  fate.saidNormalMs = atMs
  if (fate.normalMs < 0) fate.normalMs = atMs
}

function addStep({ steps }: Fate, columns: Columns, event: number): void {
  const delivered = columns.delivered[event] as number
  const isState = columns.kind[event] === kindNumber.state
  const level = Number.isNaN(delivered) && isState ? (columns.level[event] as number) : delivered
  if (!Number.isNaN(level)) steps.push({ atMs: columns.atMs[event] as number, level })
}
