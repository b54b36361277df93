/**
 * `blackstart exercise check`: what will not work on the day, and a dry run with bots in every role.
 * `blackstart exercise verify`: plays a journal once more and compares what comes out.
 */
import {
  dryRun,
  findExerciseProblems,
  hasErrors,
  type Journal,
  replayAndVerify,
} from '../../simulation/index.ts'
import { exitCodes, type Io, printJson } from '../io.ts'
import { readJournal } from './readJournal.ts'
import { tellProblems } from './tellProblems.ts'

type Answering = { readonly json?: boolean }

export async function checkExercise(io: Io, file: string, { json }: Answering): Promise<number> {
  const read = await readJournal(io, file)
  if (!read.ok) {
    tellProblems(io, read.problems)
    return exitCodes.inputIsWrong
  }
  const problems = [...read.problems, ...findExerciseProblems(read.value, { file })]
  const messages = hasErrors(problems) ? undefined : rehearse(read.value)
  if (json === true) printJson(io, { problems, messages })
  else {
    tellProblems(io, problems)
    if (messages !== undefined) io.print(inWords(messages))
  }
  if (hasErrors(problems)) return exitCodes.inputIsWrong
  return problems.length === 0 ? exitCodes.fine : exitCodes.answerIsNo
}

/** Messages by role in a dry run; `undefined` once the exercise has begun. */
function rehearse(journal: Journal): Readonly<Record<string, number>> | undefined {
  const replay = replayAndVerify(journal)
  if (!replay.ok) return undefined
  const { state, ground } = replay.value
  const isReady = state.phase === 'preparing' || state.phase === 'locked'
  return isReady ? dryRun(state, ground).messages : undefined
}

function inWords(messages: Readonly<Record<string, number>>): string {
  const lines = Object.entries(messages).map(([role, count]) => `  ${role}: ${count} messages`)
  return `A dry run with bots in every role:\n${lines.join('\n')}\n`
}

export async function verifyExercise(io: Io, file: string, { json }: Answering): Promise<number> {
  const read = await readJournal(io, file)
  const replay = read.ok ? replayAndVerify(read.value) : read
  if (!read.ok || !replay.ok) {
    tellProblems(io, replay.problems)
    return exitCodes.inputIsWrong
  }
  const { digest, checks, differing, isOtherEngine } = replay.value
  const entries = read.value.entries.length
  const answer = { entries, head: read.value.head, digest, checks, differing, isOtherEngine }
  if (json === true) printJson(io, answer)
  else {
    tellProblems(io, [...read.problems, ...findExerciseProblems(read.value, { file })])
    io.print(`${file}: ${entries} entries, chained without a break; head ${read.value.head}\n`)
    io.print(
      `Replayed to ${digest}; ${checks - differing.length} of ${checks} runs came out the same.\n`,
    )
  }
  return differing.length === 0 ? exitCodes.fine : exitCodes.answerIsNo
}
