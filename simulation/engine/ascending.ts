/**
 * Sorting of short lists of numbers in place: nearly all lists of a run are, and sorting by the
 * language’s own means makes objects even for two.
 */
const shortMax = 24

/** Puts so many numbers at the beginning of an array in order, ascending. */
export function sortFirst(numbers: Int32Array, count: number): void {
  if (count > shortMax) {
    numbers.subarray(0, count).sort()
    return
  }
  for (let end = 1; end < count; end++) {
    const number = numbers[end] as number
    let hole = end
    while (hole > 0 && (numbers[hole - 1] as number) > number) {
      numbers[hole] = numbers[hole - 1] as number
      hole--
    }
    numbers[hole] = number
  }
}

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
