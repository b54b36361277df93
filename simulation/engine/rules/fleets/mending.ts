/**
 * Fleets as flows of counts: machines break, heal themselves, are mended remotely or by hand.
 *
 * Between two events every rate is constant, so the next moment that matters is a closed form and a
 * fleet of millions costs what one of dozens does.
 */
import { usableLevel } from '../../../compile/defaults.ts'
import type { CompiledDependency, CompiledFleet } from '../../../compile/model.ts'
import { gateThreshold } from '../../../compile/runbooks.ts'
import { at } from '../../at.ts'
import type { SegmentKind } from '../../log/log.ts'
import { incidentAt, isOfNow, isUsable, latestFirst, stateEventOf } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { markFleet, schedule, touch } from '../../recording.ts'
import { type Cell, type FleetState, incidentStage, type World } from '../../state/world.ts'
import {
  advance,
  brokenIn,
  exactLevel,
  gainPerMs,
  hourMs,
  mendingPerMs,
  writeCounts,
} from './counts.ts'
import { type Round, setHandsRates, type Taken } from './crews.ts'

/**
 * Works out rates again for the marked fleets in trouble and for those that share their people, most
 * important first; true if there was need.
 */
export function recountFleets(world: World): boolean {
  if (world.fleetsToRecount.size === 0) return false
  const causes = new Map(world.fleetsToRecount)
  world.fleetsToRecount.clear()
  const { fleetsByTier, poolOfFleet } = world.structure
  const pools = new Set<number>()
  for (const fleet of causes.keys()) pools.add(at(poolOfFleet, fleet))
  const taken: Taken = new Map()
  for (const fleet of fleetsByTier) {
    if (!pools.has(at(poolOfFleet, fleet)) || isAtRest(at(world.fleets, fleet))) continue
    recount(world, fleet, causes.get(fleet) ?? nothing, taken)
  }
  return true
}

const nothing: readonly number[] = []

/** True where nothing is broken or breaks, and that is written down: whatever happens, nothing changes. */
function isAtRest({ cells, ratesWritten, mustBeWritten, peopleAssigned, segment }: FleetState) {
  if (ratesWritten.length < ratesOfCell * cells.length || mustBeWritten) return false
  for (const cell of cells) if (cell.exposed !== 0 || brokenIn(cell) !== 0) return false
  for (const rate of ratesWritten) if (rate !== 0) return false
  return cells.length === 0 || (peopleAssigned.size === 0 && segment === 'wait-for')
}

/** What fleets need to be mended has changed. */
export function markFleetsThatNeed(world: World, entity: number, event: number): void {
  world.model.fleets.forEach((compiled, fleet) => {
    if (at(world.fleets, fleet).cells.length === 0) return
    const isNeeded =
      compiled.keyStore === entity ||
      compiled.remoteNeeds.includes(entity) ||
      at(world.structure.workNeeds, compiled.entity).some((need) => need.to === entity)
    if (isNeeded) markFleet(world, fleet, [event])
  })
}

/** Fleets that an incident hit may be mended now. */
export function markFleetsOf(world: World, incident: number, event: number): void {
  world.fleets.forEach((state, fleet) => {
    if (state.cells.some((cell) => cell.fault === incident)) markFleet(world, fleet, [event])
  })
}

function isAnyMended(cells: readonly Cell[]): boolean {
  for (const cell of cells) if (mendingPerMs(cell) > 0) return true
  return false
}

function recount(world: World, fleet: number, causes: readonly number[], taken: Taken): void {
  const state = world.fleets[fleet] as FleetState
  advance(world, fleet)
  const wasMended = isAnyMended(state.cells)
  const permits = wasMended ? null : []
  setRates(world, fleet, { causes, taken, permits })
  const isMended = isAnyMended(state.cells)
  if (areRatesNew(state)) {
    const earlier = state.lastEvent > 0 ? [state.lastEvent] : []
    const because =
      permits !== null && isMended
        ? latestFirst(world, [...causes, ...permits, state.lastEvent])
        : [...earlier, ...causes]
    writeCounts(world, fleet, because, state.segment)
  }
  state.segment = segmentOf(state)
  if (isMended !== wasMended) {
    touch(world, at(world.model.fleets, fleet).entity, [state.lastEvent], 'instant')
  }
  passOnLevel(world, fleet)
  expectNext(world, fleet)
}

