/**
 * The answer of `bands` and `merge`: the same for the same runs, however they were made.
 */
import { buildBands, sha256Hex } from '../../simulation/index.ts'
import { exitCodes, type Io, printJson } from '../io.ts'
import { complainAbout } from '../problems.ts'
import { type BandsFile, bandsToText, writeBands } from './bandsFile.ts'
import { bandsToSummary, type ManyRunsAnswer } from './bandsText.ts'
import { findShortfalls } from './requirement.ts'

/** Newest form of the answer as JSON. */
const schemaVersion = 1

export type AnswerOptions = {
  readonly out?: string
  /** Least probability with which every target must be met. */
  readonly require?: number
  readonly json?: boolean
}

export type HowRun = Pick<ManyRunsAnswer, 'ended' | 'asked' | 'precision' | 'again'>

/** Writes, tells and judges; the exit code. There is one run at least. */
export async function answerManyRuns(
  io: Io,
  file: BandsFile,
  { options, how }: { readonly options: AnswerOptions; readonly how: HowRun },
): Promise<number> {
  const text = bandsToText(file)
  const bands = buildBands(file.subjects, file.samples)
  const required = options.require ?? null
  const answer: ManyRunsAnswer = {
    file,
    bands,
    ...how,
    required,
    shortfalls: required === null ? [] : findShortfalls(bands, required),
    digest: sha256Hex(text),
  }
  const written = options.out === undefined ? undefined : await writeBands(io, options.out, text)
  if (options.json === true) printJson(io, toJsonAnswer(answer))
  else
    io.print(bandsToSummary(answer) + (written?.ok === true ? `Written: ${written.value}\n` : ''))
  complainAbout(io, written?.problems ?? [])
  if (written?.ok === false) return exitCodes.inputIsWrong
  return isNo(answer) ? exitCodes.answerIsNo : exitCodes.fine
}

/** Fewer runs than were asked for are no answer that a pipeline may take for one. */
function isNo({ ended, shortfalls }: ManyRunsAnswer): boolean {
  return ended === 'interrupted' || shortfalls.length > 0
}

function toJsonAnswer({ file, bands, ended, asked, ...answer }: ManyRunsAnswer): unknown {
  const { samples, subjects: _, bands: __, runs: of, ...inputs } = file
  const { runs: done, ...found } = bands
  return {
    schemaVersion,
    ...inputs,
    runs: { of, first: samples.first, asked, done, ended },
    precision: answer.precision,
    ...found,
    required: answer.required,
    shortfalls: answer.shortfalls,
    digest: answer.digest,
    again: answer.again,
  }
}
