/**
 * What a fault takes away, and what happens when it passes or is repaired; losses, which strike once.
 */
import type { CompiledLoss, Draw } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { faultsOn, incidentAt, isStruckDown } from '../../looking.ts'
import { belongsTo, record, schedule, touch } from '../../recording.ts'
import {
  type ActiveFault,
  incidentStage,
  power,
  type Trigger,
  type World,
} from '../../state/world.ts'
import { removeSurge } from '../load/asking.ts'
import { endIncident } from '../work/closing.ts'
import { leaveWork } from '../people/handover.ts'
import { staffChanged } from '../people/requests.ts'
import { startAgain } from './starting.ts'
import { callAgain } from '../people/teams.ts'
import { renewWear } from './wear.ts'

type Striking = {
  readonly index: number
  readonly cap: number
  readonly needsRestore: boolean
}

/** A fault strikes an entity; without any level left it stops. */
export function strike(world: World, entity: number, fault: Striking, trigger: Trigger): void {
  const { index, cap, needsRestore } = fault
  world.faultsOn.add(entity, { fault: index, cap, needsRestore })
  world.faultCap[entity] = Math.min(at(world.faultCap, entity), cap)
  world.newlyStruck.push(entity)
  if (cap === 0) {
    world.powerOf[entity] = power.stopped
    world.powerVersion[entity] = at(world.powerVersion, entity) + 1
    world.starts.drop(entity)
  }
  // What strikes in the same instant is a cause as well.
  const others = world.dirty.causesOf(entity)
  touch(world, entity, [...trigger.because, ...others], trigger.segment)
}

/** The fault of an incident leaves an entity, but for the harm that it did to data. */
export function liftFault(world: World, entity: number, fault: number, event: number): void {
  const isLifted = lift(world, entity, event, (one) => one.fault === fault && !one.needsRestore)
  if (!isLifted) return
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

/** The data of an entity are back. */
export function liftHarm(world: World, entity: number, event: number): void {
  const isLifted = lift(world, entity, event, (one) => one.needsRestore)
  if (isLifted && !isStruckDown(world, entity)) startAgain(world, entity, event)
}

/** Takes faults off an entity, as far as they lie on it; false if none does. */
function lift(
  world: World,
  entity: number,
  event: number,
  isGone: (one: ActiveFault) => boolean,
): boolean {
  const active = faultsOn(world, entity)
  const left = active.filter((one) => !isGone(one))
  if (left.length === active.length) return false
  world.faultsOn.set(entity, left)
  world.faultCap[entity] = left.reduce((least, { cap }) => Math.min(least, cap), 1)
  if (at(world.structure.isRestoreNeed, entity) === 1) world.data.mustLook = true
  touch(world, entity, [event], 'instant')
  return true
}

/** True while an incident keeps data from being of use. */
function isHarming(world: World, entity: number, incident: number): boolean {
  return faultsOn(world, entity).some((one) => one.fault === incident && one.needsRestore)
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
    const fault = { index, cap, needsRestore: false }
    strike(world, entity, fault, { because: [event], segment: 'instant' })
  })
  for (const team of loss.teams) {
    at(world.teams, team).lost++
    staffChanged(world, team)
    leaveWork(world, team, event)
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

/** The moment something passes by itself, and the event that it has. Harm to data stays. */
export function onCleared(world: World, index: number): number {
  const incident = incidentAt(world, index)
  endIncident(
    world,
    index,
    incident.hits.some((entity) => isHarming(world, entity, index)),
  )
  const event = record(world, {
    kind: 'fault-cleared',
    entity: incident.id,
    because: [incident.faultEvent],
    segment: 'outside',
    other: incident.targets,
  })
  for (const entity of incident.hits) liftFault(world, entity, index, event)
  const fault = at(world.model.faults, incident.fault)
  if (fault.type === 'surge') removeSurge(world, fault, event)
  if (fault.type !== 'loss') return event
  for (const team of fault.teams) {
    at(world.teams, team).lost--
    callAgain(world, team, event)
    staffChanged(world, team)
  }
  return event
}
