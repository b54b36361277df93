/**
 * Bad updates: rings reached one after the other, gates, reports to the vendor, and the withdrawal.
 */
import { assert } from '../../assert.ts'
import { splitWhole } from '../../compile/fleets.ts'
import type { CompiledBadUpdate } from '../../compile/model.ts'
import { drawBinomial } from '../distributions.ts'
import { ln } from '../maths.ts'
import {
  type Cell,
  drawIsTrue,
  drawTime,
  incidentStage,
  nextOccurrence,
  record,
  type RolloutState,
  schedule,
  type World,
} from '../world.ts'
import { strike } from './faults.ts'
import { advance, breakMachines, brokenIn } from './mending.ts'

const hourMs = 3_600_000

function rolloutAt(world: World, index: number): RolloutState {
  const state = world.rollouts[index]
  assert(state != null, 'a bad update has its rollout')
  return state
}

export function badUpdateAt(world: World, index: number): CompiledBadUpdate {
  const fault = world.model.faults[index]
  assert(fault?.type === 'bad-update', 'a rollout belongs to a bad update')
  return fault
}

function markFleets(world: World, update: CompiledBadUpdate, event: number): void {
  for (const fleet of update.fleets) {
    world.fleetsToRecount.set(fleet, [...(world.fleetsToRecount.get(fleet) ?? []), event])
  }
}

/** The push begins. */
export function onPush(world: World, index: number, update: CompiledBadUpdate): void {
  const rollout = rolloutAt(world, index)
  const incident = world.incidents[index]
  assert(incident !== undefined, 'every fault has an incident')
  rollout.pushedEvent = record(world, {
    kind: 'update-pushed',
    entity: update.id,
    because: [0],
    segment: 'outside',
    other: update.targets,
  })
  world.incidentOfEvent[rollout.pushedEvent] = index
  incident.faultEvent = rollout.pushedEvent
  incident.stage = incidentStage.unseen
  rollout.lastRingEvent = rollout.pushedEvent
  for (const fleet of update.fleets) fillCells(world, index, update, fleet)
  if (update.isReverted) {
    schedule(world, 'halt', drawTime(world, 'reverted', update.id, update.revertedAfter), {
      subject: index,
    })
  }
  schedule(world, 'fix-known', drawTime(world, 'fix-known', update.id, update.fixKnownAfter), {
    subject: index,
  })
  if (update.reportsPerMachineHour > 0) {
    const u = world.chance.uniform(
      'reports',
      update.id,
      nextOccurrence(world, 'reports', update.id),
    )
    rollout.hazardLeft = -ln(1 - u)
    rollout.hazardSinceMs = world.nowMs
  }
  onRing(world, index, 0)
}

/** Splits a fleet into cells by cohort and ring, and draws how many machines will break. */
function fillCells(world: World, index: number, update: CompiledBadUpdate, fleet: number): void {
  const compiled = world.model.fleets[fleet]
  const state = world.fleets[fleet]
  assert(compiled !== undefined && state !== undefined, 'every fleet has its state')
  compiled.cohorts.forEach((cohort, position) => {
    const named = update.rings.findIndex((ring) => ring.name === cohort.ring)
    const only = update.rings.length === 1 ? 0 : named
    const perRing =
      only >= 0
        ? update.rings.map((_, ring) => (ring === only ? cohort.machines : 0))
        : splitWhole(
            cohort.machines,
            update.rings.map((ring) => ring.share),
          )
    perRing.forEach((machines, ring) => {
      if (machines === 0) return
      const online = Math.round(machines * cohort.online)
      const key = `${update.id}/${cohort.id}/${ring}`
      const isCertain = update.failureShare >= 1
      const u = isCertain ? 0.5 : world.chance.uniform('breaks', key, 0)
      state.cells.push({
        fleet,
        cohort: position,
        ring,
        fault: index,
        exposed: isCertain ? online : drawBinomial(online, update.failureShare, u),
        selfPool: 0,
        remotePool: 0,
        handsPool: 0,
        breakingPerMs: 0,
        selfPerMs: 0,
        remotePerMs: 0,
        handsPerMs: 0,
        selfRatePerMs: 0,
        travel: 0,
      })
    })
  })
}

/** The update reaches a ring. */
export function onRing(world: World, index: number, ring: number): void {
  const update = badUpdateAt(world, index)
  const rollout = rolloutAt(world, index)
  const compiled = update.rings[ring]
  if (rollout.isHalted || compiled === undefined) return
  const event = record(world, {
    kind: 'ring-reached',
    entity: update.id,
    because: [rollout.lastRingEvent],
    segment: 'instant',
    other: [compiled.name],
  })
  rollout.lastRingEvent = event
  const key = `${update.id}/${ring}`
  const pushMs = drawTime(world, 'push', key, compiled.push)
  for (const fleet of update.fleets) {
    advance(world, fleet)
    for (const cell of world.fleets[fleet]?.cells ?? []) {
      if (cell.fault === index && cell.ring === ring) exposeCell(world, fleet, cell, pushMs)
    }
  }
  markFleets(world, update, event)
  const isLast = ring === update.rings.length - 1
  if (isLast) scheduleComponents(world, index, update, pushMs)
  if (isLast) return
  const restMs =
    drawTime(world, 'soak', key, compiled.soak) + drawTime(world, 'gate', key, compiled.evaluation)
  schedule(world, 'gate', pushMs + restMs, { subject: index, detail: ring })
}

