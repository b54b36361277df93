/**
 * How much more than usual is asked of things while something surges.
 */
import type { CompiledDemandSurge } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { markLoad } from '../../load/loadMarks.ts'
import type { World } from '../../state/world.ts'
import { serviceAt, updateBacklog } from '../business/backlog.ts'

/** A surge begins. */
export function addSurge(world: World, surge: CompiledDemandSurge, event: number): void {
  world.surges.push(surge)
  askAgain(world, surge, event)
}

/** A surge is over. */
export function removeSurge(world: World, surge: CompiledDemandSurge, event: number): void {
  world.surges.splice(world.surges.indexOf(surge), 1)
  askAgain(world, surge, event)
}

/** Surges that meet multiply, in the order of their ids. */
function askAgain(world: World, { hits }: CompiledDemandSurge, event: number): void {
  const going = [...world.surges].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const entity of hits) {
    world.surge[entity] = going.reduce(
      (times, surge) => (surge.hits.includes(entity) ? times * surge.times : times),
      1,
    )
    if (at(world.model.loads, entity) !== null) markLoad(world, entity, [event])
    const felt = serviceAt(world, entity)
    if (felt !== undefined) updateBacklog(world, felt, event)
  }
}