/** Numbers in `ratesWritten` for each cell. */
const ratesOfCell = 4

/** True if any rate is another one than was last written down; from now on these are. */
function areRatesNew(state: FleetState): boolean {
  const { cells, ratesWritten } = state
  let isNew = state.mustBeWritten
  let place = 0
  for (const { breakingPerMs, selfPerMs, remotePerMs, handsPerMs } of cells) {
    isNew ||=
      ratesWritten[place] !== breakingPerMs ||
      ratesWritten[place + 1] !== selfPerMs ||
      ratesWritten[place + 2] !== remotePerMs ||
      ratesWritten[place + 3] !== handsPerMs
    ratesWritten[place++] = breakingPerMs
    ratesWritten[place++] = selfPerMs
    ratesWritten[place++] = remotePerMs
    ratesWritten[place++] = handsPerMs
  }
  state.mustBeWritten = false
  return isNew
}

/** Sets all rates, and adds the events that allow mending. */
function setRates(world: World, fleet: number, round: Round): void {
  const state = world.fleets[fleet] as FleetState
  const compiled = at(world.model.fleets, fleet)
  for (const cell of state.cells) {
    if (cell.exposed === 0) cell.breakingPerMs = 0
    const inflow = cell.breakingPerMs * cell.work.self
    cell.selfPerMs = cell.selfPool > 0 ? cell.selfRatePerMs : Math.min(cell.selfRatePerMs, inflow)
    cell.remotePerMs = 0
    cell.handsPerMs = 0
    cell.emptiness = emptinessOf(cell)
  }
  state.peopleAssigned.clear()
  const needs = at(world.structure.workNeeds, compiled.entity)
  for (const need of needs) if (!isUsable(world, need.to, gateThreshold(need))) return
  if (!openCells(world, state)) return
  const asked = addPermits(world, state, needs, round)
  setRemoteRates(world, compiled, state, round)
  setHandsRates(world, fleet, round, asked)
}

/** Marks the cells that may be mended; false if there are none. */
function openCells(world: World, { cells }: FleetState): boolean {
  let isAny = false
  for (const cell of cells) {
    const { stage, isFixKnown } = incidentAt(world, cell.fault)
    cell.isOpen = stage >= incidentStage.declared && isFixKnown
    isAny ||= cell.isOpen
  }
  return isAny
}

/** Adds the events by which mending is allowed; returns the last one of them and of the causes. */
function addPermits(
  world: World,
  { cells }: FleetState,
  needs: readonly CompiledDependency[],
  { causes, permits }: Round,
): number {
  let last = -1
  const add = (event: number): void => {
    if (event > last) last = event
    permits?.push(event)
  }
  for (const { isOpen, fault } of cells) {
    if (!isOpen) continue
    const { declaredEvent, fixKnownEvent } = incidentAt(world, fault)
    add(declaredEvent)
    add(fixKnownEvent)
  }
  for (const { to } of needs) add(stateEventOf(world, to))
  for (const cause of causes) if (cause > last) last = cause
  return last
}

function setRemoteRates(
  world: World,
  { remoteNeeds, remotePerHour }: CompiledFleet,
  { byPriority }: FleetState,
  { permits }: Round,
): void {
  for (const entity of remoteNeeds) if (!isUsable(world, entity, usableLevel)) return
  let leftPerMs = remotePerHour / hourMs
  for (const cell of byPriority) {
    if (!cell.isOpen) continue
    if (leftPerMs <= 0) break
    const inflow = cell.breakingPerMs * cell.work.remote
    cell.remotePerMs = cell.remotePool > 0 ? leftPerMs : Math.min(leftPerMs, inflow)
    leftPerMs -= cell.remotePerMs
  }
  if (permits === null) return
  for (const entity of remoteNeeds) permits.push(stateEventOf(world, entity))
}

function segmentOf({ cells, peopleAssigned }: FleetState): SegmentKind {
  let isWaitingForHands = false
  let isSelfHealing = false
  let isBreaking = false
  for (const { handsPerMs, remotePerMs, selfPerMs, breakingPerMs, handsPool } of cells) {
    if (handsPerMs + remotePerMs > 0) return 'work'
    isSelfHealing ||= selfPerMs > 0
    isBreaking ||= breakingPerMs > 0
    isWaitingForHands ||= handsPool > 0
  }
  if (isSelfHealing) return 'self-heal'
  if (isBreaking) return 'push'
  return isWaitingForHands && peopleAssigned.size === 0 ? 'wait-for-person' : 'wait-for'
}

