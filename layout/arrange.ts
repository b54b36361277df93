/**
 * Finds a readable place for everything in a plan, without touching what people placed by hand:
 * the answer is a proposal that the caller shows or applies.
 */
import type { ELK } from 'elkjs/lib/elk-api.js'
import type { Plan } from '../simulation/index.ts'
import { fromElkGraph, toElkGraph } from './elkGraph.ts'
import type { ShownLayout } from './shownLayout.ts'

export type Positions = ShownLayout

/** Arranges a plan on this thread. */
export async function arrange(plan: Plan): Promise<Positions> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
  return arrangeWith(new Elk(), plan)
}

/** Arranges a plan with an ELK that is already running, such as one in a worker. */
export async function arrangeWith(elk: ELK, plan: Plan): Promise<Positions> {
  return fromElkGraph(await elk.layout(toElkGraph(plan)))
}
