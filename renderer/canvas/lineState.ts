import type { EntityState } from '../../simulation/index.ts'
import type { SimView } from '../stores/simViewStore.ts'

export type LineState = EntityState | 'dimmed' | 'lit'

/** What a run makes of a line: it carries, or what it leads to does not. */
export function lineState(
  view: SimView,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): LineState | undefined {
  if (view.lit.size > 0) return view.lit.has(fromId) && view.lit.has(toId) ? 'lit' : 'dimmed'
  const isTouched = view.affected.has(fromId) && view.affected.has(toId)
  if (!isTouched && view.affected.size > 0) return 'dimmed'
  return view.entities.get(toId)?.state
}

/** How a thing stands out or back while a run is shown. */
export function emphasisOf(view: SimView, id: string): 'lit' | 'dimmed' | undefined {
  if (!view.isOn) return undefined
  if (view.lit.has(id)) return 'lit'
  const isBack = view.lit.size > 0 || (view.affected.size > 0 && !view.affected.has(id))
  return isBack ? 'dimmed' : undefined
}

/** How a thing stands out or back while those who share a fate are shown. */
export function fateEmphasis(
  together: ReadonlySet<string> | undefined,
  id: string,
): 'lit' | 'dimmed' | undefined {
  if (together === undefined) return undefined
  return together.has(id) ? 'lit' : 'dimmed'
}
