/**
 * Breakers: a consumer stops calling a provider that fails too often, and tries again with a few calls.
 *
 * It closes again once all calls together would not open it: the probes find out.
 */
import type { CompiledDependency } from '../../compile/model.ts'
import { at } from '../at.ts'
import { markLoad } from '../loadMarks.ts'
import type { Unit } from '../loadWorld.ts'
import { groupAt, idOf, latestFirst, levelOf, stateEventOf } from '../looking.ts'
import { failingAt, type LoadUnit, settleFrom } from '../meanField.ts'
import { record, touch } from '../recording.ts'
import type { World } from '../world.ts'
import { loadOf, loadUnitOf, sinceThen, workOf } from './units.ts'

/** Opens and closes the breakers in front of a provider. */
export function checkBreakers(world: World, provider: number, because: readonly number[]): void {
  for (const dependency of at(loadOf(world).callsTo, provider)) {
    const { calls, index } = dependency
    if (calls.opensAt < 0) continue
    const isOpen = at(world.admitted, index) < 1
    const isFailing = failingOf(world, provider) > calls.opensAt
    if (!isOpen && isFailing) turn(world, dependency, 'breaker-opened', because)
    if (isOpen && !isFailing && wouldHold(world, dependency)) {
      turn(world, dependency, 'breaker-closed', because)
    }
  }
}

/** Share of attempts on a provider that fail now. */
function failingOf(world: World, provider: number): number {
  const unit = at(loadOf(world).units, provider)
  if (unit === null) return 1 - levelOf(world, provider)
  return unit.isUp ? failingAt(loadUnitOf(world, unit), unit.failing) : 1
}

/** True if everything behind a breaker could carry all calls again. */
function wouldHold(world: World, { from, to, index, calls }: CompiledDependency): boolean {
  const heldBack = workOf(world, from) * calls.perRequest - at(loadOf(world).flow, index)
  return unitsBehind(world, to, 1).every(({ unit, share }) => {
    const now = loadUnitOf(world, unit)
    const demand = Float64Array.from(now.demand)
    demand[calls.policy] = at(demand, calls.policy) + heldBack * share
    const all: LoadUnit = { ...now, demand }
    return failingAt(all, settleFrom(all, unit.failing)) <= calls.opensAt
  })
}

type Behind = { readonly unit: Unit; readonly share: number }

/** What has a capacity right behind a provider: itself, or the members of a group. */
function unitsBehind(world: World, provider: number, share: number): readonly Behind[] {
  const load = loadOf(world)
  const unit = at(load.units, provider)
  if (unit !== null) return unit.isUp ? [{ unit, share }] : []
  const shares = at(load.shares, provider)
  return (groupAt(world, provider)?.members ?? []).flatMap((member, position) =>
    unitsBehind(world, member, share * at(shares, position)),
  )
}

function turn(
  world: World,
  { from, to, index, calls }: CompiledDependency,
  kind: 'breaker-opened' | 'breaker-closed',
  because: readonly number[],
): void {
  const isOpened = kind === 'breaker-opened'
  world.admitted[index] = isOpened ? calls.probes : 1
  const unit = at(loadOf(world).units, to)
  const told = unit === null ? [] : [unit.collapsedEvent, unit.overloadedEvent]
  const known = latestFirst(world, [...because, ...told, stateEventOf(world, to)])
  const event = record(world, {
    kind,
    entity: idOf(world, from),
    because: known,
    segment: sinceThen(world, known, 'settle'),
    other: [idOf(world, to)],
  })
  markLoad(world, from, [event])
  touch(world, from, [event], 'instant')
}
