/**
 * Arranging with an ELK that runs elsewhere, such as in a worker of the window.
 */
import ElkApi, { type ELK, type ELKConstructorArguments } from 'elkjs/lib/elk-api.js'
import type { Plan } from '../simulation/index.ts'
import { fromElkGraph, toElkGraph } from './elkGraph.ts'
import type { ShownLayout } from './shownLayout.ts'

export type Positions = ShownLayout

/** Something that arranges plans in a worker, one after the other. */
export function createArranger(
  createWorker: NonNullable<ELKConstructorArguments['workerFactory']>,
): (plan: Plan) => Promise<Positions> {
  const elk = new ElkApi({ workerFactory: createWorker })
  return (plan) => arrangeWith(elk, plan)
}

/** Asks an ELK for a readable place for everything in a plan. */
export async function arrangeWith(elk: ELK, plan: Plan): Promise<Positions> {
  return fromElkGraph(await elk.layout(toElkGraph(plan)))
}
