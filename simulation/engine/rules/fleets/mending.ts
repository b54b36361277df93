/**
 * Fleets as flows of counts: machines break, heal themselves, are mended remotely or by hand.
 *
 * Between two events every rate is constant, so the next moment that matters is a closed form and a
 * fleet of millions costs what one of dozens does.
 */
import { usableLevel } from '../../../compile/defaults.ts'
import type { CompiledFleet } from '../../../compile/model.ts'
import { gateThreshold } from '../../../compile/runbooks.ts'
import { at } from '../../at.ts'
import type { SegmentKind } from '../../log/log.ts'
import {
  incidentAt,
  isOfNow,
  isUsable,
  latestFirst,
  latestOf,
  stateEventsOf,
} from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { markFleet, schedule, touch } from '../../recording.ts'
import { type Cell, type FleetState, incidentStage, type World } from '../../state/world.ts'
import {
  advance,
  exactLevel,
  hourMs,
  mendingPerMs,
  sumOver,
  waysOf,
  writeCounts,
} from './counts.ts'
import { setHandsRates, type Taken } from './crews.ts'

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
    if (!pools.has(at(poolOfFleet, fleet)) || at(world.fleets, fleet).cells.length === 0) continue
    recount(world, fleet, causes.get(fleet) ?? [], taken)
  }
  return true
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

function recount(world: World, fleet: number, causes: readonly number[], taken: Taken): void {
  const state = at(world.fleets, fleet)
  advance(world, fleet)
  const mendedBefore = sumOver(state.cells, mendingPerMs)
  const permits = setRates(world, fleet, causes, taken)
  const isMended = sumOver(state.cells, mendingPerMs) > 0
  if (areRatesNew(state)) {
    const isFirstMending = mendedBefore === 0 && isMended
    const earlier = state.lastEvent > 0 ? [state.lastEvent] : []
    const because = isFirstMending
      ? latestFirst(world, [...causes, ...permits, state.lastEvent])
      : [...earlier, ...causes]
    writeCounts(world, fleet, because, state.segment)
  }
  state.segment = segmentOf(state)
  if (isMended !== mendedBefore > 0) {
    touch(world, at(world.model.fleets, fleet).entity, [state.lastEvent], 'instant')
  }
  passOnLevel(world, fleet)
  expectNext(world, fleet)
}

/** True if any rate is another one than was last written down; from now on these are. */
function areRatesNew(state: FleetState): boolean {
  let position = 0
  let isNew = state.mustBeWritten
  const compare = (perMs: number): void => {
    if (state.ratesWritten[position] !== perMs) isNew = true
    state.ratesWritten[position++] = perMs
  }
  for (const cell of state.cells) {
    compare(cell.breakingPerMs)
    compare(cell.selfPerMs)
    compare(cell.remotePerMs)
    compare(cell.handsPerMs)
  }
  state.mustBeWritten = false
  return isNew
}

/** Sets all rates; returns the events that allow mending. */
function setRates(
  world: World,
  fleet: number,
  causes: readonly number[],
  taken: Taken,
): readonly number[] {
  const state = at(world.fleets, fleet)
  const compiled = at(world.model.fleets, fleet)
  for (const cell of state.cells) {
    if (cell.exposed === 0) cell.breakingPerMs = 0
    const inflow = cell.breakingPerMs * waysOf(at(compiled.cohorts, cell.cohort)).self
    cell.selfPerMs = cell.selfPool > 0 ? cell.selfRatePerMs : Math.min(cell.selfRatePerMs, inflow)
    cell.remotePerMs = 0
    cell.handsPerMs = 0
  }
  for (const cell of state.cells) cell.emptiness = emptinessOf(cell)
  state.peopleAssigned = new Map()
  const needs = at(world.structure.workNeeds, compiled.entity)
  if (needs.some((need) => !isUsable(world, need.to, gateThreshold(need)))) return []
  const open = state.cells.filter((cell) => isMendingAllowed(world, cell))
  if (open.length === 0) return []
  const ordered = open.length < 2 ? open : inOrder(open, compiled)
  const opened = stateEventsOf(
    world,
    needs.map((need) => need.to),
  )
  const permits = [...open.flatMap((cell) => permitsOf(world, cell)), ...opened]
  const asked = { because: latestOf(world, [...permits, ...causes]), taken }
  return [
    ...permits,
    ...setRemoteRates(world, compiled, ordered),
    ...setHandsRates(world, fleet, ordered, asked),
  ]
}

function isMendingAllowed(world: World, cell: Cell): boolean {
  const { stage, isFixKnown } = incidentAt(world, cell.fault)
  return stage >= incidentStage.declared && isFixKnown
}

function permitsOf(world: World, cell: Cell): readonly number[] {
  const { declaredEvent, fixKnownEvent } = incidentAt(world, cell.fault)
  return [declaredEvent, fixKnownEvent]
}

/** Cells by the priority of their cohort. */
function inOrder(cells: readonly Cell[], { cohorts }: CompiledFleet): readonly Cell[] {
  const priority = (cell: Cell): number => at(cohorts, cell.cohort).priority
  return [...cells].sort(
    (a, b) => priority(a) - priority(b) || a.cohort - b.cohort || a.ring - b.ring,
  )
}

