/**
 * The state of one run. Everything here changes while the run goes on and nobody outside sees it.
 *
 * Rules do not call each other: they change the world and mark what must be looked at again, and
 * `simulate` calls the rules in their order until nothing is marked.
 */
import type { CompiledTask, Draw, Model } from '../compile/model.ts'
import type { Chance } from './chance.ts'
import { drawMs } from './distributions.ts'
import type { EntityState, LogEvent, SegmentKind } from './log.ts'
import { type CueKind, CueQueue, phase } from './queue.ts'
import { buildStructure, type Structure } from './structure.ts'

/** Whether a component is switched on. */
export const power = { stopped: 0, starting: 1, running: 2 } as const

/** Why an entity must be looked at again, and what the time since then was spent on. */
export type Trigger = { readonly because: readonly number[]; readonly segment: SegmentKind }

export type ActiveFault = { readonly fault: number; readonly cap: number }

export const incidentStage = {
  ahead: 0,
  unseen: 1,
  detected: 2,
  answered: 3,
  diagnosed: 4,
  declaring: 5,
  declared: 6,
} as const

/** One per fault of the scenario: how far people are with it. */
export type Incident = {
  stage: number
  faultEvent: number
  detectedEvent: number
  diagnosedEvent: number
  declaredEvent: number
  /** When a fix was known to those outside; -1 until then. Always 0 for losses. */
  fixKnownEvent: number
  isFixKnown: boolean
  leadTeam: number
  isClearedByItself: boolean
  /** True once the fault has passed by itself. */
  isOver: boolean
}

export type TeamState = {
  /** 0 not called, 1 called, 2 waiting for a channel, 3 answered. */
  called: 0 | 1 | 2 | 3
  pagedEvent: number
  answeredEvent: number
  /** People on call who have come. */
  onCallPresent: number
  busy: number
  lost: number
  workMs: number
  nextShiftCueMs: number
}

export type TaskRun = {
  readonly index: number
  readonly task: CompiledTask
  readonly incident: number
  status: 'pending' | 'wanting' | 'running' | 'done' | 'skipped' | 'abandoned'
  /** Instances of the tasks that come before. */
  readonly after: readonly number[]
  /** Entities besides the task’s own needs, such as the runbook’s document. */
  readonly extraNeeds: readonly number[]
  /** Event that set the runbook going. */
  readonly activatedEvent: number
  isApproved: boolean
  approvedEvent: number
  waitingEvent: number
  doneEvent: number
  startedEvent: number
  startedMs: number
  team: number
  tries: number
}

/** Somebody is needed: for a diagnosis (task -1) or a task. */
export type StaffRequest = {
  readonly incident: number
  readonly taskRun: number
  readonly teams: readonly number[]
  readonly people: number
  readonly tier: number
  readonly sinceMs: number
  /** Event that was the last to be satisfied before people were wanted. */
  readonly binding: number
  readonly others: readonly number[]
}

export type SwitchStep = 'steady' | 'detecting' | 'deciding' | 'waiting' | 'starting' | 'switching'
export type GroupState = {
  active: number
  target: number
  step: SwitchStep
  version: number
  /** Share of clients that have found the active one. */
  found: number
  /** Last event on the way to a switch. */
  event: number
  /** The event for which it was written down that the switch waits; -1 for none. */
  waitTold: number
  isForced: boolean
  /** Switches so far, and the event of the last one. */
  switches: number
  doneEvent: number
}

export type ServiceState = {
  outageEvent: number
  outageStartMs: number
  /** Counts outages, so that timers of an earlier one are recognised. */
  outageNumber: number
  workaroundEvents: number[]
  backlog: number
  backlogPerHour: number
  backlogSinceMs: number
  backlogEvent: number
  backlogVersion: number
  isNormal: boolean
}

/** Machines of one cohort in one ring that one bad update reaches. Counts need not be whole. */
export type Cell = {
  readonly fleet: number
  readonly cohort: number
  readonly ring: number
  readonly fault: number
  /** Machines the update can still break, and those it broke, by way of repair. */
  exposed: number
  selfPool: number
  remotePool: number
  handsPool: number
  breakingPerMs: number
  selfPerMs: number
  remotePerMs: number
  handsPerMs: number
  /** Rate of self-healing once the update is withdrawn. */
  selfRatePerMs: number
  /** 0 nobody has set out, 1 on the way, 2 there. */
  travel: 0 | 1 | 2
}

