/**
 * What somebody probably meant: the nearest of the words that would have been right.
 */

/** The candidate with the fewest slips from what was written, if they are few enough to be a slip. */
export function findNearest(written: string, candidates: readonly string[]): string | undefined {
  // A word of two letters is another word after a single slip.
  const slipsMax = written.length < 3 ? 0 : Math.max(1, Math.floor(written.length / 3))
  let nearest: string | undefined
  let slipsLeast = slipsMax + 1
  for (const candidate of [...candidates].sort()) {
    if (Math.abs(candidate.length - written.length) >= slipsLeast) continue
    const slips = countSlips(written.toLowerCase(), candidate.toLowerCase())
    if (slips < slipsLeast) {
      slipsLeast = slips
      nearest = candidate
    }
  }
  return nearest
}

/** Letters to insert, remove, replace or swap with a neighbour to get from one word to the other. */
export function countSlips(a: string, b: string): number {
  let twoAbove: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const here = [row]
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const replaced = at(above, column - 1) + (isSame ? 0 : 1)
      const swapped = isSwapped ? at(twoAbove, column - 2) + 1 : replaced
      here.push(Math.min(at(above, column) + 1, at(here, column - 1) + 1, replaced, swapped))
    }
    twoAbove = above
    above = here
  }
  return at(above, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
