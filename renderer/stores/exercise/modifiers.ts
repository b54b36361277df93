import type { Scenario } from '../../../simulation/index.ts'
import type { Inputs, Modifiers } from './contract.ts'

export const noModifiers: Modifiers = { start: null, leftOut: [], away: [] }

type Settings = Pick<Inputs, 'horizon' | 'modifiers'>

/** The scenario as it is run: with the settings of the run written into it. */
export function modifiedScenario(scenario: Scenario, { horizon, modifiers }: Settings): Scenario {
  const { start, leftOut, away } = modifiers
  const told = Object.entries(scenario.faults ?? {})
  const kept = told.filter(([id]) => !leftOut.includes(id))
  const isSame = away.length === 0 && kept.length === told.length
  return {
    ...scenario,
    ...(horizon.trim() !== '' && { horizon: horizon.trim() }),
    ...(start !== null && { start }),
    ...(!isSame && withFaults(scenario, Object.fromEntries(kept), away)),
  }
}

type Faults = NonNullable<Scenario['faults']>

/** Everybody of some teams is away from the start to the end. */
function withFaults(
  scenario: Scenario,
  kept: Faults,
  away: Modifiers['away'],
): Pick<Scenario, 'faults' | 'targets'> {
  const ids = away.map((one) => ({ ...one, id: freeId(scenario, `away-${one.team}`) }))
  const targets = ids.map(({ id, team }) => [id, { kind: 'team', prefer: [{ id: team }] }] as const)
  const faults = ids.map(({ id, name }) => [id, { type: 'absence', target: id, name }] as const)
  return {
    targets: { ...scenario.targets, ...Object.fromEntries(targets) },
    faults: { ...kept, ...Object.fromEntries(faults) },
  }
}

function freeId({ faults, targets }: Scenario, wanted: string): string {
  let id = wanted
  while (faults?.[id] !== undefined || targets?.[id] !== undefined) id = `${id}-too`
  return id
}
