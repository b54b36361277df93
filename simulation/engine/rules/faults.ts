/**
 * Losses: what a fault of the scenario takes away, and what happens when it passes or is repaired.
 */
import { assert } from '../../assert.ts'
import type { CompiledLoss } from '../../compile/model.ts'
import { drawTime, incidentStage, power, record, schedule, touch, type World } from '../world.ts'
import { wantStart } from './starting.ts'
import { callAgain } from './teams.ts'

/** A fault strikes an entity; without any level left it stops. */
export function strike(
  world: World,
  entity: number,
  fault: { readonly index: number; readonly cap: number; readonly event: number },
  trigger: { readonly because: readonly number[]; readonly segment: 'instant' | 'push' },
): void {
  world.faultsOn[entity]?.push({ fault: fault.index, cap: fault.cap })
  if (fault.cap === 0) {
    world.powerOf[entity] = power.stopped
    world.powerVersion[entity] = (world.powerVersion[entity] ?? 0) + 1
    world.startWanted.delete(entity)
  }
  touch(world, entity, trigger.because, trigger.segment)
}

/** A fault leaves an entity. Once none is left, it starts again if it was stopped by it. */
export function liftFault(world: World, entity: number, fault: number, event: number): void {
  const active = world.faultsOn[entity] ?? []
  const left = active.filter((one) => one.fault !== fault)
  if (left.length === active.length) return
  world.faultsOn[entity] = left
  touch(world, entity, [event], 'instant')
  const isStoppedByFault = left.some((one) => one.cap === 0)
  if (isStoppedByFault || world.powerOf[entity] !== power.stopped) return
  if (world.model.entities[entity]?.isInitiallyRunning === true) wantStart(world, entity, event)
}

/** The moment a loss strikes. */
export function onLoss(world: World, index: number, loss: CompiledLoss): void {
  const event = record(world, {
    kind: 'fault',
    entity: loss.id,
    because: [0],
    segment: 'outside',
    other: loss.targets,
  })
  world.incidentOfEvent[event] = index
  const incident = world.incidents[index]
  assert(incident !== undefined, 'every fault has an incident')
  incident.faultEvent = event
  incident.fixKnownEvent = event
  incident.stage = incidentStage.unseen
  incident.isClearedByItself = loss.clearsByItself
  loss.hits.forEach((entity, position) => {
    const cap = loss.levels[position] ?? 0
    strike(world, entity, { index, cap, event }, { because: [event], segment: 'instant' })
  })
  for (const team of loss.teams) {
    const state = world.teams[team]
    if (state !== undefined) state.lost++
  }
  if (loss.teams.length > 0) world.needsStaffing = true
  if (loss.clearsByItself) {
    schedule(world, 'clear', drawTime(world, 'clear', loss.id, loss.clearsAfter), {
      subject: index,
    })
  }
}

/** The moment a loss passes by itself. */
export function onCleared(world: World, index: number, loss: CompiledLoss): void {
  const incident = world.incidents[index]
  assert(incident !== undefined, 'every fault has an incident')
  incident.isOver = true
  const event = record(world, {
    kind: 'fault-cleared',
    entity: loss.id,
    because: [incident.faultEvent],
    segment: 'outside',
    other: loss.targets,
  })
  for (const entity of loss.hits) liftFault(world, entity, index, event)
  for (const team of loss.teams) {
    const state = world.teams[team]
    if (state !== undefined) state.lost--
    callAgain(world, team)
  }
  if (loss.teams.length > 0) world.needsStaffing = true
}
