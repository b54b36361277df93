/**
 * The world as a run finds it: everything that is meant to run is running, and nobody was called.
 */
import { isFeltAtOnce } from '../../compile/couplings.ts'
import { noTier } from '../../compile/defaults.ts'
import type { CompiledCoupling, CompiledService, CompiledTeam, Model } from '../../compile/model.ts'
import { at } from '../at.ts'
import { newBelief } from './beliefState.ts'
import type { Chance } from '../chance/chance.ts'
import { newChoices } from './choices.ts'
import { Columns, Names } from '../log/columns.ts'
import type { Handover } from './handover.ts'
import { Instant } from './instant.ts'
import { Lists } from '../lists.ts'
import { Gathered } from './gathered.ts'
import { Marks } from './marks.ts'
import { Starts } from './starts.ts'
import { createDataWorld } from './dataWorld.ts'
import { createLoad, renewLoad } from './loadWorld.ts'
import { CueQueue } from '../queue/queue.ts'
import type { TeamState } from './staff.ts'
import { SmallestFirst } from '../queue/smallestFirst.ts'
import { buildStructure } from '../structure/structure.ts'
import { Wave } from './wave.ts'
import type { Work } from './work.ts'
import {
  type ActiveFault,
  type FleetState,
  type GroupState,
  type Incident,
  incidentStage,
  power,
  type RolloutState,
  type ServiceState,
  type Wear,
  type World,
} from './world.ts'

/** A world at its beginning, before anything was worked out. */
/** How many things of a model can bring about events at one instant. */
function thingsOf({ entities, tasks, dependencies, faults, injects }: Model): number {
  const lists = [entities, tasks, dependencies, faults, injects]
  return lists.reduce((sum, { length }) => sum + length, 0)
}

export function createWorld(model: Model, chance: Chance): World {
  const structure = buildStructure(model)
  return {
    model,
    chance,
    instantly: null,
    structure,
    dirty: new Marks(model.entities.length),
    starts: new Starts(model.entities.length),
    gathered: new Gathered(),
    newStates: new Int32Array(model.entities.length),
    instant: new Instant(thingsOf(model)),
    wave: new Wave(structure.knots.length, model.entities.length),
    load: createLoad(model, structure),
    seatLevel: new Float64Array(structure.seats.length).fill(1),
    seatEvent: new Int32Array(structure.seats.length),
    queue: new CueQueue(),
    log: new Columns(new Names(model.entities.map(({ id }) => id))),
    groups: model.groups.map((group) => (group === null ? null : newGroup())),
    services: model.services.map((service) => (service === null ? null : newService(service))),
    ...entityStates(model),
    ...freshParts(model),
  }
}

/**
 * A world from which each of many runs begins, however the one before it ended: big arrays are kept
 * and filled again with what was in them when this was called, everything else is made anew.
 */
export function createReset(world: World): () => void {
  const { model, groups, services, queue, log, instant } = world
  const filled = Object.values(world).filter(isNumbers)
  const beginnings = filled.map((array) => array.slice())
  return () => {
    filled.forEach((array, position) => array.set(at(beginnings, position)))
    model.groups.forEach((group, entity) => {
      if (group !== null) groups[entity] = newGroup()
    })
    model.services.forEach((service, entity) => {
      if (service !== null) services[entity] = newService(service)
    })
    queue.reset()
    log.reset()
    instant.reset()
    world.dirty.clear()
    world.starts.clear()
    Object.assign(world, freshParts(model))
    if (world.load !== null) world.load = renewLoad(model, world.load)
  }
}

type NumberArray = Float64Array | Int32Array | Uint8Array

function isNumbers(value: unknown): value is NumberArray {
  return ArrayBuffer.isView(value)
}

/** What is small, or empty at the beginning. */
function freshParts(model: Model) {
  return {
    nowMs: 0,
    faultsOn: new Lists<ActiveFault>(),
    newlyStruck: [],
    newStatesCount: 0,
    needsStaffing: false,
    fleetsToRecount: new Map(),
    incidents: model.faults.map(({ id, hits, targets, type }, fault) =>
      newIncident({ fault, id, hits, targets }, type !== 'bad-update'),
    ),
    moving: new Set<number>(),
    wears: [],
    wearsOn: new Lists<Wear>(),
    blindLooks: new Map(),
    belief: newBelief(model),
    hidden: new Set<number>(),
    reportedThrough: new Map(),
    outages: new Set<number>(),
    mayShowHidden: false,
    teams: model.teams.map(newTeam),
    work: newWork(model),
    choices: newChoices(model, []),
    staff: {
      poolsOf: model.teams.map(() => []),
      teamsToStaff: [],
      newRequests: [],
      unreached: new Set<number>(),
      deadlines: new Map<number, number>(),
      hasNewDeadlines: false,
    },
    leases: new Map(),
    blinds: new Map(),
    handovers: new Map<number, Handover>(),
    fleets: model.fleets.map(newFleet),
    rollouts: model.faults.map((fault) => (fault.type === 'bad-update' ? newRollout() : null)),
    data: createDataWorld(model),
    surges: [],
    declaredMs: -1,
    hasNewWaits: false,
    deadlocksTold: new Set<string>(),
  }
}

