import { describe, expect, it } from 'vitest'
import { findProblems, parsePlan, placeProblems } from '../../simulation/index.ts'
import { read } from '../support/read.ts'

/** The problems of a plan in text, as `code line:column message`. */
function told(text: string): string[] {
  const whole = `blackstart: 1\n${text}`
  return placeProblems(findProblems(read(parsePlan(whole))), whole).map(
    ({ code, where, message }) => `${code} ${where.line}:${where.column} ${message}`,
  )
}

/** What parsing says about a text. */
function toldByParser(text: string): string[] {
  return parsePlan(`blackstart: 1\n${text}`).problems.map(
    ({ code, message, hint }) => `${code} ${message} ${hint}`,
  )
}

describe('a half-drawn plan', () => {
  it('opens with nothing in it', () => {
    expect(told('')).toEqual([])
  })

  it('opens with empty parts and things, and says what they lack', () => {
    expect(told('sites:\ncomponents:\n  web:\n  db: { kind: }\n')).toEqual([
      'incomplete 5:3 Component “db” does not say what it is.',
      'incomplete 4:3 Component “web” does not say what it is.',
    ])
  })

  it('takes “unknown” for an answer', () => {
    const text = 'components: { a: { kind: fleet, rto: unknown, fleet: { machines: unknown } } }\n'

    expect(told(text)).toEqual([])
  })
})

describe('watching', () => {
  it('needs somebody who looks at alerts, and a group that can switch', () => {
    const text = `components: { a: { kind: dns }, m: { kind: monitor } }
groups: { g: { kind: k-of-n, members: [a], failover: { watchedBy: m } } }
response: { triage: { takes: 5m } }
`

    expect(told(text)).toEqual([
      'incomplete 3:11 Group “g” names a monitor to go by, but its members do not stand by for each other.',
      'incomplete 4:13 The plan: response, triage does not say who looks at alerts, so that each is looked at as soon as it comes.',
    ])
  })
})

describe('a reference', () => {
  it('may name the members of a group with their capacity', () => {
    const text = `components: { a: { kind: dns } }
groups: { g: { kind: k-of-n, members: [{ id: b, capacity: 1 }, a] } }
`

    expect(told(text)).toEqual([
      'unknown-reference 3:46 Group “g”: members 1, id names “b”, but there is no such component or group.',
    ])
  })

  it('may end at a business service but not begin at a group', () => {
    const text = `components: { a: { kind: dns } }
groups: { g: { kind: k-of-n, members: [a] } }
businessServices: { pay: { name: Pay, rto: 1h }, buy: { rto: 1h } }
dependencies: { x: { from: buy, to: pay }, y: { from: g, to: a }, z: { from: pay, to: a } }
`

    expect(told(text)).toEqual([
      'wrong-reference 5:55 Dependency “y”: from names “g”, which is a group.',
    ])
  })

  it('of a cohort names a ring of a product that its fleet has', () => {
    const text = `products: { agent: { channels: { main: { rings: [{ name: early }] } } } }
components:
  pcs:
    kind: fleet
    products: [agent]
    fleet: { machines: 9, cohorts: { a: { ring: early }, b: { ring: earli } } }
`

    expect(told(text)).toEqual([
      'unknown-reference 7:69 Cohort “b” of component “pcs”: ring names “earli”, but there is no such ring.',
    ])
  })
})

describe('numbers', () => {
  it('of a distribution are in order', () => {
    const text = `components:
  a: { kind: dns, start: { p50: 3h, p95: 1h }, repair: { pert: [1h, 3h, 2h] } }
  b: { kind: dns, start: { p50: 0s, p95: 1h }, repair: { weibull: { shape: 0, p50: 1h } } }
`

    expect(told(text)).toEqual([
      'out-of-range 3:58 Component “a”: repair, pert must not go down.',
      'out-of-range 3:33 Component “a”: start, p50 of 3h is above p95 of 1h.',
      'out-of-range 4:76 Component “b”: repair, weibull, shape must be above 0.',
      'out-of-range 4:33 Component “b”: start, p50 must be above 0 where p95 is.',
    ])
  })

  it('of machines fit into the fleet', () => {
    const text = `components:
  pcs: { kind: fleet, fleet: { machines: 5, cohorts: { a: { machines: 4 }, b: { machines: 2 } } } }
`

    expect(told(text)).toEqual([
      'shares-exceed-one 3:45 Component “pcs”: fleet, cohorts have 6 machines together, but the fleet has 5.',
    ])
  })

  it('of people suffice for the work', () => {
    const text = `teams: { ops: { people: 1, onCall: 1 } }
components: { a: { kind: dns } }
runbooks: { r: { recovers: [a], tasks: { t: { team: ops, people: 3 } } } }
`

    expect(told(text)).toEqual([
      'nobody-can-do-it 4:42 Task “t” of runbook “r” takes 3 people at once, but its team never has more than 2.',
    ])
  })
})

describe('what was written wrongly', () => {
  it('is explained by the form that was meant', () => {
    expect(toldByParser('components: { a: { start: { pert: [1h, 2h] } } }')).toEqual([
      'out-of-range Component “a”: start, pert must have at least 3 in its list, but has 2. Correct the list.',
    ])
    expect(toldByParser('dependencies: { d: { coupling: { kind: graze } } }')).toEqual([
      'wrong-value Dependency “d”: coupling, kind cannot be “graze”. Did you mean “grace”?',
    ])
  })

  it('is never explained by a form that nobody can have meant', () => {
    expect(toldByParser('components: { a: { start: 15 } }')).toEqual([
      'wrong-type Component “a”: start must be a length of time such as 90s, 15m, 4h or 3d, or a map of fields, or “unknown”, but is “15”. Put quotes around it ("15") if it is meant as text, or add its unit.',
    ])
  })

  it('is told for everything at once', () => {
    expect(toldByParser('name: 7\ncomponents: { a: { rto: -1h, tear: 1 } }')).toHaveLength(3)
  })

  it('includes lengths of time beyond all plans', () => {
    expect(toldByParser('components: { a: { rto: 999999d } }')).toEqual([
      'out-of-range Component “a”: rto is longer than 100 years: “999999d”. Check the unit: s, m, h and d stand for seconds, minutes, hours and days.',
    ])
  })
})
