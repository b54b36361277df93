import type { PlanPath } from '../../simulation/index.ts'
import { isEntityKey } from '../editing/collections.ts'
import { changeMode, changeView, reveal } from '../stores/viewStore.ts'

/** Goes to where something stands in the plan, or to where it is missing. */
export function showInPlan(path: PlanPath): void {
  const key = path.slice(0, 2).join('/')
  if (!isEntityKey(key)) return
  changeMode('draw')
  reveal(key)
  changeView({ fieldRequest: { path } })
}
