/**
 * Problems of a room in words, as those of files are told.
 */
import type { RoomProblem } from '../../room/outcome.ts'
import type { Io } from '../io.ts'
import { type CliProblem, problemInWords } from '../problems.ts'

/** Tells all problems on standard error, errors first. */
export function tellProblems(io: Io, problems: readonly (RoomProblem | CliProblem)[]): void {
  const order = (one: RoomProblem | CliProblem): number => (one.severity === 'error' ? 0 : 1)
  for (const problem of [...problems].sort((a, b) => order(a) - order(b))) {
    io.complain(problemInWords(problem as CliProblem))
  }
}
