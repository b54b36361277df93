import path from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Answer, Case } from './answers.ts'
import cases from './cases.json' with { type: 'json' }
import { availabilityCases } from './availabilityCases.ts'
import { chanceCases } from './chanceCases.ts'
import { fleetCases } from './fleetCases.ts'
import { inexpressibleCases, lawCases } from './otherCases.ts'
import { recoveryCases } from './recoveryCases.ts'
import { structureCases } from './structureCases.ts'
import { buildTable } from './table.ts'

// Every known answer that we hold ourselves to, and docs/reference-cases.md, which lists what we get.
// Renew the page with `npx vitest run --project unit test/reference -u`, and read the diff.

const solvers: Readonly<Record<string, Case>> = {
  ...availabilityCases,
  ...chanceCases,
  ...fleetCases,
  ...recoveryCases,
  ...structureCases,
  ...inexpressibleCases,
  ...lawCases,
}

const page = path.resolve(import.meta.dirname, '../../docs/reference-cases.md')

// Statistical answers need many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

describe('known answers', () => {
  const answers = new Map<string, readonly Answer[]>()

  it.each(cases)('$id: $title', ({ id }) => {
    const solver = solvers[id]
    expect(solver).toBeDefined()
    if (solver === undefined || !('solve' in solver)) return
    const found = solver.solve()
    answers.set(id, found)

    expect(found).not.toEqual([])
    expect(found.filter(({ isRight }) => !isRight)).toEqual([])
  })

  it('are the ones that the list has, and no others', () => {
    expect(Object.keys(solvers).sort()).toEqual(cases.map(({ id }) => id).sort())
  })

  it('stand on their page', async () => {
    await expect(buildTable(cases, solvers, answers)).toMatchFileSnapshot(page)
  })

  afterAll(() => answers.clear())
})
