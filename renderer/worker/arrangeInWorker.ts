import { createArranger, type Positions } from '../../layout/arranger.ts'
import type { Plan } from '../../simulation/index.ts'

let arranger: ((plan: Plan) => Promise<Positions>) | undefined

/** Arranges a plan without holding up the window. */
export function arrangeInWorker(plan: Plan): Promise<Positions> {
  arranger ??= createArranger(
    () => new Worker(new URL('../../layout/elkWorker.ts', import.meta.url), { type: 'module' }),
  )
  return arranger(plan)
}
