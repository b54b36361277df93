import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findGaps, gapRules, gapSeverities, parsePlan, type Plan } from '../../simulation/index.ts'
import { asOf } from './gapTables.ts'

const folder = new URL('../../scenarios/plans/', import.meta.url)

function samples(): readonly (readonly [string, Plan])[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.blackstart'))
    .map((file) => {
      const parsed = parsePlan(readFileSync(new URL(file, folder), 'utf8'))
      if (!parsed.ok) throw new Error(`${file} opens`)
      return [file, parsed.value] as const
    })
}

/** The same plan with everything declared in the opposite order. */
function reversed<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).reverse()
  return Object.fromEntries(entries.map(([key, part]) => [key, reversed(part)])) as T
}

describe('the catalogue', () => {
  it('has each rule once, with what it supports and when it happened', () => {
    const ids = gapRules.map((rule) => rule.id)
    expect(ids).toEqual([...new Set(ids)].sort())
    for (const rule of gapRules) {
      expect(rule.clauses.length).toBeGreaterThan(0)
      expect(rule.precedent).toMatch(/\d{4}/)
      expect(rule.question).toMatch(/\?$/)
    }
  })

  it('finds nothing in an empty plan, and does not fail on one', () => {
    expect(findGaps({ blackstart: 1 }, { asOf })).toEqual([])
  })

  it('bears a half-drawn plan', () => {
    const torn: Plan = {
      blackstart: 1,
      components: { a: { site: 'nowhere', fleet: {} }, b: { kind: 'fleet' } },
      dependencies: {
        half: { from: 'a' },
        loose: { from: 'x', to: 'y' },
        self: { from: 'a', to: 'a' },
      },
      groups: { empty: {}, self: { members: ['self', 'x'] } },
      runbooks: {
        none: {},
        wild: { recovers: ['x'], document: 'y', tasks: { t: { after: ['u'] } } },
      },
      businessServices: { s: {} },
      products: { p: { channels: { c: {} } } },
    }
    expect(() => findGaps(torn, { asOf })).not.toThrow()
  })
})

describe.each(samples())('the findings for %s', (_, plan) => {
  const findings = findGaps(plan, { asOf })

  it('each have a witness, a reason and, unless fine, a fix', () => {
    for (const finding of findings) {
      expect(finding.witness.length).toBeGreaterThan(0)
      expect(finding.reason).toMatch(/^[\dA-Z“].*\.$/)
      expect(finding.reason).not.toMatch(/undefined|NaN|null/)
      if (finding.state !== 'ok') expect(finding.fix).toMatch(/\.$/)
      if (finding.state === 'unknown') expect(finding.missing.length).toBeGreaterThan(0)
    }
  })

  it('come worst first', () => {
    const ranks = findings.map(({ severity }) => gapSeverities.indexOf(severity))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  })

  it('are the same whatever the order of declarations', () => {
    expect(findGaps(reversed(plan), { asOf })).toEqual(findings)
  })
})
