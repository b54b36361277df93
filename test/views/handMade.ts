/**
 * Models and logs written by hand, so that views are tested without the engine.
 */
import { plainControl } from '../../simulation/compile/control.ts'
import { noEffects } from '../../simulation/index.ts'
import type { CompiledFleet, CompiledService, Draw, Entity, Model } from '../../simulation/index.ts'
import type { Log, LogEvent } from '../../simulation/index.ts'
import type { Plan, Scenario } from '../../simulation/index.ts'

export const minute = 60_000
export const hour = 3_600_000

const none: Draw = { kind: 'fixed', ms: 0 }

const plainService: CompiledService = {
  tier: 1,
  rtoMs: 4 * hour,
  rpoMs: -1,
  mtdMs: 24 * hour,
  wrtMs: -1,
  minimumLevel: 1,
  demandPerHour: 0,
  calendar: { perSecond: 1, utcOffsetMinutes: 0, peaks: [], policy: -1 },
  deferrable: 1,
  catchUp: 1,
  reenterLost: 0,
  workarounds: [],
  users: null,
}

type Needs = Readonly<Record<string, readonly string[]>>

type Sketch = {
  /** Component id to the ids it needs; ids that only appear as needed are components too. */
  readonly needs?: Needs
  readonly services?: Readonly<Record<string, Partial<CompiledService>>>
  readonly standbys?: readonly string[]
  readonly fleets?: readonly CompiledFleet[]
  readonly plan?: Partial<Plan>
  readonly scenario?: Partial<Scenario>
  readonly tasks?: Model['tasks']
  readonly faults?: Model['faults']
  readonly startMs?: number
}

function entityOf(sketch: Sketch, id: string, index: number): Entity {
  const service = sketch.services?.[id]
  return {
    id,
    index,
    kind: service === undefined ? 'component' : 'business-service',
    name: id.slice(0, 1).toUpperCase() + id.slice(1),
    tier: service?.tier ?? 1,
    team: -1,
    hasRepair: false,
    repair: none,
    start: none,
    isInitiallyRunning: !(sketch.standbys ?? []).includes(id),
    stopsOnProviderLoss: false,
    monitors: [],
  }
}

/** A model with just what a view looks at. */
export function modelOf(sketch: Sketch): Model {
  const needs = sketch.needs ?? {}
  const ids = [
    ...new Set([
      ...Object.keys(needs),
      ...Object.values(needs).flat(),
      ...Object.keys(sketch.services ?? {}),
    ]),
  ].sort()
  const indexById = Object.fromEntries(ids.map((id, index) => [id, index]))
  const at = (id: string) => indexById[id] ?? -1
  return {
    plan: { blackstart: 1, name: 'Sketch', ...sketch.plan },
    scenario: { scenario: 1, name: 'Trouble', ...sketch.scenario },
    bindings: {},
    startMs: sketch.startMs ?? 0,
    horizonMs: 7 * 24 * hour,
    entities: ids.map((id, index) => entityOf(sketch, id, index)),
    indexById,
    dependencies: Object.entries(needs)
      .flatMap(([from, providers]) => providers.map((to) => ({ from, to })))
      .map(({ from, to }, index) => ({
        id: `${from}-needs-${to}`,
        index,
        from: at(from),
        to: at(to),
        phase: 'run',
        coupling: { kind: 'hard', threshold: 0 },
        feltAfter: { kind: 'fixed', ms: 0 },
        calls: { perRequest: 1, policy: -1, opensAt: -1, probes: 0, fallback: 0 },
      })),
    groups: ids.map(() => null),
    services: ids.map((id) => {
      const service = sketch.services?.[id]
      return service === undefined ? null : { ...plainService, ...service }
    }),
    loads: ids.map(() => null),
    sharing: ids.map(() => null),
    retryPolicies: [],
    fleets: sketch.fleets ?? [],
    siteIds: [],
    teams: [],
    personIds: [],
    runbooks: [],
    tasks: sketch.tasks ?? [],
    actions: [],
    decisionPoints: [],
    faults: sketch.faults ?? [],
    data: { sets: [], backups: [], places: [], gbPerHour: [] },
    injects: [],
    response: {
      team: -1,
      usersReport: none,
      diagnose: none,
      wrongDiagnosis: 0,
      wrongDiagnosisCosts: none,
      declare: none,
      declaringTeam: -1,
    },
    belief: {
      isFollowed: ids.map(() => false),
      watches: [],
      alarms: [],
      triage: null,
      isActedOn: false,
    },
    assumptions: [],
    leftOut: [],
  }
}

