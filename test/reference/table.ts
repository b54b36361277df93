/**
 * The page that lists every reference case: what is expected, what we get, and why not.
 */
import type { Answer, Case } from './answers.ts'

type Listed = { readonly id: string; readonly title: string }

/** The widest half of an interval with which the page is content. */
export const halfWidthMax = 0.01

export const introduction = `# Known answers

Results that are known from elsewhere (closed forms, quadrature, published examples), and what our engine gives for them.
This page is written by \`npm run reference\`, which takes some minutes; \`test/reference/reference.test.ts\` checks every case with
fewer runs, and that this page lists it. What is expected, with its source, is in \`test/reference/cases.json\`; the plans and
scenarios that are run are in the files beside it.

Where chance plays no part, the answer must be the same to the last millisecond, or to nine digits. Where it does, the seeds
are fixed, and what is expected must lie in the 99.9 % interval around what we get. *±* is half of that interval, as a share of
what is expected: how sharp the comparison is. It should be below 1 %; where that would take longer than the command
takes for a case, the sharpness it has reached is given.
`

/** A line of a table. */
export function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** The rows of each case on a page that was written before. */
export function rowsOn(page: string): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, string[]>()
  let own: string[] = []
  for (const line of page.split('\n')) {
    const id = /^\| ([A-Z]\d\d) \|/.exec(line)?.[1]
    if (id !== undefined) rows.set(id, (own = []))
    if (line.startsWith('| ')) own.push(line)
    else own = []
  }
  return rows
}

/** What a case was found to give, as rows. */
export function rowsFor({ id, title }: Listed, answers: readonly Answer[]): readonly string[] {
  return answers.map((answer, position) => rowOf(position === 0 ? [id, title] : ['', ''], answer))
}

/** The page as Markdown. */
export function buildPage(
  cases: readonly Listed[],
  solvers: Readonly<Record<string, Case>>,
  found: ReadonlyMap<string, readonly string[]>,
): string {
  const solved = cases.filter(({ id }) => !('because' in (solvers[id] ?? {})))
  const rows = solved.flatMap(({ id }) => found.get(id) ?? [])
  const others = cases.flatMap(({ id, title }) => {
    const solver = solvers[id]
    if (solver === undefined || !('because' in solver)) return []
    return [lineOf([id, title, solver.because])]
  })
  return [
    introduction,
    '| case | about | | expected | got | ± | |',
    '|---|---|---|---:|---:|---:|---|',
    ...rows,
    '',
    '## Tested elsewhere, or beyond what we simulate',
    '',
    '| case | about | |',
    '|---|---|---|',
    ...others,
    '',
  ].join('\n')
}

function rowOf(
  head: readonly string[],
  { what, expected, got, halfWidth, isRight }: Answer,
): string {
  const sharpness = halfWidth === null ? '' : `${Number((halfWidth * 100).toPrecision(2))} %`
  return lineOf([...head, what, expected, got, sharpness, isRight ? 'right' : '**wrong**'])
}
