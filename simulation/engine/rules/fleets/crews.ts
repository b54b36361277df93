/**
 * Mending by hand: who is free, who travels, and how many machines they get through.
 */
import { usableLevel } from '../../../compile/defaults.ts'
import type { CompiledCohort, CompiledFleet } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { meanMs } from '../../chance/distributions.ts'
import { drawTime } from '../../chance/drawing.ts'
import { incidentAt, isOfNow, isUsable, latestFirst, stateEventOf } from '../../looking.ts'
import { markFleet, record, schedule } from '../../recording.ts'
import type { Cell, World } from '../../state/world.ts'
import { hourMs, waysOf } from './counts.ts'
import { expectShiftChange, freePeople } from '../people/rota.ts'
import { answeredEventOf, page } from '../people/teams.ts'

/** People that fleets have been given in this round, by team. */
export type Taken = Map<number, number>

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

/** Sets how fast machines are mended by hand; returns the events that allow it. */
export function setHandsRates(
  world: World,
  fleet: number,
  cells: readonly Cell[],
  { taken, because }: { readonly taken: Taken; readonly because: number },
): readonly number[] {
  const compiled = at(world.model.fleets, fleet)
  const waiting = cells.filter((cell) => cell.handsPool > 0 || handsInflow(compiled, cell) > 0)
  if (waiting.length === 0) return []
  const shift = gather(world, fleet, taken, because)
  const people = shift.peopleLeft
  waiting.forEach((cell, position) => mend(world, shift, cell, waiting.slice(position)))
  assign(world, shift, people - shift.peopleLeft, taken)
  return [
    ...shift.crews.map((crew) => answeredEventOf(world, crew.team)),
    ...(compiled.keyStore < 0 ? [] : [stateEventOf(world, compiled.keyStore)]),
  ]
}

/** People who can mend by hand now; teams that have not been called are called. */
function gather(world: World, fleet: number, taken: Taken, because: number): Shift {
  const compiled = at(world.model.fleets, fleet)
  const crews = compiled.technicians.map((team) => {
    page(world, team, because)
    expectShiftChange(world, team)
    return { team, people: Math.max(0, freePeople(world, team) - (taken.get(team) ?? 0)) }
  })
  return {
    fleet,
    compiled,
    crews,
    areKeysThere: compiled.keyStore < 0 || isUsable(world, compiled.keyStore, usableLevel),
    peopleLeft: crews.reduce((sum, crew) => sum + crew.people, 0),
    keysLeftPerMs: compiled.keysPerHour < 0 ? Number.MAX_VALUE : compiled.keysPerHour / hourMs,
  }
}

/** Gives the machines of a cell hands, sharing them with equally important cells behind it. */
function mend(world: World, shift: Shift, cell: Cell, rest: readonly Cell[]): void {
  const { compiled } = shift
  const { isEncrypted } = cohortOf(compiled, cell)
  if (shift.peopleLeft <= 0 || (isEncrypted && !shift.areKeysThere)) return
  if (!isCrewThere(world, shift, cell)) return
  const hands = handsFor(shift, cell, rest)
  const limitPerMs = isEncrypted ? shift.keysLeftPerMs : Number.MAX_VALUE
  cell.handsPerMs = Math.min(hands / msPerMachine(compiled, cell), limitPerMs)
  if (isEncrypted) shift.keysLeftPerMs -= cell.handsPerMs
  shift.peopleLeft -= hands
}

/** Hands for a cell: its part of the work that waits, or as many as keep up with what breaks. */
function handsFor({ compiled, peopleLeft }: Shift, cell: Cell, rest: readonly Cell[]): number {
  if (cell.handsPool === 0) {
    return Math.min(peopleLeft, handsInflow(compiled, cell) * msPerMachine(compiled, cell))
  }
  const { priority } = cohortOf(compiled, cell)
  const workIn = (one: Cell): number => one.handsPool * msPerMachine(compiled, one)
  const equals = rest.filter(
    (other) => cohortOf(compiled, other).priority === priority && other.travel === 2,
  )
  const share = workIn(cell) / equals.reduce((sum, other) => sum + workIn(other), 0)
  const hands = Math.min(peopleLeft * share, Math.max(1, cell.handsPool, cell.lastHands))
  // From here on each machine has its pair of hands: they work side by side to the end.
  if (hands >= cell.handsPool) cell.lastHands = Math.max(cell.lastHands, hands)
  return hands
}

function msPerMachine(compiled: CompiledFleet, cell: Cell): number {
  const cohort = cohortOf(compiled, cell)
  const keyMs = cohort.isEncrypted ? meanMs(compiled.keyEach) : 0
  return Math.max(1, meanMs(cohort.touch) + meanMs(cohort.locate) + keyMs)
}

/** Machines per millisecond that break and need hands. */
function handsInflow(compiled: CompiledFleet, cell: Cell): number {
  return cell.breakingPerMs * waysOf(cohortOf(compiled, cell)).hands
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