type Happening = Partial<LogEvent> & Pick<LogEvent, 'kind' | 'entity' | 'atMs'>

/** A log from events in order; ids are their positions. */
export function logOf(
  happenings: readonly Happening[],
  ending: { readonly untilMs: number; readonly isComplete?: boolean },
): Log {
  return {
    events: happenings.map((happening, id) => ({
      because: [],
      segment: 'instant',
      ...happening,
      id,
    })),
    untilMs: ending.untilMs,
    isComplete: ending.isComplete ?? false,
    cuesHandled: 0,
    workMsByTeam: {},
  }
}

/** Database dies at 10 min, is noticed, mended for 3 h and starts; the shop comes back with it. */
export const databaseLost = {
  model: modelOf({
    needs: { shop: ['web'], web: ['database'] },
    services: { shop: { tier: 1, rtoMs: 3 * hour, mtdMs: 8 * hour } },
    plan: {
      teams: { operators: { name: 'Operators' } },
      runbooks: { recovery: { name: 'Recovery', tasks: { restore: { name: 'Restore data' } } } },
    },
    scenario: { faults: { crash: { type: 'loss', target: 'disk', name: 'Disk crash' } } },
    tasks: [
      {
        id: 'recovery/restore',
        index: 0,
        runbook: 0,
        after: [],
        needs: [],
        teams: [0],
        doers: [{ team: 0, row: -1 }],
        people: 1,
        takes: { kind: 'fixed', ms: 3 * hour },
        succeeds: 1,
        tries: 1,
        ...noEffects,
        ...plainControl,
        repairs: [0],
        hasAim: true,
        tier: 1,
      },
    ],
  }),
  log: logOf(
    [
      { kind: 'run-started', entity: 'run', atMs: 0 },
      {
        kind: 'fault',
        entity: 'crash',
        atMs: 10 * minute,
        other: ['database'],
        segment: 'outside',
      },
      {
        kind: 'state',
        entity: 'database',
        atMs: 10 * minute,
        because: [1],
        from: 'operational',
        to: 'down',
        level: 0,
      },
      {
        kind: 'state',
        entity: 'web',
        atMs: 10 * minute,
        because: [2],
        from: 'operational',
        to: 'down',
        level: 0,
      },
      {
        kind: 'state',
        entity: 'shop',
        atMs: 10 * minute,
        because: [3],
        from: 'operational',
        to: 'down',
        level: 0,
        delivered: 0,
      },
      { kind: 'outage-started', entity: 'shop', atMs: 10 * minute, because: [4] },
      {
        kind: 'noticed',
        entity: 'web',
        atMs: 20 * minute,
        because: [3],
        other: ['users'],
        segment: 'detect',
      },
      {
        kind: 'paged',
        entity: 'operators',
        atMs: 20 * minute,
        because: [6],
        segment: 'page',
      },
      {
        kind: 'acknowledged',
        entity: 'operators',
        atMs: 32 * minute,
        because: [7],
        segment: 'page',
      },
      {
        kind: 'task-started',
        entity: 'recovery/restore',
        atMs: 50 * minute,
        because: [8],
        other: ['operators'],
        segment: 'wait-for-person',
      },
      {
        kind: 'task-done',
        entity: 'recovery/restore',
        atMs: 230 * minute,
        because: [9],
        segment: 'work',
      },
      {
        kind: 'state',
        entity: 'database',
        atMs: 230 * minute,
        because: [10],
        from: 'down',
        to: 'operational',
        level: 1,
      },
      {
        kind: 'state',
        entity: 'web',
        atMs: 230 * minute,
        because: [11],
        from: 'down',
        to: 'operational',
        level: 1,
      },
      {
        kind: 'state',
        entity: 'shop',
        atMs: 230 * minute,
        because: [12],
        from: 'down',
        to: 'operational',
        level: 1,
        delivered: 1,
      },
      { kind: 'outage-ended', entity: 'shop', atMs: 230 * minute, because: [13] },
    ],
    { untilMs: 24 * hour, isComplete: true },
  ),
}
