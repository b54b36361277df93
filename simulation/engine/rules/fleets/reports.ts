/**
 * Reports of broken machines that reach the vendor and make it halt its update.
 *
 * The reports expected so far are the integral of the broken machines, which is a quadratic between
 * two events; the first comes when a number drawn once is used up.
 */
import { assert } from '../../../assert.ts'
import type { CompiledBadUpdate } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { drawTime, drawUniform } from '../../chance/drawing.ts'
import { ln } from '../../maths/maths.ts'
import { schedule } from '../../recording.ts'
import type { RolloutState, World } from '../../state/world.ts'
import { advance, brokenOf, gainPerMs, hourMs } from './counts.ts'

export function rolloutAt(world: World, index: number): RolloutState {
  const state = at(world.rollouts, index)
  assert(state !== null, 'a bad update has its rollout')
  return state
}

function reportsPerMs(world: World, index: number): number {
  const fault = at(world.model.faults, index)
  return fault.type === 'bad-update' ? fault.reportsPerMachineHour / hourMs : 0
}

/** Draws how many reports it takes until one reaches the vendor. */
export function expectReports(world: World, index: number, update: CompiledBadUpdate): void {
  if (update.reportsPerMachineHour <= 0) return
  const rollout = rolloutAt(world, index)
  rollout.hazardLeft = -ln(1 - drawUniform(world, 'reports', update.id))
  rollout.hazardSinceMs = world.nowMs
}

/** Works out when a report will reach each vendor. */
export function watchReports(world: World): void {
  world.rollouts.forEach((rollout, index) => {
    if (rollout === null || rollout.hazardLeft < 0 || rollout.isHalted) return
    const perMs = reportsPerMs(world, index)
    const passedMs = world.nowMs - rollout.hazardSinceMs
    rollout.hazardLeft -=
      perMs *
      (rollout.hazardBroken * passedMs + (rollout.hazardBreakingPerMs * passedMs * passedMs) / 2)
    const cells = world.fleets.flatMap((state, fleet) => {
      advance(world, fleet)
      return state.cells.filter((cell) => cell.fault === index)
    })
    rollout.hazardSinceMs = world.nowMs
    rollout.hazardBroken = brokenOf(cells)
    rollout.hazardBreakingPerMs = -gainPerMs(cells)
    rollout.hazardVersion++
    const untilMs = untilReportMs(rollout, perMs)
    if (untilMs < 0) return
    schedule(world, 'reports', untilMs, { subject: index, version: rollout.hazardVersion })
  })
}

/** Solves left = perMs (broken t + slope t²/2) for t; -1 if it is never reached. */
function untilReportMs(rollout: RolloutState, perMs: number): number {
  const left = Math.max(0, rollout.hazardLeft) / perMs
  const { hazardBroken: broken, hazardBreakingPerMs: slope } = rollout
  if (Math.abs(slope) < 1e-15) return broken > 0 ? Math.ceil(left / broken) : -1
  const inside = broken * broken + 2 * slope * left
  if (inside < 0) return -1
  return Math.ceil((Math.sqrt(inside) - broken) / slope)
}

/** A report reaches the vendor, who takes some time to halt. */
export function onReports(world: World, index: number, version: number): void {
  const rollout = rolloutAt(world, index)
  if (rollout.hazardVersion !== version || rollout.isHalted) return
  rollout.hazardLeft = -1
  const update = at(world.model.faults, index)
  assert(update.type === 'bad-update', 'reports are about a bad update')
  schedule(world, 'halt', drawTime(world, 'halt', update.id, update.haltTakes), { subject: index })
}
