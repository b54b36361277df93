/**
 * One thing about a run made otherwise: a fault that never struck, a need that is not there, work that
 * takes no time. Everything else, every draw included, stays as it was.
 *
 * Interventions change the documents, so that what is replayed is a plan that somebody could write.
 */
import { compile } from '../compile/compile.ts'
import type { Model } from '../compile/model.ts'
import type { Instant, RunInput } from '../engine/simulate.ts'
import type { Decision } from '../decisions/decision.ts'
import type { Component, Plan, Team } from '../plan/schema.ts'
import { succeed, type Result } from '../result.ts'
import type { Bindings, Scenario } from '../scenario/schema.ts'
import type { PlanPath } from '../views/contract.ts'

/** A run by its inputs. */
export type Case = {
  readonly plan: Plan
  readonly scenario: Scenario
  readonly bindings: Bindings
  readonly input: RunInput
}

/** The inputs of a run, from its model and what it was run with. */
export function caseOf({ plan, scenario, bindings }: Model, input: RunInput): Case {
  return { plan, scenario, bindings, input }
}

export type Intervention =
  /** A fault of the scenario does not strike. */
  | { readonly kind: 'without-fault'; readonly fault: string }
  /** A component is neither hit nor brought down by others. */
  | { readonly kind: 'unharmed'; readonly component: string }
  /** A line of the plan is not there: a dependency, a need of a task, a channel, a document. */
  | { readonly kind: 'without'; readonly path: PlanPath }
  /** A component can be mended at once. */
  | { readonly kind: 'mendable'; readonly component: string }
  /** Some lengths of time are nothing. */
  | { readonly kind: 'instant'; readonly draws: readonly Instant[] }
  /** Copies of data flow back at once, whatever carries them. */
  | { readonly kind: 'instant-restores' }
  /** People do not decide this, then. `named` is how the log calls it. */
  | { readonly kind: 'without-decision'; readonly named: string; readonly atMs: number }
  /** A team has people for everything at once, round the clock. */
  | { readonly kind: 'people'; readonly team: string }

/** People enough for everything that waits; gigabytes per hour enough for any copy. */
const plenty = 1_000_000

type Edits = {
  readonly [Kind in Intervention['kind']]: Edit<Extract<Intervention, { kind: Kind }>>
}
type Edit<One> = (from: Case, intervention: One) => Case

const edits: Edits = {
  'without-fault': (from, { fault }) => withoutFaults(from, [fault]),
  unharmed: (from, { component }) => unharmed(from, component),
  without: (from, { path }) => ({ ...from, plan: withoutLine(from.plan, path) }),
  mendable: (from, { component }) =>
    withComponent(from, component, (whole) => ({ ...whole, repair: '0s' })),
  instant: (from, { draws }) => ({
    ...from,
    input: { ...from.input, instantly: [...(from.input.instantly ?? []), ...draws] },
  }),
  'instant-restores': (from) => ({ ...from, plan: withoutRestoreLimits(from.plan) }),
  'without-decision': (from, { named, atMs }) => ({
    ...from,
    input: {
      ...from.input,
      decisions: (from.input.decisions ?? []).filter(
        (one) => one.atMs !== atMs || !namesOf(one).includes(named),
      ),
    },
  }),
  people: (from, { team }) => withTeam(from, team, unlimited),
}

/** The same run with one thing made otherwise. */
export function intervene(from: Case, intervention: Intervention): Case {
  const edit = edits[intervention.kind] as Edit<Intervention>
  return edit(from, intervention)
}

/**
 * The model of a run. Faults that have nothing left to hit are left out, as nothing comes of them.
 *
 * Fails with the problems of `compile`.
 */
export function modelOf(from: Case): Result<Model> {
  const compiled = compile(from.plan, from.scenario, from.bindings)
  if (compiled.ok) return compiled
  const idle = compiled.problems
    .filter(({ code }) => code === 'nothing-to-hit' || code === 'unbound-target')
    .flatMap(({ where }) => String(where.path?.[1] ?? ''))
  if (idle.length === 0) return compiled
  const left = withoutFaults(from, idle)
  const again = compile(left.plan, left.scenario, left.bindings)
  return again.ok ? succeed(again.value, []) : again
}

function withoutFaults(from: Case, ids: readonly string[]): Case {
  const faults = Object.entries(from.scenario.faults ?? {}).filter(([id]) => !ids.includes(id))
  return { ...from, scenario: { ...from.scenario, faults: Object.fromEntries(faults) } }
}

function withComponent(from: Case, id: string, change: (component: Component) => Component): Case {
  const component = from.plan.components?.[id]
  if (component === undefined) return from
  const components = { ...from.plan.components, [id]: change(component) }
  return { ...from, plan: { ...from.plan, components } }
}

/** How the log may call a decision. */
function namesOf(decision: Decision): readonly string[] {
  if ('action' in decision) return [decision.action, `action/${decision.action}`]
  return [decision.point, `${decision.point}/${decision.option}`]
}

function withoutRestoreLimits(plan: Plan): Plan {
  const free = <One extends { readonly restoreGbPerHour?: number | undefined }>(
    all: Readonly<Record<string, One>> = {},
  ) =>
    Object.fromEntries(
      Object.entries(all).map(([id, one]) => [
        id,
        one.restoreGbPerHour === undefined ? one : { ...one, restoreGbPerHour: plenty },
      ]),
    )
  return { ...plan, components: free(plan.components), backups: free(plan.backups) }
}

function withTeam(from: Case, id: string, change: (team: Team) => Team): Case {
  const team = from.plan.teams?.[id]
  if (team === undefined) return from
  return { ...from, plan: { ...from.plan, teams: { ...from.plan.teams, [id]: change(team) } } }
}

function unlimited(team: Team): Team {
  const { shifts: _, onCall: __, surge: ___, ...others } = team
  return { ...others, people: plenty }
}

/** Belongs to nothing that can be lost as a whole, is no target, and needs nothing to run. */
function unharmed(from: Case, id: string): Case {
  const {
    site: _,
    vendor: __,
    products: ___,
    fateDomains: ____,
    ...others
  } = from.plan.components?.[id] ?? {}
  const freed = withComponent(from, id, () => others)
  const dependencies = Object.entries(freed.plan.dependencies ?? {}).filter(
    ([, { from: consumer, phase = 'run' }]) => consumer !== id || phase !== 'run',
  )
  const bindings = Object.entries(freed.bindings).map(([target, bound]) => [
    target,
    bound.filter((one) => one !== id),
  ])
  return {
    ...freed,
    plan: { ...freed.plan, dependencies: Object.fromEntries(dependencies) },
    bindings: Object.fromEntries(bindings),
  }
}

/** A plan without what stands at a path; the same plan if nothing does. */
function withoutLine(plan: Plan, path: PlanPath): Plan {
  return without(plan, path) as Plan
}

function without(value: unknown, path: PlanPath): unknown {
  const [key, ...rest] = path
  if (key === undefined || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, position) => {
      if (position !== key) return [item]
      return rest.length === 0 ? [] : [without(item, rest)]
    })
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      if (name !== key) return [[name, item]]
      return rest.length === 0 ? [] : [[name, without(item, rest)]]
    }),
  )
}
