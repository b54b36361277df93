import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import cases from './cases.json' with { type: 'json' }
import { solvers } from './solvers.ts'
import { introduction, lineOf } from './table.ts'

// Every known answer that we hold ourselves to, with few runs; `npm run reference` makes enough of them to
// be sure to within 1 % and writes docs/reference-cases.md.

const page = readFileSync(
  path.resolve(import.meta.dirname, '../../docs/reference-cases.md'),
  'utf8',
)

// Statistical answers need many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

describe('known answers', () => {
  it.each(cases)('$id: $title', ({ id, title }) => {
    const solver = solvers[id]
    expect(solver).toBeDefined()
    if (solver === undefined) return
    if ('because' in solver) {
      expect(page).toContain(lineOf([id, title, solver.because]))
      return
    }
    const found = solver.solve(1)

    expect(found).not.toEqual([])
    expect(found.filter(({ isRight }) => !isRight)).toEqual([])
    found.forEach(({ what, expected, got, halfWidth }, position) => {
      const head = position === 0 ? [id, title] : ['', '']
      const known = halfWidth === null ? [what, expected, got, ''] : [what, expected]
      // Up to the last cell, which goes on.
      expect(page).toContain(lineOf([...head, ...known]).slice(0, -1))
    })
  })

  it('are the ones that the list has, and no others', () => {
    expect(Object.keys(solvers).sort()).toEqual(cases.map(({ id }) => id).sort())
  })

  it('stand on a page that finds nothing wrong', () => {
    expect(page.startsWith(introduction)).toBe(true)
    expect(page).not.toContain('**wrong**')
  })
})
