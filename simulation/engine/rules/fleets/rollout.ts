/**
 * Bad updates: rings reached one after the other, gates, the withdrawal, and the way to mend.
 */
import { assert } from '../../../assert.ts'
import type { CompiledBadUpdate, CompiledFleet } from '../../../compile/model.ts'
import { splitWhole } from '../../../compile/fleets.ts'
import { at } from '../../at.ts'
import { drawBinomial } from '../../chance/distributions.ts'
import { drawIsTrue, drawTime } from '../../chance/drawing.ts'
import type { SegmentKind } from '../../log/log.ts'
import { eventAt, idOf, incidentAt, isOfNow } from '../../looking.ts'
import { markFleet, record, schedule } from '../../recording.ts'
import type { Cell, FleetState, World } from '../../state/world.ts'
import { advance, breakMachines, brokenIn } from './counts.ts'
import { openIncident, strike } from '../levels/faults.ts'
import { expectReports, rolloutAt } from './reports.ts'

function badUpdateAt(world: World, index: number): CompiledBadUpdate {
  const fault = at(world.model.faults, index)
  assert(fault.type === 'bad-update', 'a rollout belongs to a bad update')
  return fault
}

function markFleets(world: World, update: CompiledBadUpdate, event: number): void {
  for (const fleet of update.fleets) markFleet(world, fleet, [event])
}

/** Machines of a fleet that an update may break. */
function cellsOf(world: World, index: number, fleet: number): readonly Cell[] {
  return at(world.fleets, fleet).cells.filter((cell) => cell.fault === index)
}

/** The push begins. */
export function onPush(world: World, index: number, update: CompiledBadUpdate): void {
  const rollout = rolloutAt(world, index)
  const pushed = record(world, {
    kind: 'update-pushed',
    entity: update.id,
    because: [0],
    segment: 'outside',
    other: update.targets,
  })
  openIncident(world, index, pushed)
  rollout.pushedEvent = pushed
  rollout.lastRingEvent = pushed
  for (const fleet of update.fleets) fillCells(world, index, fleet)
  if (update.isReverted) {
    const revertedMs = drawTime(world, 'reverted', update.id, update.revertedAfter)
    schedule(world, 'halt', revertedMs, { subject: index })
  }
  const knownMs = drawTime(world, 'fix-known', update.id, update.fixKnownAfter)
  schedule(world, 'fix-known', knownMs, { subject: index })
  expectReports(world, index, update)
  reachRing(world, index, 0)
}

/** Splits a fleet into cells by cohort and ring, and draws how many machines will break. */
function fillCells(world: World, index: number, fleet: number): void {
  const update = badUpdateAt(world, index)
  const compiled = at(world.model.fleets, fleet)
  const state = at(world.fleets, fleet)
  const { cells } = state
  compiled.cohorts.forEach((_, cohort) => {
    const work = at(at(world.structure.cohortWork, fleet), cohort)
    machinesByRing(update, compiled, cohort).forEach((machines, ring) => {
      if (machines === 0) return
      const exposed = drawExposed(world, update, { fleet, cohort, ring, machines })
      cells.push(newCell({ fleet, cohort, ring, fault: index, exposed, work }))
    })
  })
  state.byPriority = [...cells].sort(
    (a, b) => a.work.priority - b.work.priority || a.cohort - b.cohort || a.ring - b.ring,
  )
}

/** Machines of a cohort in each ring: all in the one it names, else by the shares of the rings. */
function machinesByRing(
  { rings }: CompiledBadUpdate,
  { cohorts }: CompiledFleet,
  cohort: number,
): readonly number[] {
  const { machines, ring: name } = at(cohorts, cohort)
  const only = rings.length === 1 ? 0 : rings.findIndex((ring) => ring.name === name)
  if (only >= 0) return rings.map((_, ring) => (ring === only ? machines : 0))
  return splitWhole(
    machines,
    rings.map((ring) => ring.share),
  )
}

