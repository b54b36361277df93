/**
 * What the change of one entity sets off beyond the levels of others.
 *
 * A table in the order in which the rules are asked; each only where it can have anything to do.
 */
import { stateNumber } from './log/columns.ts'
import { markAround } from './load/loadMarks.ts'
import { lookAgain, feelAgain, watchFor } from './rules/belief/detection.ts'
import { followChange, followMonitor } from './rules/belief/monitoring.ts'
import { feel } from './rules/business/business.ts'
import { watchPoints } from './rules/decisions/points.ts'
import { markFleetsThatNeed } from './rules/fleets/mending.ts'
import { feelInReach, feelProvider } from './rules/levels/feeling.ts'
import { stopStarved, wakeStarts } from './rules/levels/starting.ts'
import { watchWear } from './rules/levels/wear.ts'
import type { World } from './state/world.ts'
import { concern } from './structure/concerns.ts'
import { wakeEntity } from './wakes.ts'

type Rule = (world: World, entity: number, event: number) => void

const rules: readonly { readonly of: number; readonly ask: Rule }[] = [
  { of: concern.point, ask: watchPoints },
  { of: concern.load, ask: markAround },
  { of: concern.gate, ask: wakeStarts },
  { of: concern.slow, ask: feelProvider },
  { of: concern.partition, ask: feelInReach },
  { of: concern.wear, ask: watchWear },
  { of: concern.stops, ask: stopStarved },
  { of: concern.monitor, ask: lookAgain },
  { of: concern.monitor, ask: followMonitor },
  { of: concern.followed, ask: followChange },
  { of: concern.fleet, ask: markFleetsThatNeed },
  { of: concern.restore, ask: lookAtRestores },
  { of: concern.watched, ask: watchTrouble },
  { of: concern.service, ask: feel },
  { of: concern.service, ask: feelAgain },
]

/** Everything that follows from the event of a changed state. */
export function takeConsequences(world: World, event: number): void {
  const entity = world.log.entity[event] as number
  const concerns = world.structure.concerns[entity] as number
  world.mayShowHidden = true
  wakeEntity(world, entity)
  for (const { of, ask } of rules) if ((concerns & of) !== 0) ask(world, entity, event)
}

function lookAtRestores(world: World): void {
  world.data.mustLook = true
}

function watchTrouble(world: World, entity: number, event: number): void {
  const to = world.log.stateNumberAfter(event)
  if (to !== stateNumber.operational && to !== stateNumber.stopped) watchFor(world, entity, event)
}
