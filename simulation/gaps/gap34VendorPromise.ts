/**
 * GAP-34: what a vendor has promised is weaker than what the services on it need.
 */
import { sortedIds } from '../ids.ts'
import { formatDuration, formatList } from '../views/words.ts'
import { criticalServices, type GapContext, nameIn, targetMs } from './context.ts'
import { type Draft, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'
import { lost } from './staticLevels.ts'

type Need = { readonly service: string; readonly rtoMs: number; readonly tier: number }

/** Critical services with an objective that are out without what a vendor runs. */
function needsOn(context: GapContext, vendor: string): readonly Need[] {
  const { indexById } = context.structure
  const carried = sortedIds(context.plan.components).filter(
    (id) => context.plan.components?.[id]?.vendor === vendor,
  )
  if (carried.length === 0) return []
  const after = context.levels.levelsWith(lost(carried.map((id) => indexById[id] ?? -1)))
  return criticalServices(context).flatMap((service) => {
    const { minimumLevel = 1, rto, tier = 4 } = context.plan.businessServices?.[service] ?? {}
    const rtoMs = targetMs(rto)
    const isOut = (after[indexById[service] ?? -1] ?? 0) < minimumLevel
    return isOut && rtoMs !== null ? [{ service, rtoMs, tier }] : []
  })
}

function judge(context: GapContext, vendor: string, needs: readonly Need[]): Draft {
  const promisedMs = targetMs(context.plan.vendors?.[vendor]?.recoveryPromise)
  const severity = severityOfTier(Math.min(...needs.map(({ tier }) => tier)))
  const name = nameIn(context, vendor)
  const late = needs.filter(({ rtoMs }) => promisedMs !== null && promisedMs > rtoMs)
  const common = {
    basis: 'declared',
    about: vendor,
    witness: [vendor, ...needs.map(({ service }) => service)],
    missing: [],
  } as const
  const least = Math.min(...needs.map(({ rtoMs }) => rtoMs))
  const fix = `Agree on recovery within ${formatDuration(least)} with ${name}, or draw a way to go on without it.`
  if (promisedMs === null) {
    return {
      ...common,
      state: 'unknown',
      severity: shifted(severity, -1),
      reason: `What ${name} has promised is not known.`,
      fix,
      missing: [['vendors', vendor, 'recoveryPromise']],
    }
  }
  const promised = `${name} has promised to be back within ${formatDuration(promisedMs)}`
  if (late.length === 0) {
    return {
      ...common,
      state: 'ok',
      severity,
      reason: `${promised}, which is soon enough.`,
      fix: '',
    }
  }
  const services = formatList(late.map(({ service }) => nameIn(context, service)))
  return {
    ...common,
    state: 'gap',
    severity,
    reason: `${promised}, later than the objective of ${services}.`,
    fix,
  }
}

function find(context: GapContext): readonly Draft[] {
  return sortedIds(context.plan.vendors).flatMap((vendor) => {
    const needs = needsOn(context, vendor)
    return needs.length === 0 ? [] : [judge(context, vendor, needs)]
  })
}

export const vendorPromise: Rule = {
  id: 'GAP-34',
  version: 1,
  title: 'Vendor promise weaker than our need',
  question: 'Has every vendor promised to be back as soon as the services on it must be?',
  clauses: ['DORA 30(2)(e)', 'DORA 30(3)(a)', 'APRA CPS 230 54(a)', 'SOC 2 TSC CC9.2.7'],
  precedent:
    'In 2022 a vendor of collaboration tools took fourteen days to bring back customers who needed theirs within hours.',
  find,
}
