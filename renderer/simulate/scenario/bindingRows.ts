import {
  type Bindings,
  type Plan,
  type ReadonlyRecord,
  type Scenario,
  type ScenarioTarget,
  suggestBindings,
} from '../../../simulation/index.ts'

/** What one target of a scenario stands for, and what else it could. */
export type BindingRow = {
  readonly id: string
  readonly target: ScenarioTarget
  readonly name: string
  readonly bound: readonly string[]
  readonly candidates: readonly string[]
  readonly isByHand: boolean
  /** True if the scenario’s own words find something. */
  readonly hasSuggestion: boolean
}

/** Rows for all targets; what was chosen by hand wins over what is suggested. */
export function buildBindingRows(
  plan: Plan,
  scenario: Scenario,
  own: Bindings,
): readonly BindingRow[] {
  const { bindings, candidates } = suggestBindings(plan, scenario)
  return Object.entries(scenario.targets ?? {}).map(([id, target]) => {
    const chosen = own[id]
    const possible = candidates[id] ?? []
    return {
      id,
      target,
      name: target.name ?? id,
      // A thing that was deleted since cannot be hit.
      bound: (chosen ?? bindings[id] ?? []).filter((thing) => possible.includes(thing)),
      candidates: possible,
      isByHand: chosen !== undefined,
      hasSuggestion: (bindings[id] ?? []).length > 0,
    }
  })
}

/** What a run is given: everything that is bound. */
export function toBindings(rows: readonly BindingRow[]): Bindings {
  return Object.fromEntries(
    rows.filter((row) => row.bound.length > 0).map((row) => [row.id, row.bound]),
  )
}

/** Names of targets that a fault hits and nothing is bound to. */
export function findUnbound(scenario: Scenario, rows: readonly BindingRow[]): readonly string[] {
  const hit = new Set(Object.values(scenario.faults ?? {}).map((fault) => fault.target))
  return rows.filter((row) => row.bound.length === 0 && hit.has(row.id)).map((row) => row.name)
}

/** What people call something that a target can be bound to. */
export function nameInPlan(plan: Plan, id: string): string {
  const maps: readonly (ReadonlyRecord<{ readonly name?: string | undefined }> | undefined)[] = [
    plan.components,
    plan.sites,
    plan.vendors,
    plan.products,
    plan.fateDomains,
    plan.teams,
    plan.businessServices,
  ]
  return maps.find((map) => map?.[id] !== undefined)?.[id]?.name ?? id
}
