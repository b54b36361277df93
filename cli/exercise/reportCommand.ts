/**
 * `blackstart exercise report`: what came out of an exercise, from its journal alone.
 */
import path from 'node:path'
import {
  afterActionToHtml,
  buildAfterAction,
  improvementsToCalendar,
  improvementsToCsv,
  replayAndVerify,
  timelineToCsv,
} from '../../simulation/index.ts'
import { writeTextFile } from '../files.ts'
import { exitCodes, type Io } from '../io.ts'
import { printPdf } from '../pdf.ts'
import { wrongUsage } from '../problems.ts'
import { readJournal } from './readJournal.ts'
import { tellProblems } from './tellProblems.ts'

export type ReportOptions = {
  /** The after-action report: .html or .pdf. */
  readonly out?: string
  readonly journal?: string
  readonly improvements?: string
  readonly calendar?: string
}

export async function reportExercise(
  io: Io,
  file: string,
  options: ReportOptions,
): Promise<number> {
  const read = await readJournal(io, file)
  const replay = read.ok ? replayAndVerify(read.value) : read
  if (!read.ok || !replay.ok) {
    tellProblems(io, replay.problems)
    return exitCodes.inputIsWrong
  }
  const { state, ground } = replay.value
  const { entries, head } = read.value
  const report = buildAfterAction({ state, ground, entries, head })
  const wanted = [
    [options.out, () => afterActionToHtml(report)],
    [options.journal, () => timelineToCsv(report)],
    [options.improvements, () => improvementsToCsv(report)],
    [options.calendar, () => improvementsToCalendar(report)],
  ] as const
  if (wanted.every(([name]) => name === undefined)) {
    const hint = 'Say --out report.html, --journal, --improvements or --calendar with a file.'
    tellProblems(io, [wrongUsage('Nothing is asked for.', hint)])
    return exitCodes.inputIsWrong
  }
  for (const [name, make] of wanted) {
    if (name !== undefined && !(await write(io, name, make()))) return exitCodes.inputIsWrong
  }
  return exitCodes.fine
}

async function write(io: Io, file: string, text: string): Promise<boolean> {
  if (/\.pdf$/i.test(file)) {
    const printed = await printPdf({ html: text, outFile: path.resolve(io.folder, file) })
    if (!printed.ok) tellProblems(io, [wrongUsage(printed.message, printed.hint)])
    return printed.ok
  }
  const written = await writeTextFile(io, file, text)
  tellProblems(io, written.problems)
  return written.ok
}