function entityStates(model: Model) {
  const count = model.entities.length
  return {
    level: new Float64Array(count).fill(1),
    delivered: new Float64Array(count).fill(1),
    state: new Uint8Array(count),
    stateEvent: new Int32Array(count),
    touchEvent: new Int32Array(count),
    isWatched: new Uint8Array(count),
    isMeantToRun: Uint8Array.from(model.entities, (entity) => (entity.isInitiallyRunning ? 1 : 0)),
    powerOf: Uint8Array.from(model.entities, (entity) =>
      entity.isInitiallyRunning ? power.running : power.stopped,
    ),
    powerVersion: new Int32Array(count),
    faultCap: new Float64Array(count).fill(1),
    repairsUnderWay: new Int32Array(count),
    loadCap: new Float64Array(count).fill(1),
    surge: new Float64Array(count).fill(1),
    isIsolated: new Uint8Array(count),
    ...dependencyStates(model),
  }
}

function dependencyStates({ dependencies }: Model) {
  const count = dependencies.length
  return {
    hold: Float64Array.from(dependencies, ({ coupling }) => (isHeld(coupling) ? 1 : 0)),
    admitted: new Float64Array(count).fill(1),
    isFeltLater: Uint8Array.from(dependencies, ({ feltAfter }) =>
      isFeltAtOnce(feltAfter) ? 0 : 1,
    ),
    seen: new Float64Array(count).fill(1),
    feltEvent: new Int32Array(count),
    cut: new Int32Array(count),
    isBlind: new Uint8Array(count),
    reachEvent: new Int32Array(count).fill(-1),
    graceVersion: new Int32Array(count),
  }
}

/** True for what a consumer keeps for a while without its provider. */
function isHeld(coupling: CompiledCoupling): boolean {
  if (coupling.kind === 'hard' || coupling.kind === 'soft') return false
  return coupling.kind !== 'replication' || !(coupling.isSync && coupling.stopsWithout)
}

function newWork(model: Model): Work {
  return {
    taskRuns: [],
    repairRuns: new Lists(),
    restoreRuns: new Lists(),
    toLookAt: new SmallestFirst(),
    watchers: new Lists(),
    awaiting: model.teams.map(() => []),
    approvals: [],
    unread: [],
    mayBeRead: false,
    deadEnds: 0,
    hasNewDeadEnd: false,
    hasIdle: model.entities.some(({ isInitiallyRunning }) => !isInitiallyRunning),
    hasNewWait: false,
    stuckTold: new Set(),
    inCircles: new Set(),
    creditSpent: 0,
  }
}

/** An incident that is still ahead. */
export function newIncident(
  about: Pick<Incident, 'fault' | 'id' | 'hits' | 'targets'>,
  isFixKnown: boolean,
): Incident {
  return {
    ...about,
    stage: incidentStage.ahead,
    faultEvent: -1,
    detectedEvent: -1,
    diagnosedEvent: -1,
    declaredEvent: -1,
    fixKnownEvent: -1,
    isFixKnown,
    leadTeam: -1,
    diagnosis: null,
    isMisled: false,
    watchedThrough: -1,
    isClearedByItself: false,
    isOver: false,
  }
}

function newTeam({ rows }: CompiledTeam): TeamState {
  return {
    called: 0,
    pagedEvent: -1,
    comingEvent: -1,
    answeredEvent: -1,
    isWaitingForShift: false,
    calledInMs: -1,
    busyOf: new Int32Array(rows.length),
    absentOf: new Int32Array(rows.length),
    absentPpm: 0,
    lost: 0,
    workMs: 0,
    nextShiftCueMs: -1,
    isToStaff: false,
    freedEvent: -1,
    untold: [],
    jobs: new Set(),
    jobsOfTier: new Int32Array(noTier + 1),
  }
}

function newGroup(): GroupState {
  return {
    active: 0,
    target: -1,
    step: 'steady',
    version: 0,
    found: 1,
    event: 0,
    waitTold: -1,
    waitEvent: -1,
    isForced: false,
    split: -1,
    switches: 0,
    doneEvent: 0,
  }
}

function newService(service: CompiledService): ServiceState {
  return {
    outageEvent: -1,
    outageStartMs: 0,
    outageNumber: 0,
    workaroundEvents: service.workarounds.map(() => -1),
    backlog: 0,
    backlogPerHour: 0,
    backlogSinceMs: 0,
    backlogEvent: -1,
    backlogVersion: 0,
    busyCueMs: -1,
    isNormal: true,
  }
}

function newFleet(): FleetState {
  return {
    cells: [],
    byPriority: [],
    sinceMs: 0,
    lastEvent: 0,
    version: 0,
    ratesWritten: [],
    mustBeWritten: false,
    level: 1,
    segment: 'instant',
    peopleAssigned: new Map(),
  }
}

function newRollout(): RolloutState {
  return {
    pushedEvent: -1,
    lastRingEvent: -1,
    haltedEvent: -1,
    isHalted: false,
    hazardLeft: -1,
    hazardSinceMs: 0,
    hazardBroken: 0,
    hazardBreakingPerMs: 0,
    hazardVersion: 0,
  }
}
