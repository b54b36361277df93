/**
 * Every sample plan with every bundled scenario that finds its targets in it, and where its goldens lie.
 */
import path from 'node:path'
import { suggestBindings } from '../../simulation/index.ts'
import { planNames, samplePlan, sampleScenario, scenarioNames } from '../scenarios/bundled.ts'

export const pairs = planNames.flatMap((plan) =>
  scenarioNames
    .filter(
      (scenario) =>
        suggestBindings(samplePlan(plan), sampleScenario(scenario)).unbound.length === 0,
    )
    .map((scenario) => ({ plan, scenario })),
)

export function golden(name: string): string {
  return path.join(import.meta.dirname, name)
}
