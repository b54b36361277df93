/**
 * An incident is declared: what the plan has for it is set going.
 */
import { incidentAt } from '../../looking.ts'
import { incidentStage, type World } from '../../state/world.ts'
import { activateWork } from './activation.ts'
import { withdrawFor } from '../data/data.ts'
import { markFleetsOf } from '../fleets/mending.ts'
import { onDeclared } from './response.ts'

/** Declares an incident, once: the decision may have come before the diagnosis. */
export function declareNow(world: World, index: number, binding: number): void {
  if (incidentAt(world, index).stage === incidentStage.declared) return
  onDeclared(world, index, binding)
  withdrawFor(world, index)
  activateWork(world, index)
  markFleetsOf(world, index, incidentAt(world, index).declaredEvent)
}
