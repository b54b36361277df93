/**
 * Breakdowns: components that fail of themselves, again and again, each time as an incident.
 *
 * A share of the breakdowns may have a common cause, which hits everything at once: those are taken
 * out of what each component suffers for itself, and come by a clock of their own.
 */
import type { CompiledBreakdowns } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { newIncident } from '../../state/createWorld.ts'
import { drawIsTrue, drawTime } from '../../chance/drawing.ts'
import { groupAt, idOf } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule } from '../../recording.ts'
import type { Wear, World } from '../../state/world.ts'
import { clearLater, openIncident, strike } from './faults.ts'
import { ageFromNew, breakdownsAt, stopAgeing } from './wear.ts'

/** From now on everything that breakdowns may hit ages. */
export function beginAgeing(world: World, fault: number, breakdowns: CompiledBreakdowns): void {
  breakdowns.hits.forEach((entity, position) => {
    const wear: Wear = {
      index: world.wears.length,
      fault,
      entity,
      id: at(breakdowns.hitIds, position),
      standbyIn: breakdowns.standbyAgeing < 1 ? standbyGroups(world, entity) : [],
      leftMs: 0,
      sinceMs: world.nowMs,
      ageing: 0,
      version: 0,
      incident: -1,
    }
    world.wears.push(wear)
    world.wearsOn.add(entity, wear)
    ageFromNew(world, wear)
  })
  expectCommon(world, fault, breakdowns)
}

function standbyGroups(world: World, entity: number): readonly number[] {
  return world.structure.failoverGroups.filter(
    (group) => groupAt(world, group)?.members.includes(entity) ?? false,
  )
}

function expectCommon(world: World, fault: number, breakdowns: CompiledBreakdowns): void {
  if (breakdowns.commonCause === 0) return
  const drawnMs = drawTime(world, 'breakdown', breakdowns.id, breakdowns.after)
  schedule(world, 'common-breakdown', Math.max(1, drawnMs), {
    subject: fault,
    phase: phase.inject,
  })
}

/** A component has come to the age at which it fails, unless that happens to all at once. */
export function onBreakdown(world: World, index: number, version: number): void {
  const wear = at(world.wears, index)
  if (wear.version !== version) return
  const { commonCause } = breakdownsAt(world, wear.fault)
  if (drawIsTrue(world, 'breakdown-common', wear.id, commonCause)) ageFromNew(world, wear)
  else breakDown(world, wear.fault, [wear], { id: wear.id, targets: [idOf(world, wear.entity)] })
}

/** The common cause may have come for everything that is whole. */
export function onCommonBreakdown(world: World, fault: number): void {
  const breakdowns = breakdownsAt(world, fault)
  const { id, targets, commonCause } = breakdowns
  expectCommon(world, fault, breakdowns)
  if (!drawIsTrue(world, 'breakdown-common', id, commonCause)) return
  const whole = world.wears.filter((wear) => wear.fault === fault && wear.incident < 0)
  if (whole.length > 0) breakDown(world, fault, whole, { id, targets })
}

function breakDown(
  world: World,
  fault: number,
  wears: readonly Wear[],
  { id, targets }: { readonly id: string; readonly targets: readonly string[] },
): void {
  const breakdowns = breakdownsAt(world, fault)
  const index = world.incidents.length
  const hits = wears.map((wear) => wear.entity)
  world.incidents.push(newIncident({ fault, id, hits, targets }, true))
  const event = record(world, {
    kind: 'fault',
    entity: id,
    because: [0],
    segment: 'outside',
    other: targets,
  })
  openIncident(world, index, event)
  for (const wear of wears) {
    stopAgeing(world, wear, index)
    const trigger = { because: [event], segment: 'instant' } as const
    strike(world, wear.entity, { index, cap: breakdowns.level, needsRestore: false }, trigger)
  }
  clearLater(world, index, breakdowns)
}
