/**
 * What people call a thing, given its id as the log carries it.
 */
import type { Model } from '../compile/model.ts'

type Named = { readonly name?: string | undefined } | undefined

function planName(model: Model, id: string): string | undefined {
  const { plan } = model
  const named: Named =
    plan.teams?.[id] ??
    plan.sites?.[id] ??
    plan.vendors?.[id] ??
    plan.products?.[id] ??
    plan.fateDomains?.[id] ??
    plan.runbooks?.[id] ??
    plan.backups?.[id] ??
    plan.dependencies?.[id]
  return named?.name
}

function scenarioName(model: Model, id: string): string | undefined {
  const fault = model.scenario.faults?.[id]
  if (fault !== undefined) {
    if (fault.name !== undefined) return fault.name
    const targets = model.bindings[fault.target] ?? []
    const hit = targets.map((target) => nameOf(model, target)).join(', ')
    const what = hit === '' ? (model.scenario.targets?.[fault.target]?.name ?? fault.target) : hit
    return fault.type === 'loss' ? `loss of ${what}` : `bad update of ${what}`
  }
  return model.scenario.targets?.[id]?.name
}

/** `runbook/task`, `repair/component`, `fleet/cohort` and `product/channel`. */
function partName(model: Model, whole: string, part: string): string {
  if (whole === 'repair') return `repair of ${nameOf(model, part)}`
  const task = model.plan.runbooks?.[whole]?.tasks?.[part]
  if (task !== undefined) return task.name ?? `${part} of ${nameOf(model, whole)}`
  const cohort = model.plan.components?.[whole]?.fleet?.cohorts?.[part]
  if (cohort !== undefined) return `${cohort.name ?? part} of ${nameOf(model, whole)}`
  const workaround = model.plan.businessServices?.[whole]?.workarounds?.[part]
  if (workaround !== undefined) return workaround.name ?? part
  const channel = model.plan.products?.[whole]?.channels?.[part]
  if (channel !== undefined) return `${channel.name ?? part} of ${nameOf(model, whole)}`
  return `${part} of ${nameOf(model, whole)}`
}

/** The name of whatever an id in the log stands for; the id itself where it has no name. */
export function nameOf(model: Model, id: string): string {
  const index = model.indexById[id]
  const entity = index === undefined ? undefined : model.entities[index]
  if (entity !== undefined) return entity.name
  const slash = id.indexOf('/')
  if (slash > 0) return partName(model, id.slice(0, slash), id.slice(slash + 1))
  return planName(model, id) ?? scenarioName(model, id) ?? id
}

/** Names of several things, in the order given. */
export function namesOf(model: Model, ids: readonly string[]): readonly string[] {
  return ids.map((id) => nameOf(model, id))
}
