import { describe, expect, it } from 'vitest'
import {
  canonicalJson,
  logDigest,
  planDigest,
  scenarioDigest,
  sha256Hex,
} from '../simulation/digest.ts'
import type { Log, LogEvent } from '../simulation/engine/log/log.ts'

const lost: LogEvent = {
  id: 0,
  atMs: 0,
  kind: 'state',
  entity: 'web',
  because: [],
  segment: 'instant',
  from: 'operational',
  to: 'down',
  level: 0,
}

function logOf(...events: LogEvent[]): Log {
  return { events, untilMs: 1_000, isComplete: true, cuesHandled: 7, workMsByTeam: {} }
}

describe('digests', () => {
  it('are SHA-256 of UTF-8', () => {
    expect(sha256Hex('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    expect(sha256Hex('Zürich')).toBe(
      '4251685e06cab635578c72b1f5f221e9840a05ac4d8f2404be4177aa87f9907d',
    )
  })

  it('do not depend on the order of declarations', () => {
    const shuffled = { components: { b: {}, a: { kind: 'dns' } }, blackstart: 1 } as const
    const sorted = { blackstart: 1, components: { a: { kind: 'dns' }, b: {} } } as const
    expect(planDigest(shuffled)).toBe(planDigest(sorted))
    const story = { scenario: 1, name: 'x', summary: 'y' } as const
    expect(scenarioDigest({ summary: 'y', name: 'x', scenario: 1 })).toBe(scenarioDigest(story))
  })

  it('of plans ignore the layout and nothing else', () => {
    const plan = { blackstart: 1, components: { a: {} } } as const
    const moved = { ...plan, layout: { positions: { a: { x: 1, y: 2 } } } }
    expect(planDigest(moved)).toBe(planDigest(plan))
    expect(planDigest({ ...plan, name: 'Ours' })).not.toBe(planDigest(plan))
  })

  it('of logs see every field of every event', () => {
    const variants: LogEvent[] = [
      lost,
      { ...lost, id: 1 },
      { ...lost, atMs: 1 },
      { ...lost, kind: 'fault' },
      { ...lost, entity: 'db' },
      { ...lost, because: [0] },
      { ...lost, segment: 'work' },
      { ...lost, from: 'degraded' },
      { ...lost, to: 'degraded' },
      { ...lost, level: 0.5 },
      { ...lost, delivered: 0 },
      { ...lost, other: ['db'] },
      { ...lost, backlog: 1 },
      { ...lost, backlogPerHour: 1 },
      { ...lost, people: 1 },
      { ...lost, text: 'a' },
      ...machineVariants(),
    ]
    expect(new Set(variants.map((event) => logDigest(logOf(event)))).size).toBe(variants.length)
  })

  it('of logs do not see how the engine got there', () => {
    expect(logDigest({ ...logOf(lost), cuesHandled: 8, untilMs: 9 })).toBe(logDigest(logOf(lost)))
  })
})

function machineVariants(): LogEvent[] {
  const machines = {
    working: 1,
    broken: 0,
    breakingPerHour: 0,
    selfHealingPerHour: 0,
    remotePerHour: 0,
    handsOnPerHour: 0,
  }
  const fields = Object.keys(machines) as (keyof typeof machines)[]
  return [
    { ...lost, machines },
    ...fields.map((field) => ({ ...lost, machines: { ...machines, [field]: 3 } })),
  ]
}

describe('canonical JSON', () => {
  it('sorts keys by code unit, even those that look like numbers', () => {
    expect(canonicalJson({ b: 1, 10: 2, 9: [true, null], B: 'x' })).toBe(
      '{"10":2,"9":[true,null],"B":"x","b":1}',
    )
  })

  it('leaves out what is undefined and knows no negative zero', () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}')
  })

  it('refuses what JSON would lose', () => {
    expect(() => canonicalJson({ a: NaN })).toThrow('canonical numbers are finite')
    expect(() => canonicalJson(Symbol('a'))).toThrow('only plain data')
  })
})
