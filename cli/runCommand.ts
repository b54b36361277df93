/**
 * `blackstart run`: one scenario on one plan, told in a page, and written down where asked.
 */
import path from 'node:path'
import { arrange } from '../layout/arrange.ts'
import { isUnplaced, toShownLayout } from '../layout/shownLayout.ts'
import {
  type Bindings,
  type ModifierId,
  buildReport,
  logToText,
  reportToHtml,
} from '../simulation/index.ts'
import { findClashes } from './clashes.ts'
import { writeTextFile } from './files.ts'
import { exitCodes, type Io, printJson } from './io.ts'
import { printPdf } from './pdf.ts'
import { type CliProblem, complainAbout, type Outcome, refuse } from './problems.ts'
import { toRunFile } from './runFile.ts'
import { openAndSimulate, type Run } from './simulateRun.ts'
import { isMissed, summaryOf } from './summary.ts'

export type RunOptions = {
  readonly scenario: string
  readonly seed: string
  readonly until?: number
  readonly eventBudget?: number
  readonly asOf?: string
  readonly bind: Bindings
  readonly with?: readonly ModifierId[]
  readonly log?: string
  readonly report?: string
  readonly save?: string
  readonly decisions?: string
  readonly json?: boolean
}

export async function runCommand(io: Io, plan: string, options: RunOptions): Promise<number> {
  const outputs = [options.log, options.report, options.save].filter((file) => file !== undefined)
  const clashes = findClashes(io, [plan, options.scenario, ...given(options.decisions)], outputs)
  if (clashes.length > 0) {
    complainAbout(io, clashes)
    return exitCodes.inputIsWrong
  }
  const run = await openAndSimulate(io, plan, options)
  complainAbout(io, run.problems)
  if (!run.ok) return exitCodes.inputIsWrong
  const written = await writeOutputs(io, run.value, options)
  if (options.json === true) printJson(io, toAnswer(run.value))
  else io.print(summaryOf(run.value) + written.files.map((file) => `Written: ${file}\n`).join(''))
  if (written.problems.length > 0) {
    complainAbout(io, written.problems)
    return exitCodes.inputIsWrong
  }
  return run.value.results.some(isMissed) ? exitCodes.answerIsNo : exitCodes.fine
}

/** A list of what is there. */
function given(file: string | undefined): readonly string[] {
  return file === undefined ? [] : [file]
}

/** The answer for programs: the saved form, and what the run took for granted. */
function toAnswer(run: Run): unknown {
  const { assumptions, leftOut } = run.model
  return { ...toRunFile(run), findings: run.findings, assumptions, leftOut, again: run.again }
}

async function writeOutputs(
  io: Io,
  run: Run,
  options: RunOptions,
): Promise<{ readonly files: readonly string[]; readonly problems: readonly CliProblem[] }> {
  const outputs = [
    ...(options.log === undefined ? [] : [writeLog(io, run, options.log)]),
    ...(options.report === undefined ? [] : [writeReport(io, run, options.report)]),
    ...(options.save === undefined
      ? []
      : [writeTextFile(io, options.save, toJson(toRunFile(run)))]),
  ]
  const outcomes = await Promise.all(outputs)
  return {
    files: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])),
    problems: outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problems)),
  }
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function writeLog(io: Io, { log }: Run, file: string): Promise<Outcome<string>> {
  return writeTextFile(io, file, /\.json$/i.test(file) ? toJson(log) : logToText(log))
}

async function writeReport(io: Io, run: Run, file: string): Promise<Outcome<string>> {
  const { plan } = run.model
  const arranged = isUnplaced(plan) ? await arrange(plan) : undefined
  const report = buildReport(run.model, run.log, run.findings, {
    input: run.input,
    engineVersion: run.engineVersion,
    layout: toShownLayout(plan, arranged),
    command: run.again,
  })
  const html = reportToHtml(report)
  if (!/\.pdf$/i.test(file)) return writeTextFile(io, file, html)
  const printed = await printPdf({ html, outFile: path.resolve(io.folder, file) })
  if (printed.ok) return { ok: true, value: file, problems: [] }
  return refuse({
    code: printed.code === 'no-browser' ? 'no-browser' : 'unwritable-file',
    severity: 'error',
    where: { path: [], file },
    message: printed.message,
    hint: printed.hint,
  })
}
