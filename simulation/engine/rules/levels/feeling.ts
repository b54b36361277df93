/**
 * A provider’s level changes: what its consumers feel of it, at once or after a while.
 *
 * Health checks look at intervals and caches keep what they have: with `feltAfter` a change reaches
 * the consumer, or the group, only then, for better and for worse.
 */
import type { CompiledDependency } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { idOf, levelOf, membersOf } from '../../looking.ts'
import { schedule, touch } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { moveCarried } from '../data/carrying.ts'
import { recountHandover } from './handovers.ts'
import { watchGrace } from './grace.ts'
import { watchLease } from './lease.ts'
import { wakeStart } from './starting.ts'

/** A cue carries a level as a whole number. Levels are multiples of this grain. */
const levelGrain = 1e9

/** The level of a provider changed, or the run begins. */
export function feelProvider(world: World, provider: number, event: number): void {
  const { slowOn, seatsOf, handoversFrom } = world.structure
  for (const dependency of at(slowOn, provider)) {
    if (world.isFeltLater[dependency.index] === 1) feelLater(world, dependency, event)
    else feelNow(world, dependency, event)
  }
  for (const seat of at(seatsOf, provider)) feelMemberLater(world, seat, event)
  for (const dependency of at(handoversFrom, provider)) recount(world, dependency, event)
}

/** Who sees only a part of a group feels a member of it even where the group as a whole does not. */
export function feelInReach(world: World, member: number, event: number): void {
  for (const index of world.blinds.keys()) {
    const { from, to } = at(world.model.dependencies, index)
    if (event > 0 && membersOf(world, to).includes(member)) touch(world, from, [event], 'instant')
  }
}

/** What a consumer feels of its provider has changed. */
export function feelNow(world: World, dependency: CompiledDependency, event: number): void {
  const { coupling } = dependency
  switch (coupling.kind) {
    case 'grace':
      watchGrace(world, dependency, coupling.holds, event)
      break
    case 'lease':
      watchLease(world, dependency, coupling.lasts, event)
      break
    case 'queue':
    case 'replication':
      recount(world, dependency, event)
      break
    default:
  }
}

function feelLater(world: World, dependency: CompiledDependency, event: number): void {
  const { id, index, feltAfter, to } = dependency
  const level = levelOf(world, to)
  if (event === 0 && level === world.seen[index]) {
    feelNow(world, dependency, event)
    return
  }
  schedule(world, 'felt', drawTime(world, 'felt', id, feltAfter), {
    subject: index,
    detail: event,
    version: Math.round(level * levelGrain),
  })
}

/** A change of a provider reaches its consumer, unless a later one was faster. */
export function onFelt(world: World, index: number, event: number, level: number): void {
  if (event < at(world.feltEvent, index)) return
  const dependency = at(world.model.dependencies, index)
  world.feltEvent[index] = event
  world.seen[index] = level / levelGrain
  feelNow(world, dependency, event)
  wakeStart(world, dependency.from)
  touch(world, dependency.from, [event], 'settle')
}

function feelMemberLater(world: World, seat: number, event: number): void {
  const { group, member, feltAfter } = at(world.structure.seats, seat)
  const level = levelOf(world, member)
  if (event === 0 && world.seatLevel[seat] === level) return
  const id = `${idOf(world, group)}/${idOf(world, member)}`
  schedule(world, 'felt-member', drawTime(world, 'felt', id, feltAfter), {
    subject: seat,
    detail: event,
    version: Math.round(level * levelGrain),
  })
}

/** A change of a member reaches its group, unless a later one was faster. */
export function onMemberFelt(world: World, seat: number, event: number, level: number): void {
  if (event < at(world.seatEvent, seat)) return
  world.seatEvent[seat] = event
  world.seatLevel[seat] = level / levelGrain
  touch(world, at(world.structure.seats, seat).group, [event], 'settle')
}

function recount(world: World, dependency: CompiledDependency, event: number): void {
  recountHandover(world, dependency, event)
  if (world.data.carryings.size > 0) moveCarried(world, dependency)
}
