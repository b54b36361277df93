/**
 * What something with a capacity is now: what is asked of it, what it can carry, what it does.
 */
import { assert } from '../../../assert.ts'
import { at } from '../../at.ts'
import type { LoadWorld, Unit } from '../../state/loadWorld.ts'
import type { LoadFigures, SegmentKind } from '../../log/log.ts'
import { isOfNow } from '../../looking.ts'
import {
  attemptsAt,
  attemptsPerRequest,
  capacityAt,
  demandOf,
  goodputAt,
  type LoadUnit,
  workAt,
} from '../../load/meanField.ts'
import { power, type World } from '../../state/world.ts'
import { rounded, strengthOf, unhindered } from '../levels/levels.ts'

/** The load of a world that has one. */
export function loadOf({ load }: World): LoadWorld {
  assert(load !== null, 'whoever asks for load has a capacity')
  return load
}

/** Requests per second that reach an entity, by retry policy. */
export function inflowOf(world: World, entity: number): Float64Array {
  const policies = world.model.retryPolicies.length
  return loadOf(world).inflow.subarray(entity * policies, (entity + 1) * policies)
}

/** Share of its capacity that it has, by the time since it came up. */
function warmthOf({ nowMs }: World, { load, upSinceMs }: Unit): number {
  if (upSinceMs < 0) return 1
  const sinceMs = nowMs - upSinceMs
  return load.warmUp.find(({ untilMs }) => sinceMs < untilMs)?.share ?? 1
}

/** Requests per second that it can serve: units up × warm-up. */
export function capacityOf(world: World, unit: Unit): number {
  return unit.load.capacity * strengthOf(world, unit.entity) * warmthOf(world, unit)
}

/** The unit as the equilibrium sees it. */
export function loadUnitOf(world: World, unit: Unit): LoadUnit {
  const { failedCost, atCollapse, limit } = unit.load
  return {
    demand: inflowOf(world, unit.entity),
    policies: world.model.retryPolicies,
    capacity: capacityOf(world, unit),
    failedCost,
    atCollapse,
    limit,
    given: unhindered(world, unit.entity),
  }
}

/** Work per second that it gets done, and therefore passes on to what it calls. */
function doneBy(world: World, unit: Unit): number {
  if (!unit.isUp) return 0
  const asked = loadUnitOf(world, unit)
  const { line, failing } = unit
  if (line === null) return Math.min(workAt(asked, failing), capacityAt(asked, failing))
  return line.waiting > 0 ? asked.capacity : Math.min(attemptsAt(asked, 0), asked.capacity)
}

/** Requests per second that an entity works on, with those that it is asked for again. */
export function workOf(world: World, entity: number): number {
  const unit = at(loadOf(world).units, entity)
  if (unit !== null) return doneBy(world, unit)
  const isOn = world.powerOf[entity] === power.running && world.isIsolated[entity] === 0
  if (!isOn) return 0
  const failing = 1 - unhindered(world, entity)
  const inflow = inflowOf(world, entity)
  let attempts = 0
  for (let policy = 0; policy < inflow.length; policy++) {
    const each = attemptsPerRequest(at(world.model.retryPolicies, policy), failing)
    attempts += at(inflow, policy) * each
  }
  return attempts * strengthOf(world, entity)
}

/** Numbers in the log are rounded to a millionth of a request. */
const grain = 1e6

function figure(value: number): number {
  return Math.round(value * grain) / grain
}

/** What is asked, can be carried and is done, when a share of attempts fails. */
export function figuresOf(world: World, unit: Unit, failing: number): LoadFigures {
  const asked = loadUnitOf(world, unit)
  const demand = demandOf(asked)
  const { line } = unit
  if (line !== null) {
    return {
      demand: figure(demand),
      capacity: figure(asked.capacity),
      attempts: figure(Math.max(demand, line.arriving)),
      goodput: figure(Math.min(asked.capacity, demand * (1 - failing))),
      waiting: figure(line.waiting),
    }
  }
  return {
    demand: figure(demand),
    capacity: figure(capacityAt(asked, failing)),
    attempts: figure(attemptsAt(asked, failing)),
    goodput: figure(goodputAt(asked, failing)),
  }
}

/** The time since the binding cause was spent on this; on nothing where none passed. */
export function sinceThen(
  world: World,
  because: readonly number[],
  segment: SegmentKind,
): SegmentKind {
  return isOfNow(world, at(because, 0)) ? 'instant' : segment
}

/** The share of its demand that load lets it serve; shedding leaves less. */
export function capByLoad(world: World, entity: number, served: number): void {
  world.loadCap[entity] = rounded(served * at(loadOf(world).letIn, entity))
}
