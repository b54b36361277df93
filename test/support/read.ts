/**
 * The value of a result that must be one.
 */
import type { Result } from '../../simulation/index.ts'

export function read<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(
    result.problems.map((problem) => `${problem.code}: ${problem.message}`).join('\n'),
  )
}