function drawExposed(
  world: World,
  { id, failureShare }: CompiledBadUpdate,
  part: Pick<Cell, 'fleet' | 'cohort' | 'ring'> & { readonly machines: number },
): number {
  const cohort = at(at(world.model.fleets, part.fleet).cohorts, part.cohort)
  const online = Math.round(part.machines * cohort.online)
  if (failureShare >= 1) return online
  const u = world.chance.uniform('breaks', `${id}/${cohort.id}/${part.ring}`, 0)
  return drawBinomial(online, failureShare, u)
}

type NewCell = Pick<Cell, 'fleet' | 'cohort' | 'ring' | 'fault' | 'exposed' | 'work'>

function newCell(given: NewCell): Cell {
  return {
    ...given,
    selfPool: 0,
    remotePool: 0,
    handsPool: 0,
    breakingPerMs: 0,
    selfPerMs: 0,
    remotePerMs: 0,
    handsPerMs: 0,
    selfRatePerMs: 0,
    travel: 0,
    emptiness: 0,
    isOpen: false,
    needsHands: false,
    lastHands: 0,
  }
}

/** The update reaches a ring. */
function reachRing(world: World, index: number, ring: number): void {
  const update = badUpdateAt(world, index)
  const rollout = rolloutAt(world, index)
  const { name, push, soak, evaluation } = at(update.rings, ring)
  const event = record(world, {
    kind: 'ring-reached',
    entity: update.id,
    because: [rollout.lastRingEvent],
    segment: 'instant',
    other: [name],
  })
  rollout.lastRingEvent = event
  const key = `${update.id}/${ring}`
  const pushMs = drawTime(world, 'push', key, push)
  for (const fleet of update.fleets) {
    advance(world, fleet)
    for (const cell of cellsOf(world, index, fleet)) {
      if (cell.ring === ring) exposeCell(world, cell, pushMs)
    }
  }
  markFleets(world, update, event)
  if (ring === update.rings.length - 1) {
    scheduleComponents(world, index, pushMs)
    return
  }
  const restMs = drawTime(world, 'soak', key, soak) + drawTime(world, 'gate', key, evaluation)
  schedule(world, 'gate', pushMs + restMs, { subject: index, detail: ring })
}

function exposeCell(world: World, cell: Cell, pushMs: number): void {
  const cohort = at(at(world.model.fleets, cell.fleet).cohorts, cell.cohort)
  const state = at(world.fleets, cell.fleet)
  cell.exposed = Math.min(cell.exposed, stillWhole(state, cell, cohort.machines))
  if (pushMs > 0) {
    cell.breakingPerMs = cell.exposed / pushMs
    return
  }
  breakMachines(cell, cell.exposed)
  cell.exposed = 0
  // The counts jump although no rate changes.
  state.mustBeWritten = true
}

/** Machines of a cell’s cohort that no update has broken or is breaking: each breaks only once. */
function stillWhole({ cells }: FleetState, cell: Cell, machines: number): number {
  let claimed = 0
  for (const other of cells) {
    if (other === cell || other.cohort !== cell.cohort) continue
    claimed += brokenIn(other) + (other.breakingPerMs > 0 ? other.exposed : 0)
  }
  return Math.max(0, machines - claimed)
}

function scheduleComponents(world: World, index: number, pushMs: number): void {
  const { hits, failureShare } = badUpdateAt(world, index)
  for (const entity of hits) {
    const id = idOf(world, entity)
    if (!drawIsTrue(world, 'component-breaks', id, failureShare)) continue
    const inMs = Math.floor(pushMs * world.chance.uniform('component-reached', id, 0))
    schedule(world, 'component-breaks', inMs, { subject: index, detail: entity })
  }
}

/** A single component meets the update. */
export function onComponentBreaks(world: World, index: number, entity: number): void {
  const { isHalted, lastRingEvent } = rolloutAt(world, index)
  if (isHalted) return
  const isNow = isOfNow(world, lastRingEvent)
  const trigger = { because: [lastRingEvent], segment: isNow ? 'instant' : 'push' } as const
  strike(world, entity, { index, cap: 0, needsRestore: false }, trigger)
}

