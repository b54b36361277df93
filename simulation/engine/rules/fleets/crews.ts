/**
 * Mending by hand: who is free, who travels, and how many machines they get through.
 */
import { usableLevel } from '../../../compile/defaults.ts'
import type { CompiledCohort, CompiledFleet } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { incidentAt, isOfNow, isUsable, latestFirst, stateEventOf } from '../../looking.ts'
import { markFleet, record, schedule } from '../../recording.ts'
import type { Cell, World } from '../../state/world.ts'
import { hourMs } from './counts.ts'
import { expectShiftChange, freePeople } from '../people/rota.ts'
import { answeredEventOf, page } from '../people/teams.ts'

/** People that fleets have been given in this round, by team. */
export type Taken = Map<number, number>

/** Why the rates of a fleet are worked out again, who is taken, and what allows mending. */
export type Round = {
  readonly causes: readonly number[]
  readonly taken: Taken
  /** Events that allow mending; `null` where nobody asks, because it goes on already. */
  readonly permits: number[] | null
}

type Crew = { readonly team: number; readonly people: number }

/** Everybody who mends one fleet now, and what they have left to give. */
type Shift = {
  readonly fleet: number
  readonly compiled: CompiledFleet
  readonly crews: readonly Crew[]
  readonly areKeysThere: boolean
  peopleLeft: number
  keysLeftPerMs: number
}

function cohortOf(compiled: CompiledFleet, cell: Cell): CompiledCohort {
  return at(compiled.cohorts, cell.cohort)
}

/**
 * Sets how fast machines are mended by hand, and adds the events that allow it; `because` is why those
 * are called who have not been.
 */
export function setHandsRates(
  world: World,
  fleet: number,
  { taken, permits }: Round,
  because: number,
): void {
  const { byPriority } = at(world.fleets, fleet)
  if (!findNeedy(byPriority)) return
  const shift = gather(world, fleet, taken, because)
  const people = shift.peopleLeft
  byPriority.forEach((cell, place) => {
    if (cell.needsHands) mend(world, shift, byPriority, place)
  })
  assign(world, shift, people - shift.peopleLeft, taken)
  if (permits === null) return
  for (const crew of shift.crews) permits.push(answeredEventOf(world, crew.team))
  const { keyStore } = shift.compiled
  if (keyStore >= 0) permits.push(stateEventOf(world, keyStore))
}

/** Marks the cells that have work for hands; false if there are none. */
function findNeedy(cells: readonly Cell[]): boolean {
  let isAny = false
  for (const cell of cells) {
    cell.needsHands = cell.isOpen && (cell.handsPool > 0 || handsInflow(cell) > 0)
    isAny ||= cell.needsHands
  }
  return isAny
}

/** People who can mend by hand now; teams that have not been called are called. */
function gather(world: World, fleet: number, taken: Taken, because: number): Shift {
  const compiled = at(world.model.fleets, fleet)
  const crews = compiled.technicians.map((team) => {
    page(world, team, because)
    expectShiftChange(world, team)
    return { team, people: Math.max(0, freePeople(world, team) - (taken.get(team) ?? 0)) }
  })
  let peopleLeft = 0
  for (const { people } of crews) peopleLeft += people
  return {
    fleet,
    compiled,
    crews,
    areKeysThere: compiled.keyStore < 0 || isUsable(world, compiled.keyStore, usableLevel),
    peopleLeft,
    keysLeftPerMs: compiled.keysPerHour < 0 ? Number.MAX_VALUE : compiled.keysPerHour / hourMs,
  }
}

