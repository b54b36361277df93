/**
 * Fleets as flows of counts: machines break, heal themselves, are mended remotely or by hand.
 *
 * Between two events every rate is constant, so the next moment that matters is a closed form and a
 * fleet of millions costs what one of dozens does. Machines are conserved: working and broken always
 * sum to the fleet.
 */
import { assert } from '../../assert.ts'
import { usableLevel } from '../../compile/defaults.ts'
import type { CompiledCohort, CompiledFleet } from '../../compile/model.ts'
import { gateThreshold } from '../../compile/runbooks.ts'
import { meanMs } from '../distributions.ts'
import type { MachineCounts, SegmentKind } from '../log.ts'
import { phase } from '../queue.ts'
import {
  type Cell,
  drawTime,
  type FleetState,
  incidentStage,
  isUsable,
  latestFirst,
  record,
  schedule,
  touch,
  type World,
} from '../world.ts'
import { expectShiftChange, freePeople, page } from './teams.ts'

const hourMs = 3_600_000
/** Fewer machines than this are none; keeps rounding from leaving crumbs. */
const crumb = 1e-6

function stateAt(world: World, fleet: number): FleetState {
  const state = world.fleets[fleet]
  assert(state !== undefined, 'every fleet has its state')
  return state
}

export function brokenIn(cell: Cell): number {
  return cell.selfPool + cell.remotePool + cell.handsPool
}

function cohortOf(compiled: CompiledFleet, cell: Cell): CompiledCohort {
  const cohort = compiled.cohorts[cell.cohort]
  assert(cohort !== undefined, 'a cell belongs to a cohort')
  return cohort
}

/** Machines that break now go to the ways of mending by their shares. */
export function breakMachines(cell: Cell, cohort: CompiledCohort, machines: number): void {
  const self = Math.min(1, cohort.selfHealing)
  const remote = Math.min(1 - self, cohort.remote)
  cell.selfPool += machines * self
  cell.remotePool += machines * remote
  cell.handsPool += machines * (1 - self - remote)
}

/** What is left of a pool after some time; only a pool that is being emptied loses its crumbs. */
function drained(machines: number, perMs: number, passedMs: number): number {
  if (perMs <= 0) return machines
  const left = machines - perMs * passedMs
  return left < crumb ? 0 : left
}

/** Works the counts of a fleet out up to now. */
export function advance(world: World, fleet: number): void {
  const state = stateAt(world, fleet)
  const compiled = world.model.fleets[fleet]
  const passedMs = world.nowMs - state.sinceMs
  state.sinceMs = world.nowMs
  if (passedMs === 0 || compiled === undefined) return
  for (const cell of state.cells) {
    const exposed = drained(cell.exposed, cell.breakingPerMs, passedMs)
    breakMachines(cell, cohortOf(compiled, cell), cell.exposed - exposed)
    cell.exposed = exposed
    cell.selfPool = drained(cell.selfPool, cell.selfPerMs, passedMs)
    cell.remotePool = drained(cell.remotePool, cell.remotePerMs, passedMs)
    cell.handsPool = drained(cell.handsPool, cell.handsPerMs, passedMs)
  }
  for (const [team, people] of state.peopleAssigned) {
    const staff = world.teams[team]
    if (staff !== undefined) staff.workMs += people * passedMs
  }
}

/** Fleets by importance: the best tier first, then by their order. */
function fleetsByTier(world: World): readonly number[] {
  const tier = (fleet: number): number =>
    world.model.entities[world.model.fleets[fleet]?.entity ?? -1]?.tier ?? 0
  return world.model.fleets.map((_, index) => index).sort((a, b) => tier(a) - tier(b) || a - b)
}

/** Works out rates again for every fleet in trouble, most important first; true if there was need. */
export function recountFleets(world: World): boolean {
  if (world.fleetsToRecount.size === 0) return false
  const causes = new Map(world.fleetsToRecount)
  world.fleetsToRecount.clear()
  const taken = new Map<number, number>()
  for (const fleet of fleetsByTier(world)) {
    if (stateAt(world, fleet).cells.length > 0)
      recount(world, fleet, causes.get(fleet) ?? [], taken)
  }
  return true
}

