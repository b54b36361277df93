/**
 * `npm run reference`: solves every case with as many runs as it takes to be sure to within 1 %, or as its patience
 * allows, and writes docs/reference-cases.md, case by case: whoever stops it keeps what is done.
 *
 *   --patience=60   seconds of CPU time that a case may take
 *   --only=Q01,Q09  these alone; the page keeps what it says of the others
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Answer, Case } from './answers.ts'
import cases from './cases.json' with { type: 'json' }
import { solvers } from './solvers.ts'
import { buildPage, halfWidthMax, rowsFor, rowsOn } from './table.ts'

const { values: options } = parseArgs({
  options: { patience: { type: 'string', default: '60' }, only: { type: 'string' } },
})

const patienceMs = Number(options.patience) * 1_000
const only = options.only?.split(',')

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

const page = path.resolve(import.meta.dirname, '../../docs/reference-cases.md')
const rows = new Map(rowsOn(readFileSync(page, 'utf8')))
for (const known of cases) {
  const solver = solvers[known.id]
  if (solver === undefined || (only !== undefined && !only.includes(known.id))) continue
  const begin = cpuMs()
  const found = solve(solver)
  const wrong = found.filter(({ isRight }) => !isRight)
  const seconds = ((cpuMs() - begin) / 1_000).toFixed(1)
  process.stdout.write(`${known.id}  ${seconds} s  ${wrong.length === 0 ? '' : 'WRONG'}\n`)
  rows.set(known.id, rowsFor(known, found))
  writeFileSync(page, buildPage(cases, solvers, rows))
}