export type FleetState = {
  readonly cells: Cell[]
  /** Up to when the counts are worked out. */
  sinceMs: number
  lastEvent: number
  version: number
  /** Highest step of its level that has been passed on. */
  level: number
  /** What the time since the last event is spent on. */
  segment: SegmentKind
  /** People at work by team index. */
  peopleAssigned: Map<number, number>
}

export type RolloutState = {
  pushedEvent: number
  lastRingEvent: number
  haltedEvent: number
  isHalted: boolean
  /** Reports still to come, in expectation, before one reaches the vendor; -1 if none ever does. */
  hazardLeft: number
  hazardSinceMs: number
  hazardBroken: number
  hazardBreakingPerMs: number
  hazardVersion: number
}

export type World = {
  readonly model: Model
  readonly chance: Chance
  readonly structure: Structure
  readonly queue: CueQueue
  readonly events: LogEvent[]
  /** Incident that each event belongs to; -1 for none. */
  readonly incidentOfEvent: number[]
  nowMs: number

  readonly level: Float64Array
  readonly delivered: Float64Array
  readonly state: EntityState[]
  readonly stateEvent: Int32Array
  readonly powerOf: Uint8Array
  readonly powerVersion: Int32Array
  readonly faultsOn: ActiveFault[][]
  readonly repairsUnderWay: Int32Array
  readonly isGraceOver: Uint8Array
  readonly graceVersion: Int32Array

  /** Entities whose own state changed, and why. */
  readonly dirty: Map<number, Trigger>
  /** State events since the rules last looked. */
  readonly newStates: number[]
  needsStaffing: boolean
  /** Events that may change how fast machines break or are mended, by fleet. */
  readonly fleetsToRecount: Map<number, readonly number[]>

  readonly startWanted: Map<
    number,
    { readonly event: number; readonly isJump: boolean; waitingEvent: number }
  >
  readonly incidents: Incident[]
  readonly blindLooks: {
    readonly monitor: number
    readonly entity: number
    readonly event: number
    readonly position: number
  }[]
  readonly teams: TeamState[]
  readonly taskRuns: TaskRun[]
  readonly requests: StaffRequest[]
  readonly groups: (GroupState | null)[]
  readonly services: (ServiceState | null)[]
  readonly fleets: FleetState[]
  readonly rollouts: (RolloutState | null)[]
  declaredMs: number
  hasNewWaits: boolean
  readonly deadlocksTold: Set<string>
  readonly occurrences: Map<string, number>
}

export function createWorld(model: Model, chance: Chance): World {
  const count = model.entities.length
  const structure = buildStructure(model)
  return {
    model,
    chance,
    structure,
    queue: new CueQueue(),
    events: [],
    incidentOfEvent: [],
    nowMs: 0,
    level: new Float64Array(count).fill(1),
    delivered: new Float64Array(count).fill(1),
    state: Array.from({ length: count }, () => 'operational' as const),
    stateEvent: new Int32Array(count),
    powerOf: Uint8Array.from(model.entities, (entity) =>
      entity.isInitiallyRunning ? power.running : power.stopped,
    ),
    powerVersion: new Int32Array(count),
    faultsOn: Array.from({ length: count }, () => []),
    repairsUnderWay: new Int32Array(count),
    isGraceOver: new Uint8Array(model.dependencies.length),
    graceVersion: new Int32Array(model.dependencies.length),
    dirty: new Map(),
    newStates: [],
    needsStaffing: false,
    fleetsToRecount: new Map(),
    startWanted: new Map(),
    incidents: model.faults.map((fault) => ({
      stage: incidentStage.ahead,
      faultEvent: -1,
      detectedEvent: -1,
      diagnosedEvent: -1,
      declaredEvent: -1,
      fixKnownEvent: -1,
      isFixKnown: fault.type === 'loss',
      leadTeam: -1,
      isClearedByItself: false,
      isOver: false,
    })),
    blindLooks: [],
    teams: model.teams.map(() => ({
      called: 0,
      pagedEvent: -1,
      answeredEvent: -1,
      onCallPresent: 0,
      busy: 0,
      lost: 0,
      workMs: 0,
      nextShiftCueMs: -1,
    })),
    taskRuns: [],
    requests: [],
    groups: model.groups.map((group) =>
      group === null
        ? null
        : {
            active: 0,
            target: -1,
            step: 'steady',
            version: 0,
            found: 1,
            event: 0,
            waitTold: -1,
            isForced: false,
            switches: 0,
            doneEvent: 0,
          },
    ),
    services: model.services.map((service) =>
      service === null
        ? null
        : {
            outageEvent: -1,
            outageStartMs: 0,
            outageNumber: 0,
            workaroundEvents: service.workarounds.map(() => -1),
            backlog: 0,
            backlogPerHour: 0,
            backlogSinceMs: 0,
            backlogEvent: -1,
            backlogVersion: 0,
            isNormal: true,
          },
    ),
    fleets: model.fleets.map(() => ({
      cells: [],
      sinceMs: 0,
      lastEvent: 0,
      version: 0,
      level: 1,
      segment: 'instant',
      peopleAssigned: new Map(),
    })),
    rollouts: model.faults.map((fault) =>
      fault.type === 'loss'
        ? null
        : {
            pushedEvent: -1,
            lastRingEvent: -1,
            haltedEvent: -1,
            isHalted: false,
            hazardLeft: -1,
            hazardSinceMs: 0,
            hazardBroken: 0,
            hazardBreakingPerMs: 0,
            hazardVersion: 0,
          },
    ),
    declaredMs: -1,
    hasNewWaits: false,
    deadlocksTold: new Set(),
    occurrences: new Map(),
  }
}

