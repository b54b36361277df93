/**
 * Random plans whose references all hold: for laws about documents, compiling and running.
 */
import fc from 'fast-check'
import type { Component, Dependency, Distribution, Group, Plan } from '../../simulation/index.ts'
import { componentKinds, groupKinds, phases } from '../../simulation/index.ts'

const duration = fc
  .tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('s', 'm', 'h', 'd'))
  .map(([number, unit]) => `${number}${unit}`)
const shortTimes = fc.integer({ min: 1, max: 59 }).map((number) => `${number}m`)
const longTimes = fc.integer({ min: 1, max: 59 }).map((number) => `${number}h`)
const spread: fc.Arbitrary<Distribution> = fc.oneof(
  duration,
  fc.record({ p50: shortTimes, p95: longTimes }),
  fc.record({ uniform: fc.tuple(shortTimes, longTimes) }),
  fc.record({ triangular: fc.tuple(shortTimes, fc.constant('1h'), longTimes) }),
  fc.record({ pert: fc.tuple(shortTimes, fc.constant('1h'), longTimes) }),
  fc.record({ exponential: fc.record({ mean: duration }) }),
  fc.record({ weibull: fc.record({ shape: fc.constantFrom(0.5, 1, 2), p50: duration }) }),
  fc.record({ empirical: fc.array(duration, { minLength: 1, maxLength: 4 }) }),
)
const takes = fc.oneof(spread, fc.constant('unknown' as const))
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)

/** Anything people may type, the awkward cases of YAML among it. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'yes',
    'null',
    '~',
    '1e3',
    '08:00',
    '- a',
    'a: b',
    '# x',
    ' x ',
    'a\nb\n',
    '',
    '&a',
  ),
)

function ids(prefix: string, countMax: number): fc.Arbitrary<string[]> {
  return fc
    .integer({ min: 0, max: countMax })
    .map((count) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`))
}

/** A map with a value for each id; values may differ from id to id. */
function mapOf<T>(keys: readonly string[], value: (id: string, index: number) => fc.Arbitrary<T>) {
  const entries = keys.map((id, index) => [id, value(id, index)] as const)
  return fc.record(Object.fromEntries(entries) as Record<string, fc.Arbitrary<T>>)
}

/** A record in which any field may be missing. */
function some<T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>
}

function someOf(keys: readonly string[]): fc.Arbitrary<string[]> {
  return fc.subarray([...keys])
}

/** A field that refers to one of the ids; left out where there are none. */
function ref<K extends string>(field: K, keys: readonly string[]) {
  return keys.length === 0 ? {} : { [field]: fc.constantFrom(...keys) }
}

type Ids = {
  readonly sites: readonly string[]
  readonly vendors: readonly string[]
  readonly teams: readonly string[]
  readonly components: readonly string[]
  readonly groups: readonly string[]
  readonly services: readonly string[]
}

const idSets: fc.Arbitrary<Ids> = fc.record({
  sites: ids('site', 4),
  vendors: ids('vendor', 2),
  teams: ids('team', 3),
  components: ids('c', 8),
  groups: ids('group', 2),
  services: ids('sales', 2),
})

function component(all: Ids): fc.Arbitrary<Component> {
  return some({
    name: words,
    description: words,
    tags: fc.array(words, { maxLength: 3 }),
    kind: fc.constantFrom(...componentKinds.filter((kind) => kind !== 'fleet')),
    ...ref('site', all.sites),
    ...ref('vendor', all.vendors),
    ...ref('team', all.teams),
    rto: duration,
    repair: takes,
    restoreGbPerHour: fc.integer({ min: 1, max: 900 }),
    data: fc.constantFrom({}, { consistencyGroup: 'orders', tolerance: '5m' }),
    start: takes,
    initially: fc.constantFrom('running', 'stopped'),
    onProviderLoss: fc.constantFrom('waits', 'stops'),
    basis: fc.constant({ start: 'assumption', '*': { is: 'measured', source: 'last year' } }),
  }) as fc.Arbitrary<Component>
}

function group(all: Ids): fc.Arbitrary<Group> {
  return fc.subarray([...all.components], { minLength: 1 }).chain((members) =>
    fc.record(
      {
        name: words,
        kind: fc.constantFrom(...groupKinds),
        members: fc.tuple(
          ...members.map((id) =>
            fc.oneof(
              fc.constant(id),
              fc.record({ id: fc.constant(id), capacity: share, feltAfter: takes }),
            ),
          ),
        ),
        k: fc.integer({ min: 1, max: members.length }),
      },
      { requiredKeys: ['members', 'kind'] },
    ),
  ) as fc.Arbitrary<Group>
}

const rate = fc.integer({ min: 0, max: 5000 })
const coupling = fc.oneof(
  fc.record({ kind: fc.constant('hard' as const) }),
  fc.record({ kind: fc.constant('hard' as const), threshold: share }),
  fc.record({ kind: fc.constant('soft' as const), strength: share, floor: share }),
  fc.record({ kind: fc.constant('grace' as const), holds: takes, threshold: share }),
  fc.record(
    {
      kind: fc.constant('lease' as const),
      lasts: takes,
      renewal: fc.constantFrom('uniform' as const, 'random' as const),
      threshold: share,
    },
    { requiredKeys: ['kind', 'lasts'] },
  ),
  fc.record(
    {
      kind: fc.constant('queue' as const),
      inPerHour: rate,
      drainPerHour: rate,
      buffer: rate,
      whenFull: fc.constantFrom('push-back' as const, 'lose' as const),
    },
    { requiredKeys: ['kind', 'inPerHour', 'drainPerHour'] },
  ),
  fc.record(
    {
      kind: fc.constant('replication' as const),
      mode: fc.constantFrom('async' as const, 'sync' as const),
      lag: takes,
      changesPerHour: rate,
      linkPerHour: rate,
      writes: share,
      onPartition: fc.constantFrom('continue' as const, 'stop' as const),
    },
    { requiredKeys: ['kind'] },
  ),
)