/** Gives the machines of a cell hands, sharing them with equally important cells behind it. */
function mend(world: World, shift: Shift, cells: readonly Cell[], place: number): void {
  const cell = at(cells, place)
  const { isEncrypted, handsMs } = cell.work
  if (shift.peopleLeft <= 0 || (isEncrypted && !shift.areKeysThere)) return
  if (!isCrewThere(world, shift, cell)) return
  const hands = handsFor(shift, cells, place)
  const limitPerMs = isEncrypted ? shift.keysLeftPerMs : Number.MAX_VALUE
  cell.handsPerMs = Math.min(hands / handsMs, limitPerMs)
  if (isEncrypted) shift.keysLeftPerMs -= cell.handsPerMs
  shift.peopleLeft -= hands
}

/** Hands for a cell: its part of the work that waits, or as many as keep up with what breaks. */
function handsFor({ peopleLeft }: Shift, cells: readonly Cell[], place: number): number {
  const cell = at(cells, place)
  const { handsPool, work } = cell
  if (handsPool === 0) return Math.min(peopleLeft, handsInflow(cell) * work.handsMs)
  const share = handsWork(cell) / workOfEquals(cells, place)
  const hands = Math.min(peopleLeft * share, Math.max(1, handsPool, cell.lastHands))
  // From here on each machine has its pair of hands: they work side by side to the end.
  if (hands >= handsPool) cell.lastHands = Math.max(cell.lastHands, hands)
  return hands
}

function handsWork({ handsPool, work }: Cell): number {
  return handsPool * work.handsMs
}

/** Work that waits in a cell and in those behind it that are as important and have hands with them. */
function workOfEquals(cells: readonly Cell[], place: number): number {
  const { priority } = at(cells, place).work
  let sum = 0
  for (let other = place; other < cells.length; other++) {
    const cell = cells[other] as Cell
    const isEqual = cell.needsHands && cell.work.priority === priority && cell.travel === 2
    if (isEqual) sum += handsWork(cell)
  }
  return sum
}

/** Machines per millisecond that break and need hands. */
function handsInflow({ breakingPerMs, work }: Cell): number {
  return breakingPerMs * work.hands
}

/** True once somebody has travelled to where the machines are; sends somebody if nobody has. */
function isCrewThere(world: World, shift: Shift, cell: Cell): boolean {
  if (cell.travel !== 0) return cell.travel === 2
  const { id, travel } = cohortOf(shift.compiled, cell)
  const travelMs = drawTime(world, 'travel', id, travel)
  if (travelMs === 0) {
    cell.travel = 2
    return true
  }
  cell.travel = 1
  const { cells } = at(world.fleets, shift.fleet)
  schedule(world, 'travelled', travelMs, {
    subject: shift.fleet,
    detail: cells.indexOf(cell),
    version: setOut(world, shift, cell),
  })
  return false
}

function setOut(world: World, { fleet, compiled, crews }: Shift, cell: Cell): number {
  const state = at(world.fleets, fleet)
  const because = latestFirst(world, [
    incidentAt(world, cell.fault).declaredEvent,
    state.lastEvent,
    ...crews.map((crew) => answeredEventOf(world, crew.team)),
  ])
  const hasWaited = !isOfNow(world, at(because, 0))
  return record(world, {
    kind: 'set-out',
    entity: cohortOf(compiled, cell).id,
    because,
    segment: hasWaited ? state.segment : 'instant',
  })
}

/** Somebody has arrived where machines are broken. */
export function onTravelled(world: World, fleet: number, cellIndex: number, setOut: number): void {
  const cell = at(at(world.fleets, fleet).cells, cellIndex)
  cell.travel = 2
  const arrived = record(world, {
    kind: 'arrived',
    entity: cohortOf(at(world.model.fleets, fleet), cell).id,
    because: [setOut],
    segment: 'travel',
  })
  markFleet(world, fleet, [arrived])
}

function assign(world: World, { fleet, crews }: Shift, people: number, taken: Taken): void {
  let left = people
  for (const crew of crews) {
    const used = Math.min(left, crew.people)
    if (used <= 0) continue
    at(world.fleets, fleet).peopleAssigned.set(crew.team, used)
    taken.set(crew.team, (taken.get(crew.team) ?? 0) + used)
    left -= used
  }
}