/** What fleets need to be mended has changed. */
export function markFleetsThatNeed(world: World, entity: number, event: number): void {
  world.model.fleets.forEach((compiled, fleet) => {
    if (stateAt(world, fleet).cells.length === 0) return
    const needs = world.structure.workNeeds[compiled.entity] ?? []
    const isNeeded =
      compiled.keyStore === entity ||
      compiled.remoteNeeds.includes(entity) ||
      needs.some((need) => need.to === entity)
    if (isNeeded) markFleet(world, fleet, event)
  })
}

/** Fleets that an incident hit may be mended now. */
export function markFleetsOf(world: World, incident: number, event: number): void {
  world.fleets.forEach((state, fleet) => {
    if (state.cells.some((cell) => cell.fault === incident)) markFleet(world, fleet, event)
  })
}

function markFleet(world: World, fleet: number, event: number): void {
  world.fleetsToRecount.set(fleet, [...(world.fleetsToRecount.get(fleet) ?? []), event])
}

function ratesOf(cells: readonly Cell[]): string {
  return cells
    .map((cell) => `${cell.breakingPerMs} ${cell.selfPerMs} ${cell.remotePerMs} ${cell.handsPerMs}`)
    .join(' ')
}

function mendingPerMs(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.selfPerMs + cell.remotePerMs + cell.handsPerMs, 0)
}

function recount(
  world: World,
  fleet: number,
  causes: readonly number[],
  taken: Map<number, number>,
): void {
  const state = stateAt(world, fleet)
  const compiled = world.model.fleets[fleet]
  assert(compiled !== undefined, 'every fleet is compiled')
  advance(world, fleet)
  const ratesBefore = ratesOf(state.cells)
  const mendedBefore = mendingPerMs(state.cells)
  const segment = state.segment
  const permits = setRates(world, fleet, compiled, taken)
  if (ratesOf(state.cells) !== ratesBefore || state.lastEvent === 0) {
    const isFirstMending = mendedBefore === 0 && mendingPerMs(state.cells) > 0
    const because = isFirstMending
      ? latestFirst(world, [...causes, ...permits, state.lastEvent])
      : [...(state.lastEvent > 0 ? [state.lastEvent] : []), ...causes]
    writeCounts(world, fleet, compiled, because, segment)
  }
  state.segment = segmentOf(state)
  passOnLevel(world, fleet, compiled)
  expectNext(world, fleet, compiled)
}

/** Sets all rates; returns the events that allow mending. */
function setRates(
  world: World,
  fleet: number,
  compiled: CompiledFleet,
  taken: Map<number, number>,
): readonly number[] {
  const state = stateAt(world, fleet)
  const permits: number[] = []
  for (const cell of state.cells) {
    if (cell.exposed === 0) cell.breakingPerMs = 0
    const inflow = cell.breakingPerMs * Math.min(1, cohortOf(compiled, cell).selfHealing)
    cell.selfPerMs = cell.selfPool > 0 ? cell.selfRatePerMs : Math.min(cell.selfRatePerMs, inflow)
    cell.remotePerMs = 0
    cell.handsPerMs = 0
  }
  state.peopleAssigned = new Map()
  const open = state.cells.filter((cell) => isMendingAllowed(world, compiled, cell, permits))
  if (open.length === 0) return permits
  const ordered = [...open].sort(
    (a, b) =>
      cohortOf(compiled, a).priority - cohortOf(compiled, b).priority ||
      a.cohort - b.cohort ||
      a.ring - b.ring,
  )
  permits.push(...setRemoteRates(world, compiled, ordered))
  permits.push(...setHandsRates(world, fleet, compiled, ordered, taken))
  return permits
}

