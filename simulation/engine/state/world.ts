/**
 * The state of one run. Everything here changes while the run goes on and nobody outside sees it.
 *
 * Rules do not call each other: they change the world and mark what must be looked at again, and
 * `simulate` calls the rules in their order until nothing is marked.
 */
import type { CompiledBlind, CompiledDemandSurge, Model } from '../../compile/model.ts'
import type { BeliefState } from './beliefState.ts'
import type { Chance } from '../chance/chance.ts'
import type { Choices } from './choices.ts'
import type { Columns } from '../log/columns.ts'
import type { Gathered } from './gathered.ts'
import type { Handover } from './handover.ts'
import type { LoadWorld } from './loadWorld.ts'
import type { SegmentKind } from '../log/log.ts'
import type { Instant } from './instant.ts'
import type { Lists } from '../lists.ts'
import type { Marks } from './marks.ts'
import type { DataWorld } from './dataWorld.ts'
import type { CueQueue } from '../queue/queue.ts'
import type { CohortWork } from '../structure/mending.ts'
import type { Job, Staff, TeamState } from './staff.ts'
import type { Starts } from './starts.ts'
import type { Structure } from '../structure/structure.ts'
import type { Wave } from './wave.ts'

export type { Trigger } from './marks.ts'
import type { Work } from './work.ts'

/** Whether a component is switched on. */
export const power = { stopped: 0, starting: 1, running: 2 } as const

export type ActiveFault = {
  readonly fault: number
  readonly cap: number
  /** True for harm to data, which no repair lifts. */
  readonly needsRestore: boolean
}

export const incidentStage = {
  ahead: 0,
  unseen: 1,
  detected: 2,
  answered: 3,
  diagnosed: 4,
  declaring: 5,
  declared: 6,
} as const

/**
 * How far people are with something that struck. One per fault of the scenario, at the index of the
 * fault; behind them one for each breakdown.
 */
export type Incident = {
  /** Index of the fault that it comes from. */
  readonly fault: number
  /** What it is called in the log. */
  readonly id: string
  /** Entities that it strikes. */
  readonly hits: readonly number[]
  /** Ids of what it is about, for the log. */
  readonly targets: readonly string[]
  stage: number
  faultEvent: number
  detectedEvent: number
  diagnosedEvent: number
  declaredEvent: number
  /** When a fix was known to those outside; -1 until then. Always 0 for losses. */
  fixKnownEvent: number
  isFixKnown: boolean
  leadTeam: number
  /** The work on its diagnosis; `null` until somebody has begun. */
  diagnosis: Job | null
  /** True while people follow a wrong diagnosis. */
  isMisled: boolean
  /** Business service through which users will report it; -1 while they have no reason to. */
  watchedThrough: number
  isClearedByItself: boolean
  /** True once the fault has passed by itself. */
  isOver: boolean
}

/** A lease that is running out: since when, how long one grant lasts, and why. */
export type Lease = { readonly sinceMs: number; readonly lastsMs: number; readonly event: number }

/** How far a component has aged towards its next breakdown. */
export type Wear = {
  readonly index: number
  readonly fault: number
  readonly entity: number
  /** `fault/component`. */
  readonly id: string
  /** Groups in which it may stand by; empty where a standby ages like the active one. */
  readonly standbyIn: readonly number[]
  /** Time in use that it has left, as of `sinceMs`. Not whole: a standby may age slowly. */
  leftMs: number
  sinceMs: number
  /** How fast it ages, 0 to 1. */
  ageing: number
  version: number
  /** The incident by which it is broken; -1 while it is whole. */
  incident: number
}

/** A look that a monitor could not take because it was down. */
export type BlindLook = {
  readonly entity: number
  readonly event: number
  readonly position: number
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
  /** The event by which it was last written down that the switch waits; -1 for none. */
  waitEvent: number
  isForced: boolean
  /** The member that took over where the active one is out of reach; -1 for none. */
  split: number
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
  /** When its demand next changes by the hour, if that was asked for; -1 otherwise. */
  busyCueMs: number
  isNormal: boolean
}

/** Machines of one cohort in one ring that one bad update reaches. Counts need not be whole. */
export type Cell = {
  readonly fleet: number
  readonly cohort: number
  readonly ring: number
  readonly fault: number
  /** What mending one of its machines takes. */
  readonly work: CohortWork
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
  /** Which pools were empty when the rates were set, one bit each. */
  emptiness: number
  /** True if mending was allowed when the rates were set, and if there was something for hands. */
  isOpen: boolean
  needsHands: boolean
  /** Pairs of hands at the last machines, once there are as many as machines; 0 before. */
  lastHands: number
}