/** Levels closer than this are the same. */
const levelGrain = 1e-9

/** Passes the level on to consumers when it has crossed a step. */
function passOnLevel(world: World, fleet: number): void {
  const state = at(world.fleets, fleet)
  const { entity, machines } = at(world.model.fleets, fleet)
  const exact = exactLevel(state.cells, machines)
  const level = highestStep(world.structure.fleetSteps, exact + levelGrain)
  if (level === state.level) return
  state.level = level
  const isNow = isOfNow(world, state.lastEvent)
  touch(world, entity, [state.lastEvent], isNow ? 'instant' : state.segment)
}

/** The last of some ascending steps that a level has reached; 0 for none. */
function highestStep(steps: readonly number[], level: number): number {
  let place = steps.length - 1
  while (place >= 0 && (steps[place] as number) > level) place--
  return place < 0 ? 0 : (steps[place] as number)
}

/** The first of some ascending steps above a level; -1 for none. */
function firstStepAbove(steps: readonly number[], level: number): number {
  for (const step of steps) if (step > level) return step
  return -1
}

/** Slower than this, a machine in thirty thousand years, is the rounding of rates that cancel out. */
const stillPerMs = 1e-15

/** So much later than a whole millisecond is still on it. */
const roundingMs = 1e-6

/** Schedules the next moment at which a rate ends or a step of the level is crossed. */
function expectNext(world: World, fleet: number): void {
  const state = world.fleets[fleet] as FleetState
  let nextMs = untilStepMs(world, fleet)
  for (const cell of state.cells) {
    const { breakingPerMs: inflow, work } = cell
    nextMs = Math.min(
      nextMs,
      untilEmptyMs(cell.exposed, inflow),
      untilEmptyMs(cell.selfPool, cell.selfPerMs - inflow * work.self),
      untilEmptyMs(cell.remotePool, cell.remotePerMs - inflow * work.remote),
      untilEmptyMs(cell.handsPool, cell.handsPerMs - inflow * work.hands),
    )
  }
  state.version++
  if (nextMs === Number.MAX_VALUE) return
  schedule(world, 'machines', Math.max(1, Math.ceil(nextMs - roundingMs)), {
    subject: fleet,
    version: state.version,
    phase: phase.flow,
  })
}

/** The largest number if it never is. */
function untilEmptyMs(machines: number, perMs: number): number {
  return perMs > stillPerMs && machines > 0 ? machines / perMs : Number.MAX_VALUE
}

/** Time until the level of a fleet crosses a step; the largest number if it never does. */
function untilStepMs(world: World, fleet: number): number {
  const { cells, level } = world.fleets[fleet] as FleetState
  const { machines } = at(world.model.fleets, fleet)
  const perMs = gainPerMs(cells)
  if (Math.abs(perMs) <= stillPerMs) return Number.MAX_VALUE
  const exact = exactLevel(cells, machines)
  if (perMs < 0) return ((exact - level + 2 * levelGrain) * machines) / -perMs
  const above = firstStepAbove(world.structure.fleetSteps, exact + levelGrain)
  return above < 0 ? Number.MAX_VALUE : ((above - exact) * machines) / perMs
}

/** A rate has ended or a step has been crossed; a step alone changes nobody’s rate. */
export function onMachines(world: World, fleet: number, version: number): void {
  const state = at(world.fleets, fleet)
  if (state.version !== version) return
  advance(world, fleet)
  if (state.cells.some((cell) => emptinessOf(cell) !== cell.emptiness)) {
    markFleet(world, fleet, nothing)
    return
  }
  passOnLevel(world, fleet)
  expectNext(world, fleet)
}

/** Which pools of a cell are empty, one bit each: what its rates depend on. */
function emptinessOf({ exposed, selfPool, remotePool, handsPool }: Cell): number {
  return (
    (exposed > 0 ? 0 : 1) |
    (selfPool > 0 ? 0 : 2) |
    (remotePool > 0 ? 0 : 4) |
    (handsPool > 0 ? 0 : 8)
  )
}