function exposeCell(world: World, fleet: number, cell: Cell, pushMs: number): void {
  if (pushMs > 0) {
    cell.breakingPerMs = cell.exposed / pushMs
    return
  }
  const cohort = world.model.fleets[fleet]?.cohorts[cell.cohort]
  assert(cohort !== undefined, 'a cell belongs to a cohort')
  breakMachines(cell, cohort, cell.exposed)
  cell.exposed = 0
}

function scheduleComponents(
  world: World,
  index: number,
  update: CompiledBadUpdate,
  pushMs: number,
): void {
  for (const entity of update.hits) {
    const id = world.model.entities[entity]?.id ?? ''
    if (!drawIsTrue(world, 'component-breaks', id, update.failureShare)) continue
    const u = world.chance.uniform('component-reached', id, 0)
    schedule(world, 'component-breaks', Math.floor(pushMs * u), { subject: index, detail: entity })
  }
}

/** A single component meets the update. */
export function onComponentBreaks(world: World, index: number, entity: number): void {
  const rollout = rolloutAt(world, index)
  if (rollout.isHalted) return
  const event = rollout.lastRingEvent
  strike(
    world,
    entity,
    { index, cap: 0, event },
    { because: [event], segment: world.events[event]?.atMs === world.nowMs ? 'instant' : 'push' },
  )
}

/** The gate behind a ring lets the update pass, or stops it. */
export function onGate(world: World, index: number, ring: number): void {
  const update = badUpdateAt(world, index)
  const rollout = rolloutAt(world, index)
  const compiled = update.rings[ring]
  if (rollout.isHalted || compiled === undefined) return
  const isStopped = drawIsTrue(world, 'gate-halts', `${update.id}/${ring}`, compiled.haltsBad)
  const event = record(world, {
    kind: isStopped ? 'gate-halted' : 'gate-passed',
    entity: update.id,
    because: [rollout.lastRingEvent],
    segment: 'push',
    other: [compiled.name],
  })
  rollout.lastRingEvent = event
  if (isStopped) onHalt(world, index)
  else onRing(world, index, ring + 1)
}

/** The update is withdrawn: nothing more breaks, and what heals by itself begins to. */
export function onHalt(world: World, index: number): void {
  const update = badUpdateAt(world, index)
  const rollout = rolloutAt(world, index)
  if (rollout.isHalted) return
  rollout.isHalted = true
  const isByGate = world.events[rollout.lastRingEvent]?.kind === 'gate-halted'
  rollout.haltedEvent = record(world, {
    kind: 'update-halted',
    entity: update.id,
    because: [isByGate ? rollout.lastRingEvent : rollout.pushedEvent],
    segment: isByGate ? 'instant' : 'outside',
    other: update.targets,
  })
  for (const fleet of update.fleets) {
    advance(world, fleet)
    const over = world.model.fleets[fleet]?.selfHealingOver ?? { kind: 'fixed', ms: 0 }
    const id = world.model.entities[world.model.fleets[fleet]?.entity ?? -1]?.id ?? ''
    const overMs = Math.max(1, drawTime(world, 'self-healing', `${update.id}/${id}`, over))
    for (const cell of world.fleets[fleet]?.cells ?? []) {
      if (cell.fault !== index) continue
      cell.exposed = 0
      cell.breakingPerMs = 0
      cell.selfRatePerMs = cell.selfPool / overMs
    }
  }
  markFleets(world, update, rollout.haltedEvent)
}

/** A way to mend what broke is known. */
export function onFixKnown(world: World, index: number): void {
  const incident = world.incidents[index]
  assert(incident !== undefined, 'every fault has an incident')
  incident.fixKnownEvent = record(world, {
    kind: 'fix-known',
    entity: badUpdateAt(world, index).id,
    because: [rolloutAt(world, index).pushedEvent],
    segment: 'outside',
  })
  incident.isFixKnown = true
  markFleets(world, badUpdateAt(world, index), incident.fixKnownEvent)
}

/**
 * Works out when a report will reach the vendor: the reports expected so far are the integral of
 * the broken machines, which is a quadratic between two events.
 */
export function watchReports(world: World): void {
  world.rollouts.forEach((rollout, index) => {
    if (rollout === null || rollout.hazardLeft < 0 || rollout.isHalted) return
    const perMs = badUpdateAt(world, index).reportsPerMachineHour / hourMs
    const passedMs = world.nowMs - rollout.hazardSinceMs
    rollout.hazardLeft -=
      perMs *
      (rollout.hazardBroken * passedMs + (rollout.hazardBreakingPerMs * passedMs * passedMs) / 2)
    const cells = world.fleets.flatMap((fleet) =>
      fleet.cells.filter((cell) => cell.fault === index),
    )
    rollout.hazardSinceMs = world.nowMs
    rollout.hazardBroken = cells.reduce((sum, cell) => sum + brokenIn(cell), 0)
    rollout.hazardBreakingPerMs = cells.reduce(
      (sum, cell) => sum + cell.breakingPerMs - cell.selfPerMs - cell.remotePerMs - cell.handsPerMs,
      0,
    )
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
  const update = badUpdateAt(world, index)
  schedule(world, 'halt', drawTime(world, 'halt', update.id, update.haltTakes), { subject: index })
}
