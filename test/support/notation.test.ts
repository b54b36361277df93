import { describe, expect, it } from 'vitest'
import type { Log, LogEvent } from '../../simulation/index.ts'
import { compareLog } from './expectation.ts'
import { readSketch } from './notation/sketch.ts'

function logOf(...events: Omit<LogEvent, 'id'>[]): Log {
  return {
    events: events.map((event, id) => ({ ...event, id })),
    untilMs: 86_400_000,
    isComplete: true,
    cuesHandled: 0,
    workMsByTeam: {},
  }
}

const cascade = logOf(
  { atMs: 0, kind: 'fault', entity: 'lose-db', because: [], segment: 'outside', other: ['db'] },
  { atMs: 0, kind: 'state', entity: 'db', because: [0], segment: 'instant', to: 'down', level: 0 },
  {
    atMs: 0,
    kind: 'state',
    entity: 'web',
    because: [1, 0],
    segment: 'instant',
    from: 'operational',
    to: 'degraded',
    level: 1 / 3,
  },
  {
    atMs: 14_400_000,
    kind: 'state',
    entity: 'db',
    because: [1],
    segment: 'work',
    from: 'down',
    to: 'operational',
    level: 1,
  },
)

function agrees(expectation: string): boolean {
  const { expected, actual } = compareLog(cascade, expectation)
  return actual === expected
}

describe('an expectation', () => {
  it('looks only at what it mentions', () => {
    expect(agrees('0s web degraded')).toBe(true)
    expect(agrees('0s lose-db fault other db')).toBe(true)
  })

  it('is complete for the states of what it mentions', () => {
    expect(agrees('0s db down')).toBe(false)
    expect(
      agrees(`
        0s  db  down
        4h  db  operational  after 4h work
      `),
    ).toBe(true)
  })

  it('compares details to the decimals written', () => {
    expect(agrees('0s web degraded level 0.33 from operational')).toBe(true)
    expect(agrees('0s web degraded level 0.34')).toBe(false)
    expect(agrees('0s web degraded level 0')).toBe(false)
  })

  it('compares all causes in their order, the binding one first', () => {
    expect(agrees('0s web degraded because db, lose-db')).toBe(true)
    expect(agrees('0s web degraded because db down, lose-db')).toBe(true)
    expect(agrees('0s web degraded because db operational, lose-db')).toBe(false)
    expect(agrees('0s web degraded because db')).toBe(false)
  })

  it('can say that something never happens', () => {
    expect(agrees('never auth')).toBe(true)
    expect(agrees('never web starting')).toBe(true)
    expect(agrees('never db')).toBe(false)
  })

  it('refuses words that no log knows', () => {
    expect(() => agrees('0s db broken')).toThrow('neither a state nor a kind of event')
    expect(() => agrees('0s db down colour red')).toThrow('no detail of an event')
  })
})

describe('a sketch', () => {
  it('declares dependencies with their phase and coupling', () => {
    const { plan } = readSketch(`
      component db
      component vault
      component web  needs db soft 0.6 floor 0.1  needs:start vault
    `)
    expect(plan.dependencies).toEqual({
      'web-needs-db': {
        from: 'web',
        to: 'db',
        phase: 'run',
        coupling: { kind: 'soft', strength: 0.6, floor: 0.1 },
      },
      'web-needs-vault-to-start': {
        from: 'web',
        to: 'vault',
        phase: 'start',
        coupling: { kind: 'hard' },
      },
    })
  })

  it('knows what sort of thing is lost', () => {
    const { scenario, bindings } = readSketch(`
      site eu
      component db  site eu
      at 1h  lose eu  for 2h
      at 2h  lose db  level 0.5
    `)
    expect(scenario.targets).toEqual({ eu: { kind: 'site' }, db: { kind: 'component' } })
    expect(scenario.faults?.['lose-eu']).toEqual({
      type: 'loss',
      at: '1h',
      target: 'eu',
      clearsAfter: '2h',
    })
    expect(bindings).toEqual({ eu: ['eu'], db: ['db'] })
  })

  it('puts parts into their whole', () => {
    const { plan } = readSketch(`
      product agent
      channel agent/content  poll 2h
      ring agent/content/canary  share 0.1  halts-bad 0.9
      ring agent/content/all     share 0.9
      fleet pcs  machines 10
      cohort pcs/branch  share 1  ring canary
    `)
    const rings = plan.products?.agent?.channels?.content?.rings
    expect(rings?.map((ring) => ring.name)).toEqual(['canary', 'all'])
    expect(plan.components?.pcs?.fleet?.cohorts?.branch).toEqual({ share: 1, ring: 'canary' })
  })

  it('says on which line it is wrong', () => {
    expect(() => readSketch('server web')).toThrow('“server” is nothing that a sketch knows')
    expect(() => readSketch('component web colour red')).toThrow('“colour” is not known')
    expect(() => readSketch('cohort pcs/a share 1')).toThrow('“pcs” comes after its parts')
    expect(() => readSketch('at 0s lose web')).toThrow('“web” is not in the plan')
    expect(() => readSketch('component web start soon')).toThrow('cannot be simulated')
  })
})