function isMendingAllowed(
  world: World,
  compiled: CompiledFleet,
  cell: Cell,
  permits: number[],
): boolean {
  const incident = world.incidents[cell.fault]
  if (incident === undefined || incident.stage < incidentStage.declared) return false
  if (!incident.isFixKnown) return false
  const needs = world.structure.workNeeds[compiled.entity] ?? []
  if (needs.some((need) => !isUsable(world, need.to, gateThreshold(need)))) return false
  permits.push(incident.declaredEvent, incident.fixKnownEvent)
  permits.push(...needs.map((need) => world.stateEvent[need.to] ?? 0))
  return true
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
    const inflow = cell.breakingPerMs * Math.min(1, cohortOf(compiled, cell).remote)
    cell.remotePerMs = cell.remotePool > 0 ? leftPerMs : Math.min(leftPerMs, inflow)
    leftPerMs -= cell.remotePerMs
  }
  return compiled.remoteNeeds.map((entity) => world.stateEvent[entity] ?? 0)
}

type Crew = { readonly team: number; people: number }

/** People who can mend by hand now; teams that have not been called are called. */
function crewsFor(
  world: World,
  compiled: CompiledFleet,
  taken: Map<number, number>,
  because: number,
): Crew[] {
  return compiled.technicians.map((team) => {
    page(world, team, because)
    expectShiftChange(world, team)
    return { team, people: Math.max(0, freePeople(world, team) - (taken.get(team) ?? 0)) }
  })
}

function minutesPerMachine(compiled: CompiledFleet, cell: Cell): number {
  const cohort = cohortOf(compiled, cell)
  const keyMs = cohort.isEncrypted ? meanMs(compiled.keyEach) : 0
  return Math.max(1, meanMs(cohort.touch) + meanMs(cohort.locate) + keyMs)
}

function setHandsRates(
  world: World,
  fleet: number,
  compiled: CompiledFleet,
  cells: readonly Cell[],
  taken: Map<number, number>,
): readonly number[] {
  const waiting = cells.filter((cell) => cell.handsPool > 0 || handsInflow(compiled, cell) > 0)
  const [firstWaiting] = waiting
  if (firstWaiting === undefined) return []
  const incident = world.incidents[firstWaiting.fault]
  const crews = crewsFor(world, compiled, taken, incident?.declaredEvent ?? 0)
  const areKeysThere = compiled.keyStore < 0 || isUsable(world, compiled.keyStore, usableLevel)
  let keysPerMs = compiled.keysPerHour < 0 ? Number.MAX_VALUE : compiled.keysPerHour / hourMs
  let people = crews.reduce((sum, crew) => sum + crew.people, 0)
  const before = people
  for (const [position, cell] of waiting.entries()) {
    if (people <= 0) break
    const cohort = cohortOf(compiled, cell)
    if (cohort.isEncrypted && !areKeysThere) continue
    if (!isCrewThere(world, fleet, cell, crews)) continue
    const equals = waiting
      .slice(position)
      .filter(
        (other) => cohortOf(compiled, other).priority === cohort.priority && other.travel === 2,
      )
    const share =
      workIn(compiled, cell) / equals.reduce((sum, other) => sum + workIn(compiled, other), 0)
    const isQueue = cell.handsPool > 0
    const hands = isQueue
      ? Math.min(people * share, Math.max(1, cell.handsPool))
      : Math.min(people, handsInflow(compiled, cell) * minutesPerMachine(compiled, cell))
    const limitPerMs = cohort.isEncrypted ? keysPerMs : Number.MAX_VALUE
    cell.handsPerMs = Math.min(hands / minutesPerMachine(compiled, cell), limitPerMs)
    if (cohort.isEncrypted) keysPerMs -= cell.handsPerMs
    people -= hands
  }
  assign(world, fleet, crews, before - people, taken)
  return [
    ...crews.map((crew) => world.teams[crew.team]?.answeredEvent ?? -1),
    ...(compiled.keyStore < 0 ? [] : [world.stateEvent[compiled.keyStore] ?? 0]),
  ]
}

/** Machines per millisecond that break and need hands. */
function handsInflow(compiled: CompiledFleet, cell: Cell): number {
  const cohort = cohortOf(compiled, cell)
  const self = Math.min(1, cohort.selfHealing)
  return cell.breakingPerMs * (1 - self - Math.min(1 - self, cohort.remote))
}

