/**
 * What a fault takes away, and what happens when it passes or is repaired; losses, which strike once.
 */
import type { CompiledLoss, Draw } from '../../compile/model.ts'
import { at } from '../at.ts'
import { drawTime } from '../drawing.ts'
import { faultsOn, incidentAt, isStruckDown } from '../looking.ts'
import { belongsTo, record, schedule, touch } from '../recording.ts'
import { incidentStage, power, type Trigger, type World } from '../world.ts'
import { staffChanged } from './requests.ts'
import { startAgain } from './starting.ts'
import { callAgain } from './teams.ts'
import { renewWear } from './wear.ts'

/** A fault strikes an entity; without any level left it stops. */
export function strike(
  world: World,
  entity: number,
  fault: { readonly index: number; readonly cap: number },
  trigger: Trigger,
): void {
  world.faultsOn.add(entity, { fault: fault.index, cap: fault.cap })
  world.faultCap[entity] = Math.min(at(world.faultCap, entity), fault.cap)
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

/** The fault of an incident leaves an entity. Once none is left, it starts again if it was stopped by it. */
export function liftFault(world: World, entity: number, fault: number, event: number): void {
  const active = faultsOn(world, entity)
  const left = active.filter((one) => one.fault !== fault)
  if (left.length === active.length) return
  world.faultsOn.set(entity, left)
  world.faultCap[entity] = left.reduce((least, { cap }) => Math.min(least, cap), 1)
  touch(world, entity, [event], 'instant')
  renewWear(world, entity, fault)
  // Breakdowns are many: work on those that are over need not be kept.
  if (fault >= world.model.faults.length) {
    const { repairRuns } = world.work
    repairRuns.set(
      entity,
      repairRuns.of(entity).filter((run) => run.incident !== fault),
    )
  }
  if (!isStruckDown(world, entity)) startAgain(world, entity, event)
}

/** Something strikes: nobody knows of it yet. */
export function openIncident(world: World, index: number, event: number): void {
  const incident = incidentAt(world, index)
  const { type } = at(world.model.faults, incident.fault)
  belongsTo(world, event, index)
  incident.faultEvent = event
  if (type !== 'bad-update') incident.fixKnownEvent = event
  incident.stage = incidentStage.unseen
  world.hidden.add(index)
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
  openIncident(world, index, event)
  loss.hits.forEach((entity, position) => {
    const cap = at(loss.levels, position)
    strike(world, entity, { index, cap }, { because: [event], segment: 'instant' })
  })
  for (const team of loss.teams) {
    at(world.teams, team).lost++
    staffChanged(world, team)
  }
  clearLater(world, index, loss)
}

/** What passes by itself will do so after some time. */
export function clearLater(
  world: World,
  index: number,
  fault: { readonly clearsByItself: boolean; readonly clearsAfter: Draw },
): void {
  if (!fault.clearsByItself) return
  const incident = incidentAt(world, index)
  incident.isClearedByItself = true
  const clearsMs = drawTime(world, 'clear', incident.id, fault.clearsAfter)
  schedule(world, 'clear', clearsMs, { subject: index })
}

/** The moment something passes by itself. */
export function onCleared(world: World, index: number): void {
  const incident = incidentAt(world, index)
  incident.isOver = true
  world.hidden.delete(index)
  const event = record(world, {
    kind: 'fault-cleared',
    entity: incident.id,
    because: [incident.faultEvent],
    segment: 'outside',
    other: incident.targets,
  })
  for (const entity of incident.hits) liftFault(world, entity, index, event)
  const fault = at(world.model.faults, incident.fault)
  if (fault.type !== 'loss') return
  for (const team of fault.teams) {
    at(world.teams, team).lost--
    callAgain(world, team, event)
    staffChanged(world, team)
  }
}
