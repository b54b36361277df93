/**
 * `npm run reference`: solves every case with as many runs as it takes to be sure to within 1 %, or as a few
 * minutes allow, and writes docs/reference-cases.md.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Answer, Case } from './answers.ts'
import cases from './cases.json' with { type: 'json' }
import { solvers } from './solvers.ts'
import { buildPage, halfWidthMax } from './table.ts'

/** CPU time that a case may take. */
const patienceMs = Number(process.argv[2] ?? 60) * 1_000

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Tries once with few runs, to see how many it would take. */
function solve(solver: Case): readonly Answer[] {
  if ('because' in solver) return []
  const begin = cpuMs()
  const first = solver.solve(1)
  const tookMs = cpuMs() - begin
  const widest = Math.max(...first.map(({ halfWidth }) => halfWidth ?? 0))
  if (widest <= halfWidthMax) return first
  const wanted = (1.1 * widest) / halfWidthMax
  const effort = Math.min(wanted * wanted, patienceMs / tookMs)
  return effort > 1 ? solver.solve(effort) : first
}

const answers = new Map(
  cases.map(({ id }): [string, readonly Answer[]] => {
    const solver = solvers[id]
    const begin = cpuMs()
    const found = solver === undefined ? [] : solve(solver)
    const wrong = found.filter(({ isRight }) => !isRight)
    console.log(
      `${id}  ${((cpuMs() - begin) / 1_000).toFixed(1)} s  ${wrong.length === 0 ? '' : 'WRONG'}`,
    )
    return [id, found]
  }),
)
const page = path.resolve(import.meta.dirname, '../../docs/reference-cases.md')
writeFileSync(page, buildPage(cases, solvers, answers))
