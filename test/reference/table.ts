/**
 * The page that lists every reference case: what is expected, what we get, and why not.
 */
import type { Answer, Case } from './answers.ts'

type Listed = { readonly id: string; readonly title: string; readonly source: string }

const introduction = `# Known answers

Results that are known from elsewhere (closed forms, quadrature, published examples), and what our engine gives for them.
This page is written by a test (\`test/reference/reference.test.ts\`), which also fails when it is out of date. What is expected,
with its source, is in \`test/reference/cases.json\`; the plans and scenarios that are run are in the files beside it.

Where chance plays no part, the answer must be the same to the last millisecond, or to nine digits. Where it does, the seeds
are fixed, and what is expected must lie in the 99.9 % interval around what we get. *±* is half of that interval, as a share of
what is expected: how sharp the comparison is.
`

/** The page as Markdown. */
export function buildTable(
  cases: readonly Listed[],
  solvers: Readonly<Record<string, Case>>,
  answers: ReadonlyMap<string, readonly Answer[]>,
): string {
  const solved = cases.filter(({ id }) => answers.has(id))
  const rows = solved.flatMap(({ id, title }) =>
    (answers.get(id) ?? []).map((answer, position) =>
      rowOf(position === 0 ? [id, title] : ['', ''], answer),
    ),
  )
  const others = cases.flatMap(({ id, title }) => {
    const solver = solvers[id]
    return solver !== undefined && 'because' in solver
      ? [`| ${id} | ${title} | ${solver.because} |`]
      : []
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
  const verdict = isRight ? 'right' : '**wrong**'
  return `| ${[...head, what, expected, got, sharpness, verdict].join(' | ')} |`
}
