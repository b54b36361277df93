import { describe, expect } from 'vitest'
import {
  columnsOf,
  createSampler,
  fleetCurve,
  isImpaired,
  type Log,
  type Model,
  type ServiceResult,
  serviceResults,
  stateSpans,
  subjectsOf,
} from '../../simulation/index.ts'
import type { Measure } from '../../simulation/analysis/subjects.ts'
import { inputOf, law } from './law.ts'

// What is read off many runs is read in another way than what is shown of one: both say the same.

function fromFirstOutage({ outages, normalAtMs }: ServiceResult, log: Log): number {
  const [first] = outages
  return first === undefined ? 0 : (normalAtMs ?? log.untilMs) - first.startMs
}

/** The longest stretch of spans in trouble without a gap. */
function longestTrouble(model: Model, log: Log, id: string): number {
  const entity = model.entities[model.indexById[id] ?? -1]
  let longestMs = 0
  let sinceMs = -1
  for (const { state, fromMs, toMs } of stateSpans(model, log).get(id) ?? []) {
    if (entity === undefined || !isImpaired(entity, state)) sinceMs = -1
    else {
      if (sinceMs < 0) sinceMs = fromMs
      longestMs = Math.max(longestMs, (toMs ?? log.untilMs) - sinceMs)
    }
  }
  return longestMs
}

/** What the views say of a run; `null` for shares of a fleet, which no view has. */
function shown(model: Model, log: Log, of: string, measure: Measure): number | null {
  if (measure === 'notOperationalMs') return longestTrouble(model, log, of)
  if (measure === 'brokenMax') {
    return Math.round(Math.max(0, ...fleetCurve(model, log, of).map(({ broken }) => broken)))
  }
  const result = serviceResults(model, log).find(({ id }) => id === of)
  if (result === undefined) return null
  if (measure === 'untilNormalMs') return fromFirstOutage(result, log)
  const { rtaMs, downMs, rpaMs, loss } = result
  const numbers: Readonly<Record<string, number>> = {
    rtaMs,
    downMs,
    rpaMs: rpaMs ?? 0,
    loss: loss ?? 0,
  }
  return numbers[measure] ?? null
}

describe('what is kept of one of many runs', () => {
  law('is what the views say of it', 61, ({ model, sketch, log }) => {
    const { seed, decisions = [] } = inputOf(sketch)
    const row = createSampler(model, { seed, untilMs: log.untilMs, decisions })(0)

    columnsOf(subjectsOf(model)).forEach(({ of, measure }, column) => {
      const expected = shown(model, log, of, measure)
      if (expected !== null) expect([of, measure, row[2 * column]]).toEqual([of, measure, expected])
    })
  })
})