/** A dependency between two different things; providers may be groups. */
function dependency(all: Ids): fc.Arbitrary<Dependency> {
  return fc
    .tuple(
      fc.constantFrom(...all.components, ...all.services),
      fc.constantFrom(...all.components, ...all.groups),
    )
    .filter(([from, to]) => from !== to)
    .chain(([from, to]) =>
      fc.record(
        {
          from: fc.constant(from),
          to: fc.constant(to),
          phase: fc.constantFrom(...phases),
          coupling,
          feltAfter: takes,
        },
        { requiredKeys: ['from', 'to'] },
      ),
    ) as fc.Arbitrary<Dependency>
}

function runbook(all: Ids) {
  return ids('step', 4).chain((steps) =>
    fc.record(
      {
        name: words,
        recovers: someOf(all.components),
        tasks: mapOf(steps, (_, index) =>
          some({
            name: words,
            after: someOf(steps.slice(0, index)),
            ...ref('team', all.teams),
            takes,
            automated: fc.boolean(),
            repairs: someOf(all.components),
            restores: someOf(all.components),
            starts: someOf(all.components),
          }),
        ),
      },
      { requiredKeys: [] },
    ),
  )
}

/** Copies of some component, in one place or two. */
function backup(all: Ids) {
  return some({
    name: words,
    ...ref('of', all.components),
    interval: shortTimes,
    startsAt: fc.constantFrom('00:00', '23:30'),
    startsOn: fc.constantFrom('mon', 'sun'),
    takes: shortTimes,
    retention: fc.oneof(longTimes, fc.constant('unknown' as const)),
    ladder: fc.constant([{ every: '7d', for: '90d' }]),
    ...ref('site', all.sites),
    ...ref('heldIn', all.components),
    immutable: fc.constantFrom(true, false, 'unknown'),
    copies: fc.constant({ vault: { arrives: '6h', immutable: true } }),
    good: share,
    testedEvery: longTimes,
    sizeGb: fc.integer({ min: 0, max: 5000 }),
    restoreGbPerHour: fc.integer({ min: 1, max: 900 }),
    check: takes,
  })
}

const team = some({
  name: words,
  people: fc.integer({ min: 1, max: 9 }),
  onCall: fc.integer({ min: 0, max: 5 }),
  utcOffset: fc.constantFrom('+01:00', '-07:00'),
  acknowledge: takes,
  shifts: fc.constant([{ days: ['mon', 'tue'], from: '08:00', to: '16:30', people: 3 }]),
  handOver: some({ loses: takes }),
  preemption: some({ resume: takes }),
  fatigue: fc.record({ after: duration, factor: fc.constantFrom(1, 1.5, 2) }),
  escalation: fc.array(
    fc.record({ within: duration, answers: share, name: words }, { requiredKeys: ['within'] }),
    { maxLength: 2 },
  ),
})

function person(all: Ids) {
  return some({
    name: words,
    ...ref('team', all.teams),
    skills: fc.array(words, { maxLength: 2 }),
    onCall: fc.boolean(),
    away: fc.constant([{ from: '2024-01-02', to: '2024-01-05' }]),
  })
}

const businessService = some({
  name: words,
  tier: fc.integer({ min: 1, max: 4 }),
  rto: shortTimes,
  mtd: longTimes,
  minimumLevel: share,
  workarounds: fc.constant({ paper: { activation: '20m', share: 0.3, endurance: '8h' } }),
})

function nested(keys: readonly string[], extra: object = {}) {
  return mapOf(keys, (_, index) =>
    some({ name: words, ...ref('parent', keys.slice(0, index)), ...extra }),
  )
}

/** Plans in which every reference holds and nothing is impossible. */
export const planArbitrary: fc.Arbitrary<Plan> = idSets.chain((all) => {
  const canDepend = all.components.length >= 2
  return fc.record(
    {
      blackstart: fc.constant(1 as const),
      name: words,
      description: words,
      sites: nested(all.sites),
      vendors: nested(all.vendors, {
        support: fc.constant({ hours: [{ from: '08:00', to: '17:00' }], answersWithin: '1h' }),
      }),
      teams: mapOf(all.teams, () => team),
      people: ids('person', 2).chain((keys) => mapOf(keys, () => person(all))),
      components: mapOf(all.components, () => component(all)),
      ...(all.components.length > 0
        ? { groups: mapOf(all.groups, () => group(all)) }
        : { groups: fc.constant({}) }),
      dependencies: ids('d', canDepend ? 12 : 0).chain((keys) =>
        mapOf(keys, () => dependency(all.components.length > 0 ? all : { ...all, groups: [] })),
      ),
      businessServices: mapOf(all.services, () => businessService),
      backups: ids('copy', 2).chain((keys) => mapOf(keys, () => backup(all))),
      runbooks: ids('plan', 2).chain((keys) => mapOf(keys, () => runbook(all))),
      layout: fc.record({
        positions: mapOf(all.components, () =>
          fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.constant(12.5) }),
        ),
      }),
    },
    {
      requiredKeys: [
        'blackstart',
        'sites',
        'vendors',
        'teams',
        'components',
        'groups',
        'businessServices',
      ],
    },
  ) as fc.Arbitrary<Plan>
})
