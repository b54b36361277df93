import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  assert,
  compile,
  findProblems,
  type Log,
  parsePlan,
  parseScenario,
  type ServiceResult,
  serviceResults,
  simulate,
} from '../../simulation/index.ts'
import { planText, samplePlan, sampleScenario } from './bundled.ts'

const docs = path.resolve(import.meta.dirname, '../../docs')
const tour = readFileSync(path.join(docs, 'tour.md'), 'utf8')
const formats = readFileSync(path.join(docs, 'formats.md'), 'utf8')

/** The one-line change that the tour shows as a diff, applied to the text of a plan. */
function mended(text: string): string {
  const removed = /^- (.*)$/m.exec(tour.slice(tour.indexOf('```diff')))?.[1] ?? 'none'
  const added = /^\+ (.*)$/m.exec(tour.slice(tour.indexOf('```diff')))?.[1] ?? 'none'
  expect(text).toContain(removed)
  return text.replace(removed, added)
}

type Night = { readonly log: Log; readonly results: readonly ServiceResult[] }

/** The night in which the first region is lost, once for every seed that is asked for. */
function nightsOf(planSource: string): (seed: string) => Night {
  const plan = parsePlan(planSource)
  assert(plan.ok, 'the plan can be read')
  const compiled = compile(plan.value, sampleScenario('region-loss'))
  assert(compiled.ok, 'the plan can be simulated')
  const model = compiled.value
  return (seed) => {
    const log = simulate(model, { seed, untilMs: model.horizonMs })
    return { log, results: serviceResults(model, log) }
  }
}

function checkout(results: readonly ServiceResult[]): ServiceResult {
  const result = results.find((each) => each.id === 'checkout')
  assert(result !== undefined, 'the shop has a checkout')
  return result
}

const seeds = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']

describe('the web shop of the tour', () => {
  it('misses its hour whatever the luck, because the standby cannot start', () => {
    const night = nightsOf(planText('web-shop'))
    for (const seed of seeds) {
      const { log, results } = night(seed)

      expect(checkout(results).rto).toBe('missed')
      expect(log.events).toContainEqual(
        expect.objectContaining({
          kind: 'start-waiting',
          entity: 'shop-west',
          other: ['image-registry'],
        }),
      )
    }
  })

  it('meets its hour with the one line that the tour changes', () => {
    const { results } = nightsOf(mended(planText('web-shop')))('1')

    expect(checkout(results).rto).toBe('met')
    expect(tour).toContain(`in ${Math.round(checkout(results).rtaMs / 60_000)} minutes`)
  })

  it('then meets it in as many nights as the tour says, and in all of them what it can bear', () => {
    const sixty = Array.from({ length: 60 }, (_, index) => String(index + 1))
    const night = nightsOf(mended(planText('web-shop')))
    const results = sixty.map((seed) => checkout(night(seed).results))

    expect(tour).toContain('two of the first sixty seeds')
    expect(results.filter((each) => each.rto !== 'met')).toHaveLength(2)
    expect(results.every((each) => each.mtd === 'met')).toBe(true)
  })
})

it('the hospital never comes back if the console runs on what it mends, as the tour says', () => {
  const added = /^\+(.*console-needs-servers.*)$/m.exec(tour)?.[1] ?? ''
  const plan = parsePlan(
    planText('salem-health').replace(/^dependencies:$/m, `dependencies:\n${added}`),
  )
  assert(plan.ok && added !== '', 'the changed plan can be read')
  const compiled = compile(plan.value, sampleScenario('bad-vendor-update'))
  assert(compiled.ok, 'the changed plan can be simulated')
  const log = simulate(compiled.value, { seed: '1', untilMs: compiled.value.horizonMs })

  const clinical = serviceResults(compiled.value, log).filter((result) => result.tier <= 2)

  expect(clinical.map((result) => result.isRestored)).toEqual(clinical.map(() => false))
})

it('the example of a scenario in the description of the formats can be read', () => {
  expect(parseScenario(exampleAfter('## Scenario')).problems).toEqual([])
})

it('the example of a plan in the description of the formats lacks only what it says it lacks', () => {
  const parsed = parsePlan(exampleAfter('## Plan'))
  assert(parsed.ok, 'the example can be opened')

  const missing = findProblems(parsed.value)
    .filter((problem) => problem.severity === 'error')
    .map((problem) => /names “([^”]+)”/.exec(problem.message)?.[1])

  const named = ['backup-store', 'generator', 'login', 'mains', 'wiki']
  expect(new Set(missing)).toEqual(new Set(named))
})

function exampleAfter(heading: string): string {
  const from = formats.indexOf('```yaml', formats.indexOf(heading)) + '```yaml\n'.length
  return formats.slice(from, formats.indexOf('```', from))
}

it('no name in the web shop gives the answer away', () => {
  const names = Object.values({ ...samplePlan('web-shop').components }).map((each) => each.name)

  expect(names.filter((name) => /flaw|hidden|broken|wrong/i.test(name ?? ''))).toEqual([])
})
