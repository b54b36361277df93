/**
 * Finds a readable place for everything in a plan, without touching what people placed by hand:
 * the answer is a proposal that the caller shows or applies.
 */
import Elk from 'elkjs/lib/elk.bundled.js'
import type { Plan } from '../simulation/index.ts'
import { arrangeWith, type Positions } from './arranger.ts'

/** Arranges a plan on this thread. */
export function arrange(plan: Plan): Promise<Positions> {
  return arrangeWith(new Elk(), plan)
}
