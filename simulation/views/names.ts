/**
 * What people call a thing, given its id as the log carries it.
 */
import type { Model } from '../compile/model.ts'
import { generalName } from '../engine/actions/generalActions.ts'
import type { Fault } from '../scenario/schema.ts'

const faultWords = {
  loss: 'loss of',
  'bad-update': 'bad update of',
  breakdowns: 'breakdowns of',
  ransomware: 'ransomware in',
  corruption: 'corruption of',
  partition: 'partition of',
  surge: 'surge of demand on',
  absence: 'absence of',
} as const satisfies Record<Fault['type'], string>

type Named = Readonly<Record<string, { readonly name?: string | undefined }>>

/** Collections whose things appear in a log and are no entities. */
const collections = [
  'teams',
  'people',
  'sites',
  'vendors',
  'products',
  'fateDomains',
  'runbooks',
  'backups',
  'dependencies',
] as const

function planName(model: Model, id: string): string | undefined {
  for (const collection of collections) {
    const things: Named | undefined = model.plan[collection]
    if (things?.[id] !== undefined) return things[id].name
  }
  return undefined
}

function scenarioName(model: Model, id: string): string | undefined {
  const { faults, targets, decisionPoints } = model.scenario
  const fault = faults?.[id]
  if (fault !== undefined) return fault.name ?? `${faultWords[fault.type]} ${hitBy(model, fault)}`
  return (targets?.[id] ?? decisionPoints?.[id])?.name
}

/** What a fault hits in this plan; its target where that stands for nothing. */
function hitBy(model: Model, { target }: Fault): string {
  const hit = (model.bindings[target] ?? []).map((bound) => nameOf(model, bound)).join(', ')
  return hit === '' ? (model.scenario.targets?.[target]?.name ?? target) : hit
}

/** Steps of a runbook and workarounds of a service: their names stand alone. */
function workNames({ plan }: Model, whole: string): Named {
  return plan.runbooks?.[whole]?.tasks ?? plan.businessServices?.[whole]?.workarounds ?? {}
}

/** Cohorts of a fleet and channels of a product: they are parts of something. */
function pieceNames({ plan }: Model, whole: string): Named {
  return (
    plan.components?.[whole]?.fleet?.cohorts ??
    plan.products?.[whole]?.channels ??
    plan.backups?.[whole]?.copies ??
    {}
  )
}

/**
 * `repair/component`, `restore/component`, `breakdowns/component`, `runbook/task`,
 * `service/workaround`, `fleet/cohort`, `product/channel` and `backup/copy`.
 */
function partName(model: Model, whole: string, part: string): string {
  if (whole === 'repair') return `repair of ${nameOf(model, part)}`
  if (whole === 'restore') return `restore of ${nameOf(model, part)}`
  if (model.scenario.faults?.[whole] !== undefined) return `breakdown of ${nameOf(model, part)}`
  const work = workNames(model, whole)[part]?.name
  const piece = pieceNames(model, whole)[part]?.name ?? part
  return work ?? `${piece} of ${nameOf(model, whole)}`
}

/** Actions of the plan, options of a decision point, and what things allow by themselves. */
function actionName(model: Model, id: string): string | undefined {
  const [whole = ''] = id.split('/')
  if (whole === 'action') return model.actions.find((action) => action.id === id)?.name
  const point = model.decisionPoints.find((one) => one.id === whole)
  return point?.options.find((option) => option.id === id)?.name ?? generalName(model, id)
}

/** The name of whatever an id in the log stands for; the id itself where it has no name. */
export function nameOf(model: Model, id: string): string {
  const index = model.indexById[id]
  const entity = index === undefined ? undefined : model.entities[index]
  if (entity !== undefined) return entity.name
  const slash = id.indexOf('/')
  const action = slash > 0 ? actionName(model, id) : undefined
  if (action !== undefined) return action
  if (slash > 0) return partName(model, id.slice(0, slash), id.slice(slash + 1))
  return planName(model, id) ?? scenarioName(model, id) ?? id
}

/** Names of several things, in the order given. */
export function namesOf(model: Model, ids: readonly string[]): readonly string[] {
  return ids.map((id) => nameOf(model, id))
}
