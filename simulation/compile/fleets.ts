/**
 * Fleets as cohorts of counts: whole machines that sum to the fleet, never objects.
 */
import type { Component } from '../plan/schema.ts'
import { sortedIds } from '../ids.ts'
import {
  type CompileContext,
  entityIndex,
  entityIndexes,
  nameOf,
  notesAbout,
  teamIndex,
} from './context.ts'
import { defaultNumbers, defaultTimes } from './defaults.ts'
import { drawOr, type Note, numberOr } from './draws.ts'
import type { CompiledCohort, CompiledFleet, Draw } from './model.ts'
import { liesIn, siteAndParents } from './places.ts'

type Fleet = NonNullable<Component['fleet']>
type Cohort = NonNullable<Fleet['cohorts']>[string]

/** Splits a whole number by shares so that the parts are whole and sum to it (largest remainder). */
export function splitWhole(total: number, shares: readonly number[]): readonly number[] {
  const sum = shares.reduce((a, b) => a + b, 0)
  if (sum <= 0) return shares.map((_, index) => (index === 0 ? total : 0))
  const exact = shares.map((share) => (total * share) / sum)
  const whole = exact.map(Math.floor)
  let rest = total - whole.reduce((a, b) => a + b, 0)
  const order = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of order) {
    if (rest <= 0) break
    whole[index] = (whole[index] ?? 0) + 1
    rest--
  }
  return whole
}

/** Machines of each cohort: counted, or by its share of what is not counted. The rest is in none. */
function cohortSizes(fleet: Fleet, cohorts: readonly Cohort[]): readonly number[] {
  const counted = cohorts.reduce((sum, cohort) => sum + (cohort.machines ?? 0), 0)
  const total = typeof fleet.machines === 'number' ? fleet.machines : counted
  const rest = Math.max(0, total - counted)
  const shares = cohorts.map((cohort) => (cohort.machines === undefined ? (cohort.share ?? 0) : 0))
  const inNone = Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0))
  const split = splitWhole(rest, [...shares, inNone])
  return cohorts.map((cohort, index) => cohort.machines ?? split[index] ?? 0)
}

function compileCohort(
  context: CompileContext,
  at: { readonly fleet: string; readonly cohort: string | undefined },
  cohort: Cohort,
  machines: number,
): CompiledCohort {
  const id = at.cohort === undefined ? at.fleet : `${at.fleet}/${at.cohort}`
  const fleetPath = ['components', at.fleet, 'fleet']
  const note =
    at.cohort === undefined
      ? notesAbout(context, fleetPath, nameOf(context.plan, at.fleet))
      : notesAbout(context, [...fleetPath, 'cohorts', at.cohort], cohort.name ?? id)
  const site = cohort.site ?? context.plan.components?.[at.fleet]?.site
  return {
    ...mendingOf(cohort),
    id,
    machines,
    site: site === undefined ? -1 : context.siteIds.indexOf(site),
    online: numberOr(cohort.online, defaultNumbers.online, note('online', 'share online')),
    touch: drawOr(cohort.touch, defaultTimes.touch, note('touch', 'hands-on time')),
    locate: drawOr(cohort.locate, defaultTimes.locate, note('locate', 'time to find a machine')),
    travel: travelTo(context, at.fleet, site, note('site', 'travel to the site')),
  }
}

function mendingOf(cohort: Cohort) {
  const { ring = '', priority = 100, selfHealing = 0, remote = 0, encrypted = false } = cohort
  return { ring, priority, selfHealing, remote, isEncrypted: encrypted }
}

/** Time to travel to where machines stand; none where somebody is based. */
function travelTo(
  context: CompileContext,
  fleet: string,
  site: string | undefined,
  note: Note,
): Draw {
  const written = isSomebodyBasedAt(context, fleet, site)
    ? undefined
    : siteAndParents(context.plan, site)
        .map((siteId) => context.plan.sites?.[siteId]?.travel)
        .find((travel) => travel !== undefined)
  if (written === undefined) return { kind: 'fixed', ms: 0 }
  return drawOr(written, defaultTimes.travel, note)
}

