/**
 * Everything that is wrong with an exercise as it lies in its file: chain, entries, inputs, preparation.
 */
import type { ParseOptions } from '../document/parseDocument.ts'
import type { Problem } from '../problem.ts'
import { runBranch } from './ground.ts'
import type { Journal } from './parse.ts'
import { findPreparationProblems } from './problems.ts'
import { replayAndVerify } from './replay.ts'
import { branchOf } from './state.ts'

/** The problems of a journal that could be read, each with its line. */
export function findExerciseProblems(
  journal: Journal,
  { file }: ParseOptions = {},
): readonly Problem[] {
  const replay = replayAndVerify(journal)
  const inFile = file === undefined ? {} : { file }
  if (!replay.ok) {
    return replay.problems.map((one) => ({ ...one, where: { ...one.where, ...inFile } }))
  }
  const { state, ground, differing, isOtherEngine } = replay.value
  const otherwise = differing.map((seq) => differs(seq, isOtherEngine))
  const isPrepared = state.preparation.title !== ''
  const run = runBranch(ground, branchOf(state))
  const prepared = isPrepared ? findPreparationProblems({ state, ground, run }) : []
  const last = journal.entries.findLast((entry) => entry.did.kind === 'prepared')
  const line = { line: (last?.seq ?? 0) + 1, column: 1 }
  return [
    ...otherwise,
    ...prepared.map((one) => ({ ...one, where: { ...one.where, ...line } })),
  ].map((one) => ({ ...one, where: { ...one.where, ...inFile } }))
}

function differs(seq: number, isOtherEngine: boolean): Problem {
  return {
    code: 'other-run',
    severity: 'error',
    where: { path: ['entries', seq, 'checked'], line: seq + 1, column: 1 },
    message: `The run that entry ${seq} stands for comes out otherwise when it is made again.`,
    hint: isOtherEngine
      ? 'Another version of the engine answered then: open it with the version that wrote it.'
      : 'Report this: with the same inputs and the same engine it must come out the same.',
  }
}
