/**
 * GAP-28: an update can reach enough machines to take a critical service out before anybody could
 * stop it.
 *
 * A component that is no fleet has no ring of its own: a staged channel is taken to spare it, one
 * that reaches everybody at once is not.
 */
import type { CompiledFleet } from '../compile/model.ts'
import { componentsWithProduct } from '../compile/places.ts'
import { sortedIds } from '../ids.ts'
import type { Channel } from '../plan/schema.ts'
import { formatList, formatShare } from '../views/words.ts'
import { criticalServices, type GapContext, nameIn, tierOfService, typicalMs } from './context.ts'
import { type Draft, type PlanPath, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'

/** Product classes whose failure stops the machine or everybody on it. */
const deepClasses: ReadonlySet<string> = new Set(['kernel', 'agent', 'identity', 'network', 'dns'])

/** Rings reached before the first pause; share of machines without a ring of their own. */
type Reach = { readonly rings: ReadonlySet<string> | 'all'; readonly share: number }

type Ring = NonNullable<Channel['rings']>[number]

function reachOf(channel: Channel, pauses: (ring: Ring) => boolean): Reach {
  const rings = channel.rings ?? []
  if (channel.bypassesRings === true || rings.length === 0) return { rings: 'all', share: 1 }
  const stop = rings.findIndex(pauses)
  const reached = stop < 0 ? rings : rings.slice(0, stop + 1)
  if (reached.length === rings.length) return { rings: 'all', share: 1 }
  return {
    rings: new Set(reached.map((ring) => ring.name)),
    share: Math.min(
      1,
      reached.reduce((sum, ring) => sum + (ring.share ?? 0), 0),
    ),
  }
}

function reachedShare({ machines, cohorts }: CompiledFleet, reach: Reach): number {
  if (reach.rings === 'all' || machines === 0) return reach.share
  const { rings, share } = reach
  const reached = cohorts.reduce((sum, cohort) => {
    const part = cohort.ring === '' ? share : rings.has(cohort.ring) ? 1 : 0
    return sum + cohort.machines * part
  }, 0)
  return reached / machines
}

/** Levels that are left of everything with the product; by entity index. */
function capsOf(context: GapContext, product: string, reach: Reach): ReadonlyMap<number, number> {
  const caps = new Map<number, number>()
  for (const id of componentsWithProduct(context.plan, product)) {
    const index = context.structure.indexById[id] ?? -1
    const fleet = context.structure.fleets.find((each) => each.entity === index)
    if (fleet !== undefined) caps.set(index, 1 - reachedShare(fleet, reach))
    else if (reach.rings === 'all') caps.set(index, 0)
  }
  return caps
}

function servicesOut(context: GapContext, caps: ReadonlyMap<number, number>): readonly string[] {
  const after = context.levels.levelsWith(caps)
  return criticalServices(context).filter((service) => {
    const index = context.structure.indexById[service] ?? -1
    const minimum = context.plan.businessServices?.[service]?.minimumLevel ?? 1
    return (context.levels.all[index] ?? 0) >= minimum && (after[index] ?? 0) < minimum
  })
}

type At = { readonly product: string; readonly channel: string; readonly names: string }

function gapOf(context: GapContext, at: At, reach: Reach, services: readonly string[]): Draft {
  const components = componentsWithProduct(context.plan, at.product)
  const tier = Math.min(...services.map((service) => tierOfService(context, service)))
  const kind = context.plan.products?.[at.product]?.class
  const out = formatList(services.map((service) => nameIn(context, service)))
  return {
    state: 'gap',
    severity: kind !== undefined && deepClasses.has(kind) ? 'critical' : severityOfTier(tier),
    basis: 'structural',
    about: at.product,
    witness: [at.product, ...components, ...services],
    reason: `Before anybody could stop it, ${at.names} reaches ${formatShare(reach.share)} of ${formatList(components.map((id) => nameIn(context, id)))}, and a bad one takes ${out} out.`,
    fix: `Put a small first ring with a pause and a check before ${at.names} reaches the rest.`,
    missing: [],
  }
}

function judge(context: GapContext, at: At, channel: Channel): Draft {
  const sure = reachOf(channel, ({ soak }) => soak === undefined || typicalMs(soak) !== 0)
  const worst = reachOf(channel, ({ soak }) => (typicalMs(soak) ?? 0) > 0)
  const out = servicesOut(context, capsOf(context, at.product, sure))
  const isStaged = channel.bypassesRings === true || (channel.rings ?? []).length > 0
  if (isStaged && out.length > 0) return gapOf(context, at, sure, out)
  const components = componentsWithProduct(context.plan, at.product)
  const common = {
    basis: 'structural',
    about: at.product,
    witness: [at.product, ...components],
  } as const
  const feared = servicesOut(context, capsOf(context, at.product, worst))
  if (feared.length > 0) {
    const path: PlanPath = ['products', at.product, 'channels', at.channel, 'rings']
    return {
      ...common,
      state: 'unknown',
      severity: 'high',
      reason: `Nobody wrote down in which stages ${at.names} arrives; all at once it could take ${formatList(feared.map((service) => nameIn(context, service)))} out.`,
      fix: `Write down the rings of ${at.names} and how long each waits.`,
      missing: [path],
    }
  }
  return {
    ...common,
    state: 'ok',
    severity: severityOfTier(context.policy.criticalTier),
    reason: `What ${at.names} reaches before its first pause takes no critical service out.`,
    fix: '',
    missing: [],
  }
}

function silentProduct(context: GapContext, product: string): Draft {
  const components = componentsWithProduct(context.plan, product)
  const name = nameIn(context, product)
  return {
    state: 'unknown',
    severity: shifted('high', -1),
    basis: 'declared',
    about: product,
    witness: [product, ...components],
    reason: `Nobody wrote down how updates of ${name} arrive.`,
    fix: `Draw the update channels of ${name} with their rings.`,
    missing: [['products', product, 'channels']],
  }
}

function find(context: GapContext): readonly Draft[] {
  return sortedIds(context.plan.products).flatMap((product): readonly Draft[] => {
    if (componentsWithProduct(context.plan, product).length === 0) return []
    const channels = context.plan.products?.[product]?.channels ?? {}
    if (Object.keys(channels).length === 0) return [silentProduct(context, product)]
    return sortedIds(channels).map((channel) => {
      const name = channels[channel]?.name ?? channel
      const names = `“${name}” of ${nameIn(context, product)}`
      return judge(context, { product, channel, names }, channels[channel] ?? {})
    })
  })
}

export const noRing: Rule = {
  id: 'GAP-28',
  version: 1,
  title: 'No staged rollout ring',
  question: 'Could a bad update be stopped before it takes a critical service out?',
  clauses: ['DORA 9(4)(e)-(f)'],
  precedent:
    'On 19 July 2024 a security vendor’s content file reached some 8.5 million machines at once; it was withdrawn after 78 minutes, and mending the machines took days.',
  find,
}
