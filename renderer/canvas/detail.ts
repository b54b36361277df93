/** How much the map says of each thing: all, the name alone in large letters, or only signs. */
export type Detail = 'full' | 'compact' | 'signs'

/** Below the first zoom a level is left for the next; above the second it is come back to. */
const compactBelow = { leave: 0.62, back: 0.68 }
const signsBelow = { leave: 0.24, back: 0.27 }

/** Names of sites grow as the map shrinks, in steps, so that not every turn of the wheel redraws. */
const growthSteps = [4, 5, 6, 8, 10, 12.5]

/** By how much the name of a site must be enlarged to be read at a zoom. */
export function growthAt(zoom: number): number {
  return growthSteps.find((growth) => growth * zoom >= 1) ?? 12.5
}

/**
 * The detail for a zoom, given the one so far.
 *
 * Between leaving a level and coming back to it lies a gap, so that cards do not flicker at the edge.
 */
export function detailAt(zoom: number, now: Detail): Detail {
  if (zoom < (now === 'signs' ? signsBelow.back : signsBelow.leave)) return 'signs'
  if (zoom < (now === 'full' ? compactBelow.leave : compactBelow.back)) return 'compact'
  return 'full'
}
