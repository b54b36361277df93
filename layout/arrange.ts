/**
 * Finds a readable place for everything in a plan, without touching what people placed by hand:
 * the answer is a proposal that the caller shows or applies.
 */
import ElkApi, { type ELK, type ELKConstructorArguments } from 'elkjs/lib/elk-api.js'
import type { Plan } from '../simulation/index.ts'
import { fromElkGraph, toElkGraph } from './elkGraph.ts'
import type { ShownLayout } from './shownLayout.ts'

export type Positions = ShownLayout

/** Arranges a plan on this thread. */
export async function arrange(plan: Plan): Promise<Positions> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
  return arrangeWith(new Elk(), plan)
}

/** Something that arranges plans in a worker, one after the other. */
export function createArranger(
  createWorker: NonNullable<ELKConstructorArguments['workerFactory']>,
): (plan: Plan) => Promise<Positions> {
  const elk = new ElkApi({ workerFactory: createWorker })
  return (plan) => arrangeWith(elk, plan)
}

async function arrangeWith(elk: ELK, plan: Plan): Promise<Positions> {
  return fromElkGraph(await elk.layout(toElkGraph(plan)))
}
