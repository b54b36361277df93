/**
 * Partitions: two parts cannot reach each other. Nothing is lost; what needs something on the other
 * side finds nothing there.
 *
 * A standby that cannot reach the active member takes over on its side. If the old one goes on there
 * too, both change data: a split brain, and somebody will have to reconcile them.
 */
import type { CompiledDependency, CompiledPartition } from '../../../compile/model.ts'
import { usableLevel } from '../../../compile/defaults.ts'
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { groupAt, groupStateAt, idOf, idsOf, incidentAt, isUsable, levelOf } from '../../looking.ts'
import { record, schedule, touch } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { makeSuspect } from '../data/data.ts'
import { clearLater, openIncident } from './faults.ts'
import { feelNow } from './feeling.ts'
import { isIdle } from './handovers.ts'
import { wakeStart } from './starting.ts'

/** The link is cut. */
export function onPartition(world: World, index: number, partition: CompiledPartition): void {
  const { id, targets, cuts, blinds, splits } = partition
  const event = record(world, {
    kind: 'fault',
    entity: id,
    because: [0],
    segment: 'outside',
    other: targets,
  })
  openIncident(world, index, event)
  for (const dependency of cuts) cut(world, dependency, 1, event)
  for (const blind of blinds) {
    const others = world.blinds.get(blind.dependency) ?? []
    world.blinds.set(blind.dependency, [...others, blind])
    feelReach(world, blind.dependency, event)
  }
  for (const dependency of cuts) tellSplit(world, at(world.model.dependencies, dependency), index)
  for (const { group, isCutOff } of splits) expectSplit(world, index, group, isCutOff)
  clearLater(world, index, partition)
}

/** The two parts reach each other again. */
export function heal(world: World, partition: CompiledPartition, event: number): void {
  for (const dependency of partition.cuts) cut(world, dependency, -1, event)
  for (const blind of partition.blinds) {
    const others = (world.blinds.get(blind.dependency) ?? []).filter((one) => one !== blind)
    if (others.length === 0) world.blinds.delete(blind.dependency)
    else world.blinds.set(blind.dependency, others)
    feelReach(world, blind.dependency, event)
  }
  for (const { group } of partition.splits) groupStateAt(world, group).split = -1
}

function cut(world: World, index: number, change: 1 | -1, event: number): void {
  const dependency = at(world.model.dependencies, index)
  const cuts = at(world.cut, index) + change
  world.cut[index] = cuts
  const { coupling } = dependency
  if (coupling.kind === 'replication' && coupling.stopsWithout && !coupling.isSync) {
    world.hold[index] = cuts > 0 ? 0 : 1
  }
  feelReach(world, index, event)
}

/** What can be reached over a dependency has changed: its consumer feels it at once. */
function feelReach(world: World, index: number, event: number): void {
  const dependency = at(world.model.dependencies, index)
  world.isBlind[index] = world.blinds.has(index) ? 1 : 0
  world.reachEvent[index] = event
  if (dependency.phase === 'run') feelNow(world, dependency, event)
  wakeStart(world, dependency.from)
  touch(world, dependency.from, [event], 'instant')
}

/** Both ends of a replication that is cut go on changing data. */
function tellSplit(world: World, dependency: CompiledDependency, incident: number): void {
  const { coupling, from, to } = dependency
  if (coupling.kind !== 'replication' || coupling.stopsWithout) return
  const isWorking = (entity: number): boolean =>
    levelOf(world, entity) > 0 && !isIdle(world, entity)
  if (!isWorking(from) || !isWorking(to)) return
  const { faultEvent } = incidentAt(world, incident)
  const event = record(world, {
    kind: 'split-brain',
    entity: idOf(world, from),
    because: [faultEvent],
    segment: 'instant',
    other: [idOf(world, to)],
  })
  for (const end of [from, to]) makeSuspect(world, end, { fault: incident, because: event })
}

/** A group that switches by itself does so on the side that cannot see the active member. */
function expectSplit(
  world: World,
  incident: number,
  group: number,
  isCutOff: readonly boolean[],
): void {
  const compiled = groupAt(world, group)
  if (compiled === undefined || compiled.isManual || compiled.decidingTeam >= 0) return
  const { active } = groupStateAt(world, group)
  const position = compiled.members.findIndex(
    (member, other) => isCutOff[other] !== isCutOff[active] && isUsable(world, member, usableLevel),
  )
  if (position < 0) return
  const id = idOf(world, group)
  const inMs =
    drawTime(world, 'split-detect', id, compiled.detect) +
    drawTime(world, 'split-switch', id, compiled.switch)
  schedule(world, 'split', inMs, { subject: group, detail: position, version: incident })
}

/** The standby has taken over on its side, unless the link is back or it is not there any more. */
export function onSplit(world: World, group: number, position: number, incident: number): void {
  const state = groupStateAt(world, group)
  const members = groupAt(world, group)?.members ?? []
  const taking = at(members, position)
  const isOff = incidentAt(world, incident).isOver || !isUsable(world, taking, usableLevel)
  if (isOff || state.active === position) return
  state.split = position
  const event = tellTaking(world, { group, old: at(members, state.active), taking, incident })
  for (const index of world.blinds.keys()) {
    const { from, to } = at(world.model.dependencies, index)
    if (to === group) touch(world, from, [event], 'instant')
  }
}

type Taking = {
  readonly group: number
  readonly old: number
  readonly taking: number
  readonly incident: number
}

/** Says that a standby took over, and that data part where the old one goes on. */
function tellTaking(world: World, { group, old, taking, incident }: Taking): number {
  const isSafe = stopsWithout(world, old, taking) || levelOf(world, old) === 0
  const both = isSafe ? [taking] : [old, taking]
  const event = record(world, {
    kind: isSafe ? 'failover-done' : 'split-brain',
    entity: idOf(world, group),
    because: [incidentAt(world, incident).faultEvent],
    segment: 'switch',
    other: idsOf(world, both),
  })
  if (isSafe) return event
  for (const end of both) makeSuspect(world, end, { fault: incident, because: event })
  return event
}

/** True if the old active member changes nothing while it cannot reach the one that takes over. */
function stopsWithout(world: World, old: number, taking: number): boolean {
  return at(world.structure.handoversFrom, old).some(
    ({ to, coupling }) => to === taking && coupling.kind === 'replication' && coupling.stopsWithout,
  )
}
