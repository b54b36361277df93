/**
 * `blackstart merge`: the parts of many runs, made anywhere, as if one machine had made them all.
 */
import { findClashes } from './clashes.ts'
import { exitCodes, type Io } from './io.ts'
import { answerManyRuns, type AnswerOptions } from './manyRuns/answer.ts'
import { mergeShards, type ReadShard } from './manyRuns/mergeShards.ts'
import { readBands } from './manyRuns/readBands.ts'
import { type CliProblem, complainAbout } from './problems.ts'

export async function mergeCommand(
  io: Io,
  names: readonly string[],
  options: AnswerOptions,
): Promise<number> {
  const problems: CliProblem[] = [
    ...findClashes(io, names, options.out === undefined ? [] : [options.out]),
  ]
  const shards: ReadShard[] = []
  for (const name of names) {
    const read = await readBands(io, name)
    if (read.ok) shards.push({ name, file: read.value })
    else problems.push(...read.problems)
  }
  const merged = problems.length === 0 ? mergeShards(shards) : { ok: false as const, problems }
  if (!merged.ok) {
    complainAbout(io, merged.problems)
    return exitCodes.inputIsWrong
  }
  const { runs } = merged.value
  const how = { ended: 'all-done', asked: runs, precision: null, again: null } as const
  return answerManyRuns(io, merged.value, { options, how })
}
