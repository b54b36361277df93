/**
 * Where a run ends that would not end by itself: an instant in which things change for ever, and a
 * run that goes on and on. Both end with an event that says so, never with a hang.
 *
 * The limits are generous assumptions: nothing that comes to rest comes near them.
 */
import { at } from './at.ts'
import { idsOf } from './looking.ts'
import { record } from './recording.ts'
import type { World } from './state/world.ts'

/** Cues after which a run ends, unless it is asked for more. */
export const eventBudgetDefault = 10_000_000

/** Names what would change for ever at this instant. */
export function tellOscillation(world: World): void {
  const marked = [...world.dirty.entities()]
  const other = idsOf(world, marked.length > 0 ? marked : changingMost(world))
  record(world, {
    kind: 'oscillation',
    entity: other[0] ?? 'run',
    because: [world.log.count - 1],
    segment: 'instant',
    other,
  })
}

/** Entities that changed at least half as often in this instant as the one that changed most. */
function changingMost({ log, instant, model }: World): readonly number[] {
  const times = new Map<number, number>()
  for (let event = instant.firstEvent; event < log.count; event++) {
    const entity = at(log.entity, event)
    if (entity < model.entities.length) times.set(entity, (times.get(entity) ?? 0) + 1)
  }
  const most = [...times.values()].reduce((largest, each) => Math.max(largest, each), 0)
  return [...times]
    .filter(([, each]) => 2 * each >= most)
    .map(([entity]) => entity)
    .sort((a, b) => a - b)
}

/** Says that the run was cut off. */
export function tellBudgetSpent(world: World): void {
  record(world, { kind: 'budget-spent', entity: 'run', because: [0], segment: 'outside' })
}