type NewEvent = Omit<LogEvent, 'id' | 'atMs' | 'because'> & { readonly because: readonly number[] }

/**
 * Writes an event at the present moment; the first cause is the binding one.
 *
 * The event belongs to the incident of its first cause that has one.
 */
export function record(world: World, event: NewEvent): number {
  const id = world.events.length
  const because = [...new Set(event.because)].filter((cause) => cause >= 0 && cause < id)
  world.events.push({ id, atMs: world.nowMs, ...event, because })
  const incident = because
    .map((cause) => world.incidentOfEvent[cause] ?? -1)
    .find((index) => index >= 0)
  world.incidentOfEvent.push(incident ?? -1)
  return id
}

/** Schedules something `inMs` from now. */
export function schedule(
  world: World,
  kind: CueKind,
  inMs: number,
  about: {
    readonly subject: number
    readonly detail?: number
    readonly version?: number
    readonly phase?: number
  },
): void {
  world.queue.push({
    atMs: world.nowMs + inMs,
    phase: about.phase ?? phase.completion,
    kind,
    subject: about.subject,
    detail: about.detail ?? 0,
    version: about.version ?? -1,
  })
}

/** How often a purpose has come up at an entity before; counts up. */
export function nextOccurrence(world: World, purpose: string, entityId: string): number {
  const key = `${purpose} ${entityId}`
  const occurrence = world.occurrences.get(key) ?? 0
  world.occurrences.set(key, occurrence + 1)
  return occurrence
}

/** Draws a length of time for a purpose at an entity. Units: milliseconds. */
export function drawTime(world: World, purpose: string, entityId: string, draw: Draw): number {
  if (draw.kind === 'fixed') return draw.ms
  const occurrence = nextOccurrence(world, purpose, entityId)
  return drawMs(draw, world.chance.uniform(purpose, entityId, occurrence))
}

/** True with the given chance. */
export function drawIsTrue(
  world: World,
  purpose: string,
  entityId: string,
  chance: number,
): boolean {
  if (chance <= 0) return false
  if (chance >= 1) return true
  return world.chance.uniform(purpose, entityId, nextOccurrence(world, purpose, entityId)) < chance
}

/** Marks an entity whose own state changed; the newest trigger stays. */
export function touch(
  world: World,
  entity: number,
  because: readonly number[],
  segment: SegmentKind,
): void {
  world.dirty.set(entity, { because, segment })
}

/** True if a provider is good enough to open a gate. */
export function isUsable(world: World, entity: number, threshold: number): boolean {
  return (world.level[entity] ?? 0) >= threshold
}

/** The latest of some events, and the others: what was satisfied last comes first. */
export function latestFirst(world: World, events: readonly number[]): readonly number[] {
  const known = [...new Set(events)].filter((event) => event >= 0)
  const time = (event: number): number => world.events[event]?.atMs ?? 0
  return known.sort((a, b) => time(b) - time(a) || b - a)
}

/** Ids of entities, for the log. */
export function entityIds(world: World, entities: readonly number[]): readonly string[] {
  return entities.map((entity) => world.model.entities[entity]?.id ?? '')
}
