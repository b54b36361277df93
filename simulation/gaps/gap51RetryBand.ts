/**
 * GAP-51: a short trigger would leave a component collapsed, because retries alone keep it down.
 */
import type { CompiledLoad, Entity } from '../compile/model.ts'
import { calmInflows } from '../engine/load/calmDemand.ts'
import { demandOf, type LoadUnit } from '../engine/load/meanField.ts'
import { bandOf, calmUnit, wayOutInWords, waysOutOf } from '../views/loads.ts'
import { formatCount, formatShare } from '../views/words.ts'
import type { GapContext } from './context.ts'
import { type Draft, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'

type Judged = {
  readonly entity: Entity
  readonly load: CompiledLoad
  readonly unit: LoadUnit
}

/** Where the band begins, if it is asked for more than that. */
function vulnerableFrom({ unit }: Judged): number | undefined {
  const band = bandOf(unit)
  return band !== null && demandOf(unit) > band.from ? band.from : undefined
}

function gapOf({ entity, load, unit }: Judged, from: number): Draft {
  const { id, name, tier } = entity
  const demand = demandOf(unit)
  const [way] = waysOutOf(unit, load.warmUp[0]?.share ?? 1)
  const loss = formatShare(Math.max(0, 1 - demand / unit.capacity))
  return {
    state: 'gap',
    severity: severityOfTier(tier),
    basis: 'structural',
    about: id,
    witness: [id],
    reason: `${name} is asked for ${formatCount(demand)} requests a second and stays collapsed above ${formatCount(from)}: once it has lost more than ${loss} of its capacity for a while, retries keep it down.`,
    fix: `Keep ${name} from it by ${way === undefined ? 'letting in less' : wayOutInWords(way)}.`,
    missing: [],
  }
}

function unknownOf({ id, name, tier }: Entity): Draft {
  return {
    state: 'unknown',
    severity: shifted(severityOfTier(tier), -1),
    basis: 'structural',
    about: id,
    witness: [id],
    reason: `Nobody says what a failed attempt costs ${name}, so nothing tells whether those who try again could keep it down.`,
    fix: `Say what share of the work of a served request a failed one costs ${name}.`,
    missing: [['components', id, 'load', 'failedCost']],
  }
}

function okOf({ id, name, tier }: Entity): Draft {
  return {
    state: 'ok',
    severity: severityOfTier(tier),
    basis: 'structural',
    about: id,
    witness: [id],
    reason: `${name} comes back by itself at any demand that its calendar may bring.`,
    fix: '',
    missing: [],
  }
}

function judge(context: GapContext, judged: Judged): Draft {
  const { entity, load, unit } = judged
  const from = vulnerableFrom(judged)
  if (from !== undefined) return gapOf(judged, from)
  const isRetried = unit.policies.some(
    ({ retries }, at) => retries > 0 && (unit.demand[at] ?? 0) > 0,
  )
  const written = context.plan.components?.[entity.id]?.load?.failedCost
  const isUnknown = isRetried && written === undefined && !load.isQueue
  return isUnknown ? unknownOf(entity) : okOf(entity)
}

function find(context: GapContext): readonly Draft[] {
  const { entities, loads, retryPolicies } = context.structure
  if (loads.every((load) => load === null)) return []
  const busiest = calmInflows(context.structure, 'busiest')
  return entities.flatMap((entity): readonly Draft[] => {
    const load = loads[entity.index] ?? null
    if (load === null || load.capacity < 0) return []
    const unit = calmUnit(load, retryPolicies, busiest[entity.index] ?? [])
    return demandOf(unit) === 0 ? [] : [judge(context, { entity, load, unit })]
  })
}

export const retryBand: Rule = {
  id: 'GAP-51',
  version: 1,
  title: 'Retries can keep a component down',
  question: 'Would a short dip leave a component collapsed at the demand that it has?',
  clauses: ['NIST CSF 2.0 PR.IR-04', 'TSC A1.1.2', 'CPS 230 38(c)'],
  precedent:
    'In October 2025 servers of a cloud region could not come back for hours after their database had: they all asked for their leases again at once.',
  find,
}
