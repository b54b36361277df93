/**
 * What is wrong in the room: problems of documents, and those of the machine it runs on.
 */
import type { Problem, ProblemCode } from '../simulation/index.ts'

export type RoomCode = ProblemCode | 'journal-in-use' | 'unusable-journal' | 'door-closed'

export type RoomProblem = Omit<Problem, 'code'> & { readonly code: RoomCode }

export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly RoomProblem[] }
  | { readonly ok: false; readonly problems: readonly RoomProblem[] }

export function refuse(problem: RoomProblem): Outcome<never> {
  return { ok: false, problems: [problem] }
}

/** The first of what is wrong in two sentences, for whoever has no room for more. */
export function firstWords(problems: readonly RoomProblem[]): string {
  const [problem] = problems
  return problem === undefined ? 'It could not be done.' : `${problem.message} ${problem.hint}`
}