function setRemoteRates(
  world: World,
  compiled: CompiledFleet,
  cells: readonly Cell[],
): readonly number[] {
  if (compiled.remoteNeeds.some((entity) => !isUsable(world, entity, usableLevel))) return []
  let leftPerMs = compiled.remotePerHour / hourMs
  for (const cell of cells) {
    if (leftPerMs <= 0) break
    const inflow = cell.breakingPerMs * waysOf(at(compiled.cohorts, cell.cohort)).remote
    cell.remotePerMs = cell.remotePool > 0 ? leftPerMs : Math.min(leftPerMs, inflow)
    leftPerMs -= cell.remotePerMs
  }
  return stateEventsOf(world, compiled.remoteNeeds)
}

function segmentOf({ cells, peopleAssigned }: FleetState): SegmentKind {
  if (sumOver(cells, (cell) => cell.handsPerMs + cell.remotePerMs) > 0) return 'work'
  if (sumOver(cells, (cell) => cell.selfPerMs) > 0) return 'self-heal'
  if (sumOver(cells, (cell) => cell.breakingPerMs) > 0) return 'push'
  const isWaitingForHands = sumOver(cells, (cell) => cell.handsPool) > 0
  return isWaitingForHands && peopleAssigned.size === 0 ? 'wait-for-person' : 'wait-for'
}

/** Levels closer than this are the same. */
const levelGrain = 1e-9

/** Passes the level on to consumers when it has crossed a step. */
function passOnLevel(world: World, fleet: number): void {
  const state = at(world.fleets, fleet)
  const { entity, machines } = at(world.model.fleets, fleet)
  const exact = exactLevel(state, machines)
  const level = world.structure.fleetSteps.findLast((step) => step <= exact + levelGrain) ?? 0
  if (level === state.level) return
  state.level = level
  const isNow = isOfNow(world, state.lastEvent)
  touch(world, entity, [state.lastEvent], isNow ? 'instant' : state.segment)
}

/** Slower than this, a machine in thirty thousand years, is the rounding of rates that cancel out. */
const stillPerMs = 1e-15

/** So much later than a whole millisecond is still on it. */
const roundingMs = 1e-6

/** Schedules the next moment at which a rate ends or a step of the level is crossed. */
function expectNext(world: World, fleet: number): void {
  const state = at(world.fleets, fleet)
  const { cohorts } = at(world.model.fleets, fleet)
  let nextMs = untilStepMs(world, fleet)
  const offer = (machines: number, perMs: number): void => {
    if (perMs > stillPerMs && machines > 0) nextMs = Math.min(nextMs, machines / perMs)
  }
  for (const cell of state.cells) {
    const { breakingPerMs: inflow } = cell
    const ways = waysOf(at(cohorts, cell.cohort))
    offer(cell.exposed, inflow)
    offer(cell.selfPool, cell.selfPerMs - inflow * ways.self)
    offer(cell.remotePool, cell.remotePerMs - inflow * ways.remote)
    offer(cell.handsPool, cell.handsPerMs - inflow * ways.hands)
  }
  state.version++
  if (nextMs === Number.MAX_VALUE) return
  schedule(world, 'machines', Math.max(1, Math.ceil(nextMs - roundingMs)), {
    subject: fleet,
    version: state.version,
    phase: phase.flow,
  })
}

/** Time until the level of a fleet crosses a step; the largest number if it never does. */
function untilStepMs(world: World, fleet: number): number {
  const state = at(world.fleets, fleet)
  const { machines } = at(world.model.fleets, fleet)
  const gainPerMs = sumOver(state.cells, (cell) => mendingPerMs(cell) - cell.breakingPerMs)
  const exact = exactLevel(state, machines)
  if (Math.abs(gainPerMs) <= stillPerMs) return Number.MAX_VALUE
  if (gainPerMs < 0) return ((exact - state.level + 2 * levelGrain) * machines) / -gainPerMs
  const above = world.structure.fleetSteps.find((step) => step > exact + levelGrain)
  return above === undefined ? Number.MAX_VALUE : ((above - exact) * machines) / gainPerMs
}

/** A rate has ended or a step has been crossed; a step alone changes nobody’s rate. */
export function onMachines(world: World, fleet: number, version: number): void {
  const state = at(world.fleets, fleet)
  if (state.version !== version) return
  advance(world, fleet)
  if (state.cells.some((cell) => emptinessOf(cell) !== cell.emptiness)) {
    markFleet(world, fleet, [])
    return
  }
  passOnLevel(world, fleet)
  expectNext(world, fleet)
}

/** Which pools of a cell are empty, one bit each: what its rates depend on. */
function emptinessOf({ exposed, selfPool, remotePool, handsPool }: Cell): number {
  const bits = [exposed, selfPool, remotePool, handsPool]
  return bits.reduce((mask, pool, position) => mask | (pool > 0 ? 0 : 1 << position), 0)
}
