/**
 * Reading by number. A compiled model has no holes, so a number that is not inside is our mistake.
 */
import { assert } from '../assert.ts'

/** The item with a number that is known to be inside. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const item = list[index]
  if (item === undefined) assert(false, `${index} is inside of a list of ${list.length}`)
  return item
}
