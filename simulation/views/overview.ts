/**
 * The run from far away: how much was in trouble when, the worst moment, and all that was touched.
 */
import type { Entity, Model } from '../compile/model.ts'
import type { EntityState, Log } from '../engine/log/log.ts'
import type { OverviewPoint } from './contract.ts'
import { isImpaired, stateSpans } from './spans.ts'

type Change = {
  readonly atMs: number
  readonly entity: Entity
  readonly state: EntityState
  readonly level: number
}

/** Changes of everything but groups in order of time; at one instant in order of ids. */
function changesOf(model: Model, log: Log): readonly Change[] {
  const changes: Change[] = []
  const spans = stateSpans(model, log)
  for (const entity of model.entities) {
    if (entity.kind === 'group') continue
    for (const { fromMs, state, level } of spans.get(entity.id) ?? []) {
      changes.push({ atMs: fromMs, entity, state, level })
    }
  }
  return changes.sort((a, b) => a.atMs - b.atMs || a.entity.index - b.entity.index)
}

function isDown(entity: Entity, state: EntityState): boolean {
  return isImpaired(entity, state) && state !== 'degraded'
}

/** How many components are in trouble, as steps; equal steps are left out. */
export function overview(model: Model, log: Log): readonly OverviewPoint[] {
  const states = new Map<string, EntityState>()
  const points: OverviewPoint[] = [{ atMs: 0, notOperational: 0, down: 0 }]
  let notOperational = 0
  let down = 0
  for (const { atMs, entity, state } of changesOf(model, log)) {
    if (entity.kind !== 'component') continue
    const before = states.get(entity.id) ?? 'operational'
    notOperational += Number(isImpaired(entity, state)) - Number(isImpaired(entity, before))
    down += Number(isDown(entity, state)) - Number(isDown(entity, before))
    states.set(entity.id, state)
    if (points.at(-1)?.atMs === atMs) points.pop()
    const last = points.at(-1)
    if (last?.notOperational !== notOperational || last.down !== down) {
      points.push({ atMs, notOperational, down })
    }
  }
  return points
}

/** Sums of shares that are equal may differ in their last digits. */
const sameWeight = 1e-9

/**
 * The first moment at which most is lost of components and business services, each weighted by tier.
 *
 * Weight is 6 minus the tier: 5 for tier 1, 1 for what carries no business service. An assumption,
 * as the moment is only for choosing which picture to show first.
 */
export function worstMoment(model: Model, log: Log): number {
  const losses = new Map<string, number>()
  const changes = changesOf(model, log)
  let weight = 0
  let worst = { atMs: 0, weight: 0 }
  changes.forEach(({ atMs, entity, state, level }, position) => {
    const loss = isImpaired(entity, state) ? (1 - level) * (6 - entity.tier) : 0
    weight += loss - (losses.get(entity.id) ?? 0)
    losses.set(entity.id, loss)
    const isLastOfInstant = changes[position + 1]?.atMs !== atMs
    if (isLastOfInstant && weight > worst.weight + sameWeight) worst = { atMs, weight }
  })
  return worst.atMs
}

/** Ids of all components, groups and business services whose state or level ever changed. */
export function affected(model: Model, log: Log): ReadonlySet<string> {
  const touched = new Set<string>()
  for (const [id, spans] of stateSpans(model, log)) {
    const [first] = spans
    const isChanged = spans.some(
      (span) => span.state !== first?.state || (span.eventId !== null && span.level < 1),
    )
    if (isChanged) touched.add(id)
  }
  return touched
}