/** True if a team of the fleet’s technicians works where the machines are. */
function isSomebodyBasedAt(
  context: CompileContext,
  fleet: string,
  site: string | undefined,
): boolean {
  if (site === undefined) return true
  const technicians = context.plan.components?.[fleet]?.fleet?.technicians ?? []
  return technicians.some((id) => {
    const base = context.plan.teams?.[id]?.site
    return (
      base === undefined || liesIn(context.plan, site, base) || liesIn(context.plan, base, site)
    )
  })
}

/** Entity of the key store, unless a copy of the keys can be read with everything down. */
function keyStoreOf(context: CompileContext, keyStore: string | undefined): number {
  if (keyStore === undefined) return -1
  const hasCopy = context.plan.components?.[keyStore]?.offlineCopy === true
  return hasCopy ? -1 : entityIndex(context, keyStore)
}

function compileFleet(context: CompileContext, id: string, component: Component): CompiledFleet {
  const fleet: Fleet = component.fleet ?? {}
  const keys = sortedIds(fleet.cohorts)
  const cohorts = keys.map((key) => fleet.cohorts?.[key] ?? {})
  const sizes = cohortSizes(fleet, cohorts)
  const size = typeof fleet.machines === 'number' ? fleet.machines : 0
  const compiled =
    keys.length === 0
      ? [compileCohort(context, { fleet: id, cohort: undefined }, {}, size)]
      : keys.map((key, index) =>
          compileCohort(
            context,
            { fleet: id, cohort: key },
            cohorts[index] ?? {},
            sizes[index] ?? 0,
          ),
        )
  const usesSelfHealing = compiled.some((cohort) => cohort.selfHealing > 0)
  const note = notesAbout(context, ['components', id, 'fleet'], nameOf(context.plan, id))
  return {
    entity: entityIndex(context, id),
    machines: compiled.reduce((sum, cohort) => sum + cohort.machines, 0),
    products: component.products ?? [],
    cohorts: compiled,
    selfHealingOver: usesSelfHealing
      ? drawOr(
          fleet.selfHealingOver,
          defaultTimes.selfHealingOver,
          note('selfHealingOver', 'self-healing'),
        )
      : { kind: 'fixed', ms: 0 },
    remotePerHour: fleet.remotePerHour ?? 0,
    remoteNeeds: entityIndexes(context, fleet.remoteNeeds),
    technicians: (fleet.technicians ?? [])
      .map((team) => teamIndex(context, team))
      .filter((index) => index >= 0)
      .sort((a, b) => a - b),
    keyStore: keyStoreOf(context, fleet.keyStore),
    keysPerHour: fleet.keysPerHour ?? -1,
    keyEach:
      fleet.keyStore === undefined
        ? { kind: 'fixed', ms: 0 }
        : drawOr(fleet.keyEach, defaultTimes.keyEach, note('keyEach', 'wait for a recovery key')),
  }
}

/** All fleets that have machines, sorted by id. Fleets without a count are left out and named. */
export function compileFleets(context: CompileContext): readonly CompiledFleet[] {
  const compiled: CompiledFleet[] = []
  for (const id of sortedIds(context.plan.components)) {
    const component = context.plan.components?.[id]
    if (component?.kind !== 'fleet') continue
    const fleet = compileFleet(context, id, component)
    tellOfTheRest(context, id, fleet.machines)
    if (fleet.machines > 0) compiled.push(fleet)
    else context.leftOut.push(`Machines of “${nameOf(context.plan, id)}”: nobody said how many.`)
  }
  return compiled
}

/** Machines of a fleet that its cohorts do not account for are left out; that has to be said. */
function tellOfTheRest(context: CompileContext, id: string, inCohorts: number): void {
  const machines = context.plan.components?.[id]?.fleet?.machines
  if (typeof machines !== 'number' || machines <= inCohorts) return
  const rest = machines - inCohorts
  context.leftOut.push(
    `${rest} of ${machines} machines of “${nameOf(context.plan, id)}” are in no cohort.`,
  )
}