/** The gate behind a ring lets the update pass, or stops it. */
export function onGate(world: World, index: number, ring: number): void {
  const update = badUpdateAt(world, index)
  const rollout = rolloutAt(world, index)
  if (rollout.isHalted) return
  const { name, haltsBad } = at(update.rings, ring)
  const isStopped = drawIsTrue(world, 'gate-halts', `${update.id}/${ring}`, haltsBad)
  const event = record(world, {
    kind: isStopped ? 'gate-halted' : 'gate-passed',
    entity: update.id,
    because: [rollout.lastRingEvent],
    segment: 'push',
    other: [name],
  })
  rollout.lastRingEvent = event
  if (isStopped) onHalt(world, index)
  else reachRing(world, index, ring + 1)
}

/** The update is withdrawn, by the gate behind a ring or by those who pushed it. */
export function onHalt(world: World, index: number): void {
  const rollout = rolloutAt(world, index)
  const isByGate = eventAt(world, rollout.lastRingEvent).kind === 'gate-halted'
  const because = isByGate ? rollout.lastRingEvent : rollout.pushedEvent
  halt(world, index, { because, segment: isByGate ? 'instant' : 'outside' })
}

/** Bad updates of a product that are on their way and have not been halted. */
function spreading(world: World, product: string): readonly number[] {
  return world.model.faults.flatMap((fault, index) => {
    if (fault.type !== 'bad-update' || fault.product !== product) return []
    const { isHalted, pushedEvent } = rolloutAt(world, index)
    return pushedEvent >= 0 && !isHalted ? [index] : []
  })
}

/** True while a bad update of a product spreads. */
export function isSpreading(world: World, product: string): boolean {
  return spreading(world, product).length > 0
}

/** The events by which updates of some products were halted; -1 for what was not. */
export function haltEventsOf(world: World, products: readonly string[]): readonly number[] {
  return world.model.faults.flatMap((fault, index) =>
    fault.type === 'bad-update' && products.includes(fault.product)
      ? [rolloutAt(world, index).haltedEvent]
      : [],
  )
}

/** Somebody of one’s own keeps the updates of a product from spreading any further. */
export function haltByHand(world: World, product: string, event: number): void {
  for (const index of spreading(world, product)) {
    halt(world, index, { because: event, segment: 'instant' })
  }
}

/** Nothing more breaks, and what heals by itself begins to. */
function halt(
  world: World,
  index: number,
  { because, segment }: { readonly because: number; readonly segment: SegmentKind },
): void {
  const update = badUpdateAt(world, index)
  const rollout = rolloutAt(world, index)
  if (rollout.isHalted) return
  rollout.isHalted = true
  rollout.haltedEvent = record(world, {
    kind: 'update-halted',
    entity: update.id,
    because: [because],
    segment,
    other: update.targets,
  })
  for (const fleet of update.fleets) stopBreaking(world, index, fleet)
  markFleets(world, update, rollout.haltedEvent)
}

function stopBreaking(world: World, index: number, fleet: number): void {
  advance(world, fleet)
  const { entity, selfHealingOver } = at(world.model.fleets, fleet)
  const key = `${badUpdateAt(world, index).id}/${idOf(world, entity)}`
  const overMs = Math.max(1, drawTime(world, 'self-healing', key, selfHealingOver))
  for (const cell of cellsOf(world, index, fleet)) {
    cell.exposed = 0
    cell.breakingPerMs = 0
    cell.selfRatePerMs = cell.selfPool / overMs
  }
}

/** A way to mend what broke is known. */
export function onFixKnown(world: World, index: number): void {
  const incident = incidentAt(world, index)
  const update = badUpdateAt(world, index)
  incident.fixKnownEvent = record(world, {
    kind: 'fix-known',
    entity: update.id,
    because: [rolloutAt(world, index).pushedEvent],
    segment: 'outside',
  })
  incident.isFixKnown = true
  markFleets(world, update, incident.fixKnownEvent)
}
