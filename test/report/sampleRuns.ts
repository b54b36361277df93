/**
 * Reports of the sample plans under scenarios of the library.
 */
import { readFileSync } from 'node:fs'
import {
  buildReport,
  compile,
  findGaps,
  type Log,
  type Model,
  parsePlan,
  parseScenario,
  type Plan,
  type Report,
  type Scenario,
  simulate,
} from '../../simulation/index.ts'

const root = new URL('../../scenarios/', import.meta.url)

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}

export type SampleRun = { readonly model: Model; readonly log: Log; readonly report: Report }

/** A run of a plan and scenario, with its report. */
export function runOf(plan: Plan, scenario: Scenario): SampleRun {
  const compiled = compile(plan, scenario)
  if (!compiled.ok) throw new Error('the sample compiles')
  const model = compiled.value
  const input = { seed: '1' }
  const log = simulate(model, input)
  const findings = findGaps(plan, { asOf: '2025-01-01', model, log })
  const layout = { positions: plan.layout?.positions ?? {}, sites: plan.layout?.sites ?? {} }
  const report = buildReport(model, log, findings, { input, engineVersion: 'test', layout })
  return { model, log, report }
}

export function samplePlan(name: string): Plan {
  const parsed = parsePlan(read(`plans/${name}.blackstart`))
  if (!parsed.ok) throw new Error(`${name} opens`)
  return parsed.value
}

export function sampleScenario(name: string): Scenario {
  const parsed = parseScenario(read(`library/${name}.scenario.yaml`))
  if (!parsed.ok) throw new Error(`${name} opens`)
  return parsed.value
}
