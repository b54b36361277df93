import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { compile, parsePlan, parseScenario, type Plan } from '../../simulation/index.ts'
import { read } from '../support/read.ts'

function planOf(text: string): Plan {
  return read(parsePlan(`blackstart: 1\n${text}`))
}

function invalidScenario(code: string) {
  const file = path.join(import.meta.dirname, '..', 'invalid', `${code}.scenario.yaml`)
  return read(parseScenario(readFileSync(file, 'utf8')))
}

const loseDb = read(
  parseScenario(
    'scenario: 1\nname: lost\ntargets: {db: {kind: component, prefer: [{id: db}]}}\nfaults: {gone: {type: loss, target: db}}',
  ),
)

describe('a scenario on a plan', () => {
  it('is refused while a target stands for nothing, and says how to bind it', () => {
    const plan = planOf('components: {web: {kind: service}}')

    const { ok, problems } = compile(plan, invalidScenario('unbound-target'))

    expect(ok).toBe(false)
    expect(problems.map(({ code }) => code)).toEqual(['unbound-target'])
    expect(problems[0]?.where.path).toEqual(['faults', expect.any(String), 'target'])
    expect(problems[0]?.hint).toContain('--bind')
  })

  it('is refused where what it binds to has no components', () => {
    const plan = planOf('sites: {east: {kind: region}}\ncomponents: {web: {kind: service}}')
    const scenario = invalidScenario('nothing-to-hit')
    const bindings = Object.fromEntries(
      Object.keys(scenario.targets ?? {}).map((target) => [target, ['east']]),
    )

    const { ok, problems } = compile(plan, scenario, bindings)

    expect(ok).toBe(false)
    expect(problems.map(({ code }) => code)).toContain('nothing-to-hit')
  })

  it('takes what a person bound before what it would find itself', () => {
    const plan = planOf('components: {db: {kind: datastore}, web: {kind: service}}')

    const model = read(compile(plan, loseDb, { db: ['web'] }))

    expect(model.faults.map(({ targets }) => targets)).toEqual([['web']])
  })
})

describe('what a plan leaves open', () => {
  it('is told where machines of a fleet are in no cohort', () => {
    const plan = planOf(
      'components: {db: {kind: datastore}, pcs: {kind: fleet, fleet: {machines: 100, cohorts: {desks: {machines: 60}, labs: {share: 0.25}}}}}',
    )

    const model = read(compile(plan, loseDb))

    expect(model.fleets[0]?.cohorts.map(({ machines }) => machines)).toEqual([60, 10])
    expect(model.leftOut).toEqual(['30 of 100 machines of “pcs” are in no cohort.'])
  })

  it('is an assumption where nobody is named for a repair', () => {
    const plan = planOf('components: {db: {name: Ledger, kind: datastore, repair: 1h, start: 0s}}')

    const model = read(compile(plan, loseDb))

    expect(model.assumptions).toContainEqual({
      path: ['components', 'db', 'team'],
      what: 'who does the repair of Ledger',
      value: 'nobody’s time',
      source: 'assumption',
    })
  })
})
