/**
 * Losses: what a fault of the scenario takes away, and what happens when it passes or is repaired.
 */
import type { CompiledLoss } from '../../compile/model.ts'
import { at } from '../at.ts'
import { drawTime } from '../drawing.ts'
import { faultsOn, incidentAt, isStruckDown } from '../looking.ts'
import { record, schedule, touch } from '../recording.ts'
import { incidentStage, power, type Trigger, type World } from '../world.ts'
import { staffChanged } from './requests.ts'
import { startAgain } from './starting.ts'
import { callAgain } from './teams.ts'

/** A fault strikes an entity; without any level left it stops. */
export function strike(
  world: World,
  entity: number,
  fault: { readonly index: number; readonly cap: number },
  trigger: Trigger,
): void {
  at(world.faultsOn, entity).push({ fault: fault.index, cap: fault.cap })
  world.newlyStruck.push(entity)
  if (fault.cap === 0) {
    world.powerOf[entity] = power.stopped
    world.powerVersion[entity] = at(world.powerVersion, entity) + 1
    world.startWanted.delete(entity)
  }
  // What strikes in the same instant is a cause as well.
  const others = world.dirty.get(entity)?.because ?? []
  touch(world, entity, [...trigger.because, ...others], trigger.segment)
}

/** A fault leaves an entity. Once none is left, it starts again if it was stopped by it. */
export function liftFault(world: World, entity: number, fault: number, event: number): void {
  const active = faultsOn(world, entity)
  const left = active.filter((one) => one.fault !== fault)
  if (left.length === active.length) return
  world.faultsOn[entity] = left
  touch(world, entity, [event], 'instant')
  if (!isStruckDown(world, entity)) startAgain(world, entity, event)
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
  const incident = incidentAt(world, index)
  incident.faultEvent = event
  incident.fixKnownEvent = event
  incident.stage = incidentStage.unseen
  world.hidden.add(index)
  incident.isClearedByItself = loss.clearsByItself
  loss.hits.forEach((entity, position) => {
    const cap = at(loss.levels, position)
    strike(world, entity, { index, cap }, { because: [event], segment: 'instant' })
  })
  for (const team of loss.teams) {
    at(world.teams, team).lost++
    staffChanged(world, team)
  }
  if (!loss.clearsByItself) return
  const clearsMs = drawTime(world, 'clear', loss.id, loss.clearsAfter)
  schedule(world, 'clear', clearsMs, { subject: index })
}

/** The moment a loss passes by itself. */
export function onCleared(world: World, index: number, loss: CompiledLoss): void {
  const incident = incidentAt(world, index)
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
    at(world.teams, team).lost--
    callAgain(world, team, event)
    staffChanged(world, team)
  }
}
