/**
 * Faults that harm data: ransomware and corruption, resolved to what they can reach in this plan.
 */
import { durationToMs } from '../plan/duration.ts'
import type { Distribution } from '../plan/schema.ts'
import type { Fault } from '../scenario/schema.ts'
import { type CompileContext, entityIndexes, notesAbout } from './context.ts'
import { dataHolders } from './data.ts'
import { defaultTimes } from './defaults.ts'
import { drawOr, toDraw } from './draws.ts'
import type { CompiledCorruption, CompiledRansomware, Draw } from './model.ts'
import { componentsIn } from './places.ts'

type RansomwareFault = Extract<Fault, { type: 'ransomware' }>
type CorruptionFault = Extract<Fault, { type: 'corruption' }>

type Target = {
  readonly kind: string
  readonly bound: readonly string[]
  readonly credentials: readonly string[]
}

/** Fate domains in which somebody who administers one member administers all. */
const administered: ReadonlySet<string | undefined> = new Set([
  'admin-domain',
  'account',
  'identity-tenant',
])

const noTime: Draw = { kind: 'fixed', ms: 0 }

function drawIfSaid(written: Distribution | undefined): Draw {
  return written === undefined ? noTime : toDraw(written)
}

/** The intruder begins with the credentials that are named, else with those of what is encrypted. */
export function compileRansomware(
  context: CompileContext,
  id: string,
  fault: RansomwareFault,
  { kind, bound, credentials }: Target,
): CompiledRansomware {
  const hits = entityIndexes(context, componentsIn(context.plan, kind, bound))
  const domains = hits.map((hit) => adminDomainsOf(context, context.entityIds[hit] ?? ''))
  const note = notesAbout(context, ['faults', id], fault.name ?? id)
  return {
    type: 'ransomware',
    id,
    atMs: durationToMs(fault.at ?? '0s') ?? 0,
    hits,
    domains,
    held: [...new Set(credentials.length > 0 ? credentials : domains.flat())].sort(),
    dwell: drawOr(fault.dwell, defaultTimes.dwell, note('dwell', 'dwell time')),
    isMoving: fault.lateral !== undefined,
    lateral: drawIfSaid(fault.lateral),
    spread: drawOr(fault.spread, defaultTimes.spread, note('spread', 'spread')),
    isDated: fault.datedAfter !== undefined,
    datedAfter: drawIfSaid(fault.datedAfter),
    targets: bound,
  }
}

function adminDomainsOf({ plan }: CompileContext, component: string): readonly string[] {
  const domains = plan.components?.[component]?.fateDomains ?? []
  return domains.filter((domain) => administered.has(plan.fateDomains?.[domain]?.kind)).sort()
}

/** Only what holds data can go bad. */
export function compileCorruption(
  context: CompileContext,
  id: string,
  fault: CorruptionFault,
  { kind, bound }: Target,
): CompiledCorruption {
  const holders = dataHolders(context.plan)
  const hit = componentsIn(context.plan, kind, bound).filter((component) => holders.has(component))
  return {
    type: 'corruption',
    id,
    atMs: durationToMs(fault.at ?? '0s') ?? 0,
    hits: entityIndexes(context, hit),
    level: fault.level ?? 0,
    isNoticed: fault.noticedAfter !== undefined,
    noticedAfter: drawIfSaid(fault.noticedAfter),
    isDated: fault.datedAfter !== undefined,
    datedAfter: drawIfSaid(fault.datedAfter),
    targets: bound,
  }
}
