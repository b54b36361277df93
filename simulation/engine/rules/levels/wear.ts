/**
 * Wear: how components age towards their next breakdown.
 *
 * Ageing is a clock of its own that runs while a component is in use, slower while it stands by, and
 * not while it is broken. When its rate changes, what is left is worked out and the cue is set anew.
 */
import type { CompiledBreakdowns } from '../../../compile/model.ts'
import { durationMsMax } from '../../../plan/duration.ts'
import { assert } from '../../../assert.ts'
import { at } from '../../at.ts'
import { drawTime } from '../../chance/drawing.ts'
import { groupAt, groupStateAt, levelOf } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { schedule } from '../../recording.ts'
import type { Wear, World } from '../../state/world.ts'

/** The breakdowns that a wear belongs to. */
export function breakdownsAt(world: World, fault: number): CompiledBreakdowns {
  const breakdowns = at(world.model.faults, fault)
  assert(breakdowns.type === 'breakdowns', 'only breakdowns come of age')
  return breakdowns
}

/** Something about an entity changed: it may age faster, slower or not at all from now on. */
export function watchWear(world: World, entity: number): void {
  for (const wear of world.wearsOn.of(entity)) setAgeing(world, wear, ageingOf(world, wear))
}

function ageingOf(world: World, { fault, entity, incident, standbyIn }: Wear): number {
  if (incident >= 0) return 0
  const { agesAlways, standbyAgeing } = breakdownsAt(world, fault)
  if (agesAlways) return 1
  if (levelOf(world, entity) === 0) return 0
  const isStandby =
    standbyIn.length > 0 && standbyIn.every((group) => !isActive(world, group, entity))
  return isStandby ? standbyAgeing : 1
}

function isActive(world: World, group: number, entity: number): boolean {
  const { active } = groupStateAt(world, group)
  return groupAt(world, group)?.members[active] === entity
}

function setAgeing(world: World, wear: Wear, ageing: number): void {
  if (ageing === wear.ageing) return
  wear.leftMs = Math.max(0, wear.leftMs - wear.ageing * (world.nowMs - wear.sinceMs))
  wear.sinceMs = world.nowMs
  wear.ageing = ageing
  wear.version++
  if (ageing === 0) return
  const inMs = Math.min(Math.ceil(wear.leftMs / ageing), durationMsMax)
  const { index, version } = wear
  schedule(world, 'breakdown', inMs, { subject: index, version, phase: phase.inject })
}

/** It ages from new, with another age to reach. What is never new for a moment would never end. */
export function ageFromNew(world: World, wear: Wear): void {
  wear.incident = -1
  wear.ageing = 0
  wear.version++
  wear.sinceMs = world.nowMs
  wear.leftMs = Math.max(
    1,
    drawTime(world, 'breakdown', wear.id, breakdownsAt(world, wear.fault).after),
  )
  setAgeing(world, wear, ageingOf(world, wear))
}

/** It is broken and does not age until it is mended. */
export function stopAgeing(world: World, wear: Wear, incident: number): void {
  setAgeing(world, wear, 0)
  wear.incident = incident
}

/** An incident no longer lies on an entity: what was broken by it is as good as new. */
export function renewWear(world: World, entity: number, incident: number): void {
  for (const wear of world.wearsOn.of(entity)) {
    if (wear.incident === incident) ageFromNew(world, wear)
  }
}