export type FleetState = {
  readonly cells: Cell[]
  /** The same, those that are to be mended first in front. */
  byPriority: readonly Cell[]
  /** Up to when the counts are worked out. */
  sinceMs: number
  lastEvent: number
  version: number
  /** Rates as they were last written down. */
  readonly ratesWritten: number[]
  /** True if counts have jumped although no rate may have changed. */
  mustBeWritten: boolean
  /** Highest step of its level that has been passed on. */
  level: number
  /** What the time since the last event is spent on. */
  segment: SegmentKind
  /** People at work by team index. */
  readonly peopleAssigned: Map<number, number>
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
  chance: Chance
  /** Draws that are 0 whatever the plan says, by `drawKey`; `null` for none. */
  instantly: ReadonlySet<string> | null
  readonly structure: Structure
  readonly queue: CueQueue
  /** Everything that happened so far. */
  readonly log: Columns
  nowMs: number

  readonly level: Float64Array
  readonly delivered: Float64Array
  /** By the numbers of states in the log. */
  readonly state: Uint8Array
  readonly stateEvent: Int32Array
  /** The event that last changed something about an entity, whether its state changed or not. */
  readonly touchEvent: Int32Array
  /** 1 for what some task run watches. */
  readonly isWatched: Uint8Array
  readonly powerOf: Uint8Array
  /** 1 for what is meant to run: from the start, or since somebody started it. */
  readonly isMeantToRun: Uint8Array
  readonly powerVersion: Int32Array
  readonly faultsOn: Lists<ActiveFault>
  /** The least that the faults on an entity leave of its level. */
  readonly faultCap: Float64Array
  readonly repairsUnderWay: Int32Array
  /** A cap by load, besides faults and providers; 1 where load sets no limit. */
  readonly loadCap: Float64Array
  /** What the demand on an entity is multiplied by while something surges; 1 otherwise. */
  readonly surge: Float64Array
  /** Surges that go on, in the order in which they began. */
  surges: CompiledDemandSurge[]
  /** By dependency: share of its calls that a breaker lets through; 1 without one. */
  readonly admitted: Float64Array
  /** Who asks how much of whom; `null` where no capacity is known. */
  load: LoadWorld | null
  /** 1 for what is cut off on purpose: it gives nothing. */
  readonly isIsolated: Uint8Array
  /**
   * By dependency: what a consumer has left of its provider’s service without it. 1 while a reserve
   * lasts, 0 once it is used up; 0 for what keeps no reserve.
   */
  readonly hold: Float64Array
  /** By dependency: 1 where the consumer feels its provider’s level later than it changes. */
  readonly isFeltLater: Uint8Array
  /** By dependency: the provider’s level as the consumer has felt it; read only where that is later. */
  readonly seen: Float64Array
  /** By dependency: the event by which the consumer last felt its provider. */
  readonly feltEvent: Int32Array
  readonly graceVersion: Int32Array
  /** Leases that are running out, by dependency. */
  readonly leases: Map<number, Lease>
  /** By dependency: how many partitions cut it, 1 where some of a group is out of reach, and since when. */
  readonly cut: Int32Array
  readonly isBlind: Uint8Array
  readonly reachEvent: Int32Array
  /** Members of a group, by position, that cannot be reached over a dependency. */
  readonly blinds: Map<number, CompiledBlind[]>
  /** What is handed over and can wait, by dependency. */
  readonly handovers: Map<number, Handover>
  /** By member’s place in a group that feels it later: its level as felt, and by which event. */
  readonly seatLevel: Float64Array
  readonly seatEvent: Int32Array

  /** Entities whose own state changed, and why. */
  dirty: Marks
  readonly wave: Wave
  readonly instant: Instant
  /** Entities struck since the rules last looked, whether their state changed or not. */
  readonly newlyStruck: number[]
  /** State events since the rules last looked. */
  readonly newStates: Int32Array
  newStatesCount: number
  needsStaffing: boolean
  /** Events that may change how fast machines break or are mended, by fleet. */
  readonly fleetsToRecount: Map<number, readonly number[]>

  readonly starts: Starts
  readonly gathered: Gathered
  readonly incidents: Incident[]
  /** Incidents that people have to take the next step with. */
  readonly moving: Set<number>
  readonly wears: Wear[]
  /** What an entity may break down by. */
  readonly wearsOn: Lists<Wear>
  /** Looks that monitors could not take, by the monitor. */
  readonly blindLooks: Map<number, readonly BlindLook[]>
  /** Incidents that nobody has noticed and that no users are about to report. */
  readonly hidden: Set<number>
  /** Incidents that users are about to report, by business service. */
  readonly reportedThrough: Map<number, number[]>
  /** Business services that are out. */
  readonly outages: Set<number>
  /** True once something changed by which users may feel a hidden incident. */
  mayShowHidden: boolean
  readonly teams: TeamState[]
  readonly work: Work
  choices: Choices
  readonly staff: Staff
  readonly groups: (GroupState | null)[]
  readonly services: (ServiceState | null)[]
  readonly belief: BeliefState
  readonly fleets: FleetState[]
  readonly rollouts: (RolloutState | null)[]
  readonly data: DataWorld
  declaredMs: number
  /** True if something that may wait in a circle has begun to wait since the last look. */
  hasNewWaits: boolean
  readonly deadlocksTold: Set<string>
}
