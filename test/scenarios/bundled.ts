import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  assert,
  compile,
  type Model,
  type Plan,
  parsePlan,
  parseScenario,
  type Scenario,
} from '../../simulation/index.ts'

const folder = path.resolve(import.meta.dirname, '../../scenarios')

function namesIn(subfolder: string, ending: string): string[] {
  return readdirSync(path.join(folder, subfolder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort()
}

export const planNames = namesIn('plans', '.blackstart')

export const scenarioNames = namesIn('library', '.scenario.yaml')

export function planText(name: string): string {
  return readFileSync(path.join(folder, 'plans', `${name}.blackstart`), 'utf8')
}

export function scenarioText(name: string): string {
  return readFileSync(path.join(folder, 'library', `${name}.scenario.yaml`), 'utf8')
}

export function samplePlan(name: string): Plan {
  const parsed = parsePlan(planText(name), { file: `${name}.blackstart` })
  assert(parsed.ok, `the sample plan ${name} can be read`)
  return parsed.value
}

export function sampleScenario(name: string): Scenario {
  const parsed = parseScenario(scenarioText(name), { file: `${name}.scenario.yaml` })
  assert(parsed.ok, `the sample scenario ${name} can be read`)
  return parsed.value
}

export function compileSample(plan: string, scenario: string): Model {
  const compiled = compile(samplePlan(plan), sampleScenario(scenario))
  assert(compiled.ok, `${scenario} runs on ${plan}`)
  return compiled.value
}