function workIn(compiled: CompiledFleet, cell: Cell): number {
  return cell.handsPool * minutesPerMachine(compiled, cell)
}

/** True once somebody has travelled to where the machines are; sends somebody if nobody has. */
function isCrewThere(world: World, fleet: number, cell: Cell, crews: readonly Crew[]): boolean {
  if (cell.travel === 2) return true
  if (cell.travel === 1) return false
  const compiled = world.model.fleets[fleet]
  assert(compiled !== undefined, 'every fleet is compiled')
  const cohort = cohortOf(compiled, cell)
  const travelMs = drawTime(world, 'travel', cohort.id, cohort.travel)
  if (travelMs === 0) {
    cell.travel = 2
    return true
  }
  cell.travel = 1
  const state = stateAt(world, fleet)
  const because = latestFirst(world, [
    world.incidents[cell.fault]?.declaredEvent ?? 0,
    state.lastEvent,
    ...crews.map((crew) => world.teams[crew.team]?.answeredEvent ?? -1),
  ])
  const hasWaited = world.events[because[0] ?? 0]?.atMs !== world.nowMs
  const setOut = record(world, {
    kind: 'set-out',
    entity: cohort.id,
    because,
    segment: hasWaited ? state.segment : 'instant',
  })
  const cellIndex = state.cells.indexOf(cell)
  schedule(world, 'travelled', travelMs, { subject: fleet, detail: cellIndex, version: setOut })
  return false
}

/** Somebody has arrived where machines are broken. */
export function onTravelled(world: World, fleet: number, cellIndex: number, setOut: number): void {
  const compiled = world.model.fleets[fleet]
  const cell = stateAt(world, fleet).cells[cellIndex]
  if (cell === undefined || compiled === undefined) return
  cell.travel = 2
  const arrived = record(world, {
    kind: 'arrived',
    entity: cohortOf(compiled, cell).id,
    because: [setOut],
    segment: 'travel',
  })
  markFleet(world, fleet, arrived)
}

function assign(
  world: World,
  fleet: number,
  crews: readonly Crew[],
  people: number,
  taken: Map<number, number>,
): void {
  let left = people
  for (const crew of crews) {
    const used = Math.min(left, crew.people)
    if (used <= 0) continue
    stateAt(world, fleet).peopleAssigned.set(crew.team, used)
    taken.set(crew.team, (taken.get(crew.team) ?? 0) + used)
    left -= used
  }
}

function segmentOf(state: FleetState): SegmentKind {
  const sum = (of: (cell: Cell) => number): number =>
    state.cells.reduce((total, cell) => total + of(cell), 0)
  if (sum((cell) => cell.handsPerMs + cell.remotePerMs) > 0) return 'work'
  if (sum((cell) => cell.selfPerMs) > 0) return 'self-heal'
  if (sum((cell) => cell.breakingPerMs) > 0) return 'push'
  return sum((cell) => cell.handsPool) > 0 && state.peopleAssigned.size === 0
    ? 'wait-for-person'
    : 'wait-for'
}

function counts(machines: number, cells: readonly Cell[]): MachineCounts {
  const broken = cells.reduce((sum, cell) => sum + brokenIn(cell), 0)
  const perHour = (of: (cell: Cell) => number): number =>
    cells.reduce((sum, cell) => sum + of(cell), 0) * hourMs
  return {
    working: Math.max(0, machines - broken),
    broken,
    breakingPerHour: perHour((cell) => cell.breakingPerMs),
    selfHealingPerHour: perHour((cell) => cell.selfPerMs),
    remotePerHour: perHour((cell) => cell.remotePerMs),
    handsOnPerHour: perHour((cell) => cell.handsPerMs),
  }
}

