/**
 * Every sample plan with every bundled scenario that finds its targets in it, and where its goldens lie.
 */
import path from 'node:path'
import { suggestBindings } from '../../simulation/index.ts'
import { planNames, samplePlan, sampleScenario, scenarioNames } from '../scenarios/bundled.ts'

/** Stories that between them use every kind of fault; the others are run, and not kept word by word. */
const kept = ['bad-vendor-update', 'identity-outage', 'ransomware', 'region-loss']

export const pairs = planNames.flatMap((plan) =>
  scenarioNames
    .filter((scenario) => kept.includes(scenario))
    .filter(
      (scenario) =>
        suggestBindings(samplePlan(plan), sampleScenario(scenario)).unbound.length === 0,
    )
    .map((scenario) => ({ plan, scenario })),
)

export function golden(name: string): string {
  return path.join(import.meta.dirname, name)
}
