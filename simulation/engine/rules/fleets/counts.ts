/**
 * Counts of machines: how they change over time, and how they are written down.
 *
 * Between two events every rate is constant. Machines are conserved: working and broken always sum
 * to the fleet.
 */
import type { CompiledCohort, CompiledFleet } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import type { MachineCounts, SegmentKind } from '../../log/log.ts'
import { idOf, isOfNow } from '../../looking.ts'
import { record } from '../../recording.ts'
import type { Cell, FleetState, World } from '../../state/world.ts'

export const hourMs = 3_600_000
/** Fewer machines than this are none; keeps rounding from leaving crumbs. */
const crumb = 1e-6

export function brokenIn(cell: Cell): number {
  return cell.selfPool + cell.remotePool + cell.handsPool
}

/** Machines per millisecond that are mended now. */
export function mendingPerMs(cell: Cell): number {
  return cell.selfPerMs + cell.remotePerMs + cell.handsPerMs
}

export function sumOver(cells: readonly Cell[], of: (cell: Cell) => number): number {
  return cells.reduce((sum, cell) => sum + of(cell), 0)
}

/** Shares of a cohort’s broken machines by the way they are mended; they sum to 1. */
export type Ways = { readonly self: number; readonly remote: number; readonly hands: number }

export function waysOf(cohort: CompiledCohort): Ways {
  const self = Math.min(1, cohort.selfHealing)
  const remote = Math.min(1 - self, cohort.remote)
  return { self, remote, hands: 1 - self - remote }
}

/** Machines that break now go to the ways of mending by their shares. */
export function breakMachines(cell: Cell, cohort: CompiledCohort, machines: number): void {
  const ways = waysOf(cohort)
  cell.selfPool += machines * ways.self
  cell.remotePool += machines * ways.remote
  cell.handsPool += machines * ways.hands
  if (machines * ways.hands > 0) cell.lastHands = 0
}

/** What is left of a pool after some time; only a pool that is being emptied loses its crumbs. */
function drained(machines: number, perMs: number, passedMs: number): number {
  if (perMs <= 0) return machines
  const left = machines - perMs * passedMs
  return left < crumb ? 0 : left
}

/** Works the counts of a fleet out up to now. */
export function advance(world: World, fleet: number): void {
  const state = at(world.fleets, fleet)
  const { cohorts } = at(world.model.fleets, fleet)
  const passedMs = world.nowMs - state.sinceMs
  state.sinceMs = world.nowMs
  if (passedMs === 0) return
  for (const cell of state.cells) {
    const exposed = drained(cell.exposed, cell.breakingPerMs, passedMs)
    breakMachines(cell, at(cohorts, cell.cohort), cell.exposed - exposed)
    cell.exposed = exposed
    cell.selfPool = drained(cell.selfPool, cell.selfPerMs, passedMs)
    cell.remotePool = drained(cell.remotePool, cell.remotePerMs, passedMs)
    cell.handsPool = drained(cell.handsPool, cell.handsPerMs, passedMs)
    if (cell.handsPool === 0) cell.lastHands = 0
  }
  for (const [team, people] of state.peopleAssigned)
    at(world.teams, team).workMs += people * passedMs
}

/** Share of a fleet’s machines that work now. */
export function exactLevel(state: FleetState, machines: number): number {
  return Math.max(0, 1 - sumOver(state.cells, brokenIn) / machines)
}

/** Counts are written down in millionths of a machine; keeps rounding out of the log. */
const writtenParts = 1e6

function written(machines: number): number {
  return Math.round(machines * writtenParts) / writtenParts
}

function countsOf(machines: number, cells: readonly Cell[]): MachineCounts {
  const broken = written(sumOver(cells, brokenIn))
  const perHour = (of: (cell: Cell) => number): number => written(sumOver(cells, of) * hourMs)
  return {
    working: Math.max(0, written(machines - broken)),
    broken,
    breakingPerHour: perHour((cell) => cell.breakingPerMs),
    selfHealingPerHour: perHour((cell) => cell.selfPerMs),
    remotePerHour: perHour((cell) => cell.remotePerMs),
    handsOnPerHour: perHour((cell) => cell.handsPerMs),
  }
}

/** Writes the counts of a fleet and, where it has several, of each cohort. */
export function writeCounts(
  world: World,
  fleet: number,
  because: readonly number[],
  segmentBefore: SegmentKind,
): void {
  const state = at(world.fleets, fleet)
  const compiled = at(world.model.fleets, fleet)
  const isNow = isOfNow(world, at(because, 0))
  const event = record(world, {
    kind: 'machines',
    entity: idOf(world, compiled.entity),
    because,
    segment: isNow ? 'instant' : segmentBefore,
    machines: countsOf(compiled.machines, state.cells),
    people: [...state.peopleAssigned.values()].reduce((sum, people) => sum + people, 0),
  })
  state.lastEvent = event
  if (compiled.cohorts.length > 1) writeCohorts(world, state, compiled)
}

function writeCohorts(world: World, state: FleetState, compiled: CompiledFleet): void {
  compiled.cohorts.forEach((cohort, index) => {
    const cells = state.cells.filter((cell) => cell.cohort === index)
    if (cells.length === 0) return
    record(world, {
      kind: 'machines',
      entity: cohort.id,
      because: [state.lastEvent],
      segment: 'instant',
      machines: countsOf(cohort.machines, cells),
    })
  })
}
