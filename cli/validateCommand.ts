/**
 * `blackstart validate`: everything that is wrong with plans and scenarios, and where.
 */
import { findFileProblems } from './documents.ts'
import { exitCodes, type Io, printJson } from './io.ts'
import { type CliProblem, problemInWords } from './problems.ts'

type Validated = {
  readonly file: string
  readonly canBeSimulated: boolean
  readonly problems: readonly CliProblem[]
}

export async function validateCommand(
  io: Io,
  files: readonly string[],
  options: { readonly json?: boolean },
): Promise<number> {
  const answers: Validated[] = []
  for (const file of files) {
    const found = await findFileProblems(io, file)
    answers.push({ file, canBeSimulated: found.ok, problems: found.problems })
  }
  if (options.json === true) printJson(io, answers)
  else io.print(answers.map(answerInWords).join(''))
  return answers.every((answer) => answer.canBeSimulated) ? exitCodes.fine : exitCodes.inputIsWrong
}

function answerInWords({ file, canBeSimulated, problems }: Validated): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const warnings = problems.length - errors
  const counts = [countOf(errors, 'error'), countOf(warnings, 'warning')].filter(
    (each) => each !== '',
  )
  const verdict = canBeSimulated ? 'can be simulated' : 'cannot be simulated'
  const summary = counts.length === 0 ? 'no problems' : `${verdict}; ${counts.join(', ')}`
  return `${problems.map(problemInWords).join('')}${file}: ${summary}\n`
}

function countOf(count: number, noun: string): string {
  if (count === 0) return ''
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
