import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { findProblems } from '../../simulation/plan/problems.ts'
import { parsePlan } from '../../simulation/plan/parse.ts'
import { serializePlan } from '../../simulation/plan/serialize.ts'
import { hasErrors } from '../../simulation/problem.ts'
import { planArbitrary } from '../support/planArbitrary.ts'
import { read } from '../support/read.ts'

// Dozens of random plans each; a busy machine may need longer than one test usually gets.
vi.setConfig({ testTimeout: 30_000 })

describe('a plan as text', () => {
  it('reads back as the same plan', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        expect(read(parsePlan(serializePlan(plan)))).toEqual(plan)
      }),
      { numRuns: 60, seed: 1 },
    )
  })

  it('is left as it is where nothing changed', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const text = serializePlan(plan)
        expect(serializePlan(read(parsePlan(text)), { onto: text })).toBe(text)
      }),
      { numRuns: 25, seed: 2 },
    )
  })

  it('becomes any other plan when that is written onto it', () => {
    fc.assert(
      fc.property(planArbitrary, planArbitrary, (before, after) => {
        const text = serializePlan(after, { onto: `# Ours.\n${serializePlan(before)}` })
        expect(text).toMatch(/^# Ours\.\n/)
        expect(read(parsePlan(text))).toEqual(after)
      }),
      { numRuns: 40, seed: 3 },
    )
  })

  it('is also read from JSON', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        expect(read(parsePlan(JSON.stringify(plan)))).toEqual(plan)
      }),
      { numRuns: 25, seed: 4 },
    )
  })

  it('is the same text for the same plan, whatever the order of its keys in memory', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        expect(serializePlan(reversed(plan))).toBe(serializePlan(plan))
      }),
      { numRuns: 25, seed: 5 },
    )
  })
})

describe('a random plan for laws', () => {
  it('has nothing wrong with it that would prevent a run', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const problems = findProblems(plan)
        expect(hasErrors(problems), JSON.stringify(problems)).toBe(false)
      }),
      { numRuns: 60, seed: 6 },
    )
  })
})

function reversed<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).reverse()
  return Object.fromEntries(entries.map(([key, child]) => [key, reversed(child)])) as T
}
