/**
 * Sorting of short lists of numbers in place: nearly all lists of a run are, and sorting by the
 * language’s own means makes objects even for two.
 */
const shortMax = 24

/** The same list, its numbers ascending. */
export function sortedNumbers(list: number[]): number[] {
  if (list.length > shortMax) return list.sort((a, b) => a - b)
  for (let end = 1; end < list.length; end++) {
    const number = list[end] as number
    let hole = end
    while (hole > 0 && (list[hole - 1] as number) > number) {
      list[hole] = list[hole - 1] as number
      hole--
    }
    list[hole] = number
  }
  return list
}