/** Writes the counts of a fleet and, where it has several, of each cohort. */
function writeCounts(
  world: World,
  fleet: number,
  compiled: CompiledFleet,
  because: readonly number[],
  segmentBefore: SegmentKind,
): void {
  const state = stateAt(world, fleet)
  const bindingMs = world.events[because[0] ?? 0]?.atMs ?? 0
  state.lastEvent = record(world, {
    kind: 'machines',
    entity: world.model.entities[compiled.entity]?.id ?? '',
    because,
    segment: bindingMs === world.nowMs ? 'instant' : segmentBefore,
    machines: counts(compiled.machines, state.cells),
    people: [...state.peopleAssigned.values()].reduce((sum, people) => sum + people, 0),
  })
  if (compiled.cohorts.length < 2) return
  compiled.cohorts.forEach((cohort, index) => {
    const cells = state.cells.filter((cell) => cell.cohort === index)
    if (cells.length === 0) return
    record(world, {
      kind: 'machines',
      entity: cohort.id,
      because: [state.lastEvent],
      segment: 'instant',
      machines: counts(cohort.machines, cells),
    })
  })
}

/** Share of a fleet’s machines that work now. */
function exactLevel(state: FleetState, compiled: CompiledFleet): number {
  const broken = state.cells.reduce((sum, cell) => sum + brokenIn(cell), 0)
  return Math.max(0, 1 - broken / compiled.machines)
}

const levelGrain = 1e-9
/** Slower than this, a machine in thirty thousand years, is the rounding of rates that cancel out. */
const stillPerMs = 1e-15

/** Passes the level on to consumers when it has crossed a step. */
function passOnLevel(world: World, fleet: number, compiled: CompiledFleet): void {
  const state = stateAt(world, fleet)
  const exact = exactLevel(state, compiled)
  let level = 0
  for (const step of world.structure.fleetSteps) if (step <= exact + levelGrain) level = step
  if (level === state.level) return
  state.level = level
  touch(
    world,
    compiled.entity,
    [state.lastEvent],
    eventIsNow(world, state) ? 'instant' : state.segment,
  )
}

function eventIsNow(world: World, state: FleetState): boolean {
  return world.events[state.lastEvent]?.atMs === world.nowMs
}

/** Schedules the next moment at which a rate ends or a step of the level is crossed. */
function expectNext(world: World, fleet: number, compiled: CompiledFleet): void {
  const state = stateAt(world, fleet)
  let nextMs = Number.MAX_VALUE
  const offer = (machines: number, perMs: number): void => {
    if (perMs > stillPerMs && machines > 0) nextMs = Math.min(nextMs, machines / perMs)
  }
  let gainPerMs = 0
  for (const cell of state.cells) {
    const { breakingPerMs: inflow } = cell
    const cohort = cohortOf(compiled, cell)
    const self = Math.min(1, cohort.selfHealing)
    const remote = Math.min(1 - self, cohort.remote)
    offer(cell.exposed, inflow)
    offer(cell.selfPool, cell.selfPerMs - inflow * self)
    offer(cell.remotePool, cell.remotePerMs - inflow * remote)
    offer(cell.handsPool, cell.handsPerMs - inflow * (1 - self - remote))
    gainPerMs += cell.selfPerMs + cell.remotePerMs + cell.handsPerMs - inflow
  }
  const exact = exactLevel(state, compiled)
  const steps = world.structure.fleetSteps
  if (gainPerMs > 0) {
    const above = steps.find((step) => step > exact + levelGrain)
    if (above !== undefined) offer((above - exact) * compiled.machines, gainPerMs)
  } else if (gainPerMs < 0) {
    offer((exact - state.level + 2 * levelGrain) * compiled.machines, -gainPerMs)
  }
  state.version++
  if (nextMs === Number.MAX_VALUE) return
  schedule(world, 'machines', Math.max(1, Math.ceil(nextMs)), {
    subject: fleet,
    version: state.version,
    phase: phase.flow,
  })
}

/** A rate has ended or a step has been crossed. */
export function onMachines(world: World, fleet: number, version: number): void {
  if (stateAt(world, fleet).version !== version) return
  if (!world.fleetsToRecount.has(fleet)) world.fleetsToRecount.set(fleet, [])
}
