/**
 * Breakers: a consumer stops calling a provider that fails too often, and tries again with a few calls.
 *
 * It closes again once all calls together would not open it: the probes find out.
 */
import type { CompiledDependency } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { markLoad } from '../../load/loadMarks.ts'
import type { Unit } from '../../state/loadWorld.ts'
import { groupAt, idOf, latestFirst, levelOf, stateEventOf } from '../../looking.ts'
import { failingAt, type LoadUnit, settleFrom } from '../../load/meanField.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule, touch } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { loadOf, loadUnitOf, sinceThen, workOf } from './units.ts'

/** How long a breaker that opens a second time stays open; twice as long each time. An assumption. */
const firstWaitMs = 30_000

/** It never waits longer than a year. */
const waitMsMax = 365 * 86_400_000

/** Opens and closes the breakers in front of a provider. */
export function checkBreakers(world: World, provider: number, because: readonly number[]): void {
  for (const dependency of at(loadOf(world).callsTo, provider)) {
    const { calls, index } = dependency
    if (calls.opensAt < 0) continue
    const isOpen = at(world.admitted, index) < 1
    const isFailing = failingOf(world, provider) > calls.opensAt
    if (!isOpen && isFailing) turn(world, dependency, 'breaker-opened', because)
    if (isOpen && !isFailing && wouldHold(world, dependency)) {
      if (world.nowMs >= at(loadOf(world).mayCloseMs, index)) {
        turn(world, dependency, 'breaker-closed', because)
      } else tryLater(world, index)
    }
  }
}

/** A breaker that has opened again looks once more when it may close. */
function tryLater(world: World, dependency: number): void {
  const inMs = at(loadOf(world).mayCloseMs, dependency) - world.nowMs
  const version = at(loadOf(world).openings, dependency)
  schedule(world, 'breaker', inMs, { subject: dependency, version, phase: phase.flow })
}

/** A breaker may close. */
export function onBreaker(world: World, dependency: number, version: number): void {
  const { openings, breakerEvent } = loadOf(world)
  if (openings[dependency] !== version || at(world.admitted, dependency) === 1) return
  const { to } = at(world.model.dependencies, dependency)
  checkBreakers(world, to, [at(breakerEvent, dependency)])
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
  const load = loadOf(world)
  load.breakerEvent[index] = event
  if (isOpened) {
    const before = at(load.openings, index)
    load.openings[index] = before + 1
    const longerMs = Math.min(Math.max(firstWaitMs, 2 * at(load.waitMs, index)), waitMsMax)
    const waitMs = before === 0 ? 0 : longerMs
    load.waitMs[index] = waitMs
    load.mayCloseMs[index] = world.nowMs + waitMs
  }
  markLoad(world, from, [event])
  touch(world, from, [event], 'instant')
}
