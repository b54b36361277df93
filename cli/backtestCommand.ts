/**
 * `blackstart backtest`: real outages, simulated and held against the record.
 */
import {
  type Backtest,
  isReproduced,
  type Overall,
  overallOf,
  placeProblems,
  runBacktest,
} from '../simulation/index.ts'
import { backtestPage } from './backtest/page.ts'
import { namesOf, openBacktest } from './backtest/openBacktest.ts'
import { backtestsToText } from './backtest/text.ts'
import { findClashes } from './clashes.ts'
import { writeTextFile } from './files.ts'
import { exitCodes, type Io, printJson } from './io.ts'
import { type CliProblem, complainAbout } from './problems.ts'

export type BacktestOptions = {
  readonly runs: number
  readonly seed: string
  readonly page?: string
  readonly json?: boolean
}

/** Newest form of the answer as JSON. */
const schemaVersion = 1

/** Ends with 1 where milestones or times are further from the record than we aim at. */
export async function backtestCommand(
  io: Io,
  names: readonly string[],
  options: BacktestOptions,
): Promise<number> {
  const clashes = findClashes(io, names, options.page === undefined ? [] : [options.page])
  if (clashes.length > 0) return complained(io, clashes)
  const done: Backtest[] = []
  for (const name of namesOf(names)) {
    const backtest = await runNamed(io, name, options)
    if (backtest === undefined) return exitCodes.inputIsWrong
    done.push(backtest)
  }
  const overall = overallOf(done)
  if (options.json === true) printJson(io, toJson(done, overall, options))
  else io.print(backtestsToText(done, overall))
  if (options.page !== undefined) {
    const written = await writeTextFile(io, options.page, backtestPage(done, overall, options))
    if (!written.ok) return complained(io, written.problems)
    if (options.json !== true) io.print(`Written: ${options.page}\n`)
  }
  return overall.isAimMet ? exitCodes.fine : exitCodes.answerIsNo
}

function complained(io: Io, problems: readonly CliProblem[]): number {
  complainAbout(io, problems)
  return exitCodes.inputIsWrong
}

async function runNamed(
  io: Io,
  name: string,
  { runs, seed }: BacktestOptions,
): Promise<Backtest | undefined> {
  const opened = await openBacktest(io, name)
  complainAbout(io, opened.problems)
  if (!opened.ok) return undefined
  const { text, ...inputs } = opened.value
  const ran = runBacktest({ ...inputs, runs, seed })
  complainAbout(io, placeProblems(ran.problems, text, name))
  return ran.ok ? ran.value : undefined
}

function toJson(
  done: readonly Backtest[],
  overall: Overall,
  { runs, seed }: BacktestOptions,
): unknown {
  return {
    schemaVersion,
    runs,
    seed,
    overall,
    incidents: done.map((backtest) => ({
      incident: backtest.incident,
      name: backtest.inputs.milestones.name,
      isReproduced: isReproduced(backtest),
      digest: backtest.digest,
      ...backtest.score,
    })),
  }
}
