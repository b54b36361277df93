import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  accountFor,
  assert,
  type Backtest,
  backtestDigest,
  type BacktestInputs,
  doubleIdle,
  engineVersion,
  findMilestonesProblems,
  findProblems,
  findScenarioProblems,
  overallOf,
  runBacktest,
} from '../../simulation/index.ts'
import { read } from '../support/read.ts'
import { backtestNames, bundledBacktest } from './bundledBacktests.ts'

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/backtests.md'), 'utf8')

describe.each(backtestNames)('the backtest %s', (name) => {
  const inputs = bundledBacktest(name)

  it('has no problem in any of its documents, and marks every number', () => {
    expect([
      ...findMilestonesProblems(inputs.milestones),
      ...findProblems(inputs.plan),
      ...findScenarioProblems(inputs.scenario),
      ...accountFor(inputs).problems,
    ]).toEqual([])
  })

  it('comes out the same when what plays no part is twice as large', { timeout: 60_000 }, () => {
    const request = { incident: name, seed: '1', runs: 3 }
    const score = (some: BacktestInputs) =>
      read(runBacktest({ ...some, ...request })).score.milestones

    expect(score(doubleIdle(inputs))).toEqual(score(inputs))
  })

  it('is on the page as it is now (npm run backtests writes it anew)', { timeout: 60_000 }, () => {
    const digest = backtestDigest({ ...inputs, incident: name, seed: '1' })
    assert(digest.ok, `${name} can be run`)

    expect(page).toContain(`${name} ${digest.value}\n`)
  })
})

it('the page was written by this engine', () => {
  expect(page).toContain(`Engine ${engineVersion}, seed 1.`)
})

it('the record is met as far as we aim at, with few runs already', { timeout: 300_000 }, () => {
  const done = backtestNames.flatMap((incident): readonly Backtest[] => {
    const ran = runBacktest({ ...bundledBacktest(incident), incident, seed: '1', runs: 40 })
    return ran.ok ? [ran.value] : []
  })
  const overall = overallOf(done)

  expect(done.length).toBe(backtestNames.length)
  expect(overall.within / overall.milestones).toBeGreaterThanOrEqual(0.8)
  expect(overall.timeError).toBeLessThan(0.223)
})
