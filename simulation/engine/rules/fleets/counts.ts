/**
 * Counts of machines: how they change over time, and how they are written down.
 *
 * Between two events every rate is constant. Machines are conserved: working and broken always sum
 * to the fleet.
 */
import { assert } from '../../../assert.ts'
import type { CompiledFleet } from '../../../compile/model.ts'
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

/** Broken machines of some cells. */
export function brokenOf(cells: readonly Cell[]): number {
  let broken = 0
  for (const cell of cells) broken += brokenIn(cell)
  return broken
}

/** Machines of some cells per millisecond that are mended and do not break. */
export function gainPerMs(cells: readonly Cell[]): number {
  let gain = 0
  for (const cell of cells) gain += mendingPerMs(cell) - cell.breakingPerMs
  return gain
}

/** Machines that break now go to the ways of mending by their shares. */
export function breakMachines(cell: Cell, machines: number): void {
  const { self, remote, hands } = cell.work
  cell.selfPool += machines * self
  cell.remotePool += machines * remote
  cell.handsPool += machines * hands
  if (machines * hands > 0) cell.lastHands = 0
}

/** What is left of a pool after some time; only a pool that is being emptied loses its crumbs. */
function drained(machines: number, perMs: number, passedMs: number): number {
  if (perMs <= 0) return machines
  const left = machines - perMs * passedMs
  return left < crumb ? 0 : left
}

/** Works the counts of a fleet out up to now. */
export function advance(world: World, fleet: number): void {
  const state = world.fleets[fleet] as FleetState
  const passedMs = world.nowMs - state.sinceMs
  state.sinceMs = world.nowMs
  if (passedMs === 0) return
  for (const cell of state.cells) {
    const exposed = drained(cell.exposed, cell.breakingPerMs, passedMs)
    breakMachines(cell, cell.exposed - exposed)
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
export function exactLevel(cells: readonly Cell[], machines: number): number {
  return Math.max(0, 1 - brokenOf(cells) / machines)
}

/** Counts are written down in millionths of a machine; keeps rounding out of the log. */
const writtenParts = 1e6

function written(machines: number): number {
  return Math.round(machines * writtenParts) / writtenParts
}

/** Counts of a cohort by its number, or of a whole fleet for -1; `null` where nothing can break. */
function countsOf(machines: number, cells: readonly Cell[], cohort: number): MachineCounts | null {
  let count = 0
  let broken = 0
  let breaking = 0
  let self = 0
  let remote = 0
  let hands = 0
  for (const cell of cells) {
    if (cohort >= 0 && cell.cohort !== cohort) continue
    count++
    broken += brokenIn(cell)
    breaking += cell.breakingPerMs
    self += cell.selfPerMs
    remote += cell.remotePerMs
    hands += cell.handsPerMs
  }
  if (count === 0) return null
  return {
    working: Math.max(0, written(machines - written(broken))),
    broken: written(broken),
    breakingPerHour: written(breaking * hourMs),
    selfHealingPerHour: written(self * hourMs),
    remotePerHour: written(remote * hourMs),
    handsOnPerHour: written(hands * hourMs),
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
  const machines = countsOf(compiled.machines, state.cells, -1)
  assert(machines !== null, 'what is counted has something to count')
  const event = record(world, {
    kind: 'machines',
    entity: idOf(world, compiled.entity),
    because,
    segment: isNow ? 'instant' : segmentBefore,
    machines,
    people: peopleAt(state),
  })
  state.lastEvent = event
  if (compiled.cohorts.length > 1) writeCohorts(world, state, compiled)
}

function peopleAt({ peopleAssigned }: FleetState): number {
  let people = 0
  for (const each of peopleAssigned.values()) people += each
  return people
}

function writeCohorts(world: World, state: FleetState, compiled: CompiledFleet): void {
  compiled.cohorts.forEach((cohort, index) => {
    const machines = countsOf(cohort.machines, state.cells, index)
    if (machines === null) return
    record(world, {
      kind: 'machines',
      entity: cohort.id,
      because: [state.lastEvent],
      segment: 'instant',
      machines,
    })
  })
}
