/**
 * The model: what the engine runs on. No optional field, no unresolved id, everything sorted by id.
 *
 * `compile` makes it from a plan and a scenario. An *entity* is a component, group or business
 * service; entities are numbered by the order of their ids, and everything refers to the numbers.
 */
import type { Bindings, Scenario } from '../scenario/schema.ts'
import type { Phase, Plan } from '../plan/schema.ts'
import type { CompiledBelief, CompiledUsers, MonitorSignal } from './beliefModel.ts'
import type { Draw } from './draw.ts'
import type { CompiledCorruption, CompiledData, CompiledRansomware } from './dataModel.ts'
import type {
  CompiledAbsence,
  CompiledBadUpdate,
  CompiledBreakdowns,
  CompiledLoss,
  CompiledPartition,
} from './faultModel.ts'
import type {
  CompiledCalls,
  CompiledDemand,
  CompiledDemandSurge,
  CompiledLoad,
  CompiledRetryPolicy,
  CompiledSharing,
} from './loadModel.ts'
import type { CompiledAction, CompiledPoint, CompiledRunbook, CompiledTask } from './work.ts'

export type * from './beliefModel.ts'
export type * from './draw.ts'
export type * from './faultModel.ts'
export type * from './dataModel.ts'
export type * from './loadModel.ts'
export type * from './work.ts'

export type EntityKind = 'component' | 'group' | 'business-service'

export type CompiledCoupling =
  | { readonly kind: 'hard'; readonly threshold: number }
  | { readonly kind: 'soft'; readonly strength: number; readonly floor: number }
  | { readonly kind: 'grace'; readonly holds: Draw; readonly threshold: number }
  | {
      readonly kind: 'lease'
      readonly lasts: Draw
      /** True if grants end at random, false if they are of all ages, evenly. */
      readonly isRandom: boolean
      readonly threshold: number
    }
  | {
      readonly kind: 'queue'
      readonly inPerHour: number
      readonly drainPerHour: number
      /** -1 where as much as one likes can wait. */
      readonly buffer: number
      readonly pushesBack: boolean
      readonly threshold: number
    }
  | {
      readonly kind: 'replication'
      readonly isSync: boolean
      readonly lag: Draw
      readonly changesPerHour: number
      readonly linkPerHour: number
      readonly writes: number
      /** True if the consumer stops changing data while it cannot reach its copy. */
      readonly stopsWithout: boolean
      readonly threshold: number
    }

export type CompiledDependency = {
  readonly id: string
  readonly index: number
  readonly from: number
  readonly to: number
  readonly phase: Phase
  readonly coupling: CompiledCoupling
  /** Time until the consumer feels a change of the provider’s level. */
  readonly feltAfter: Draw
  readonly calls: CompiledCalls
}

export type CompiledGroup = {
  readonly kind: 'k-of-n' | 'active-active' | 'active-passive'
  readonly members: readonly number[]
  /** Share of full demand that each member carries, in the order of members. */
  readonly capacity: readonly number[]
  /** Time until the group feels a change of each member’s level, in the order of members. */
  readonly feltAfter: readonly Draw[]
  readonly k: number
  readonly detect: Draw
  /** Entity of the monitor by whose readings it goes; -1 if it sees what is so. */
  readonly watchedBy: number
  readonly decide: Draw
  /** Team that decides; -1 if nobody has to. */
  readonly decidingTeam: number
  /** True if only a task of a runbook switches it. */
  readonly isManual: boolean
  readonly switch: Draw
  readonly succeeds: number
  readonly byHand: Draw
  readonly dnsTail: Draw
}

export type CompiledMonitor = {
  /** Entity of the monitor itself: it sees nothing while that is down. */
  readonly entity: number
  readonly interval: Draw
  readonly delay: Draw
  /** Chance not to see a failure, something merely degraded, and damaged data. */
  readonly misses: number
  readonly missesDegraded: number
  readonly missesData: number
  readonly signal: MonitorSignal
  readonly falseAlarmsPerDay: number
  /** True if the plan says more of it than when it raises its first alert. */
  readonly isFollowed: boolean
}

export type CompiledCohort = {
  /** `fleet/cohort`, or the fleet's id alone where it has no cohorts. */
  readonly id: string
  readonly machines: number
  readonly site: number
  readonly ring: string
  readonly online: number
  readonly priority: number
  readonly selfHealing: number
  readonly remote: number
  readonly touch: Draw
  readonly locate: Draw
  readonly travel: Draw
  readonly isEncrypted: boolean
}

export type CompiledFleet = {
  readonly entity: number
  readonly machines: number
  readonly products: readonly string[]
  readonly cohorts: readonly CompiledCohort[]
  readonly selfHealingOver: Draw
  readonly remotePerHour: number
  readonly remoteNeeds: readonly number[]
  readonly technicians: readonly number[]
  /** Entity of the key store; -1 if none. */
  readonly keyStore: number
  /** Infinity is not JSON: -1 where unlimited. */
  readonly keysPerHour: number
  readonly keyEach: Draw
}

export type CompiledWorkaround = {
  readonly id: string
  readonly activation: Draw
  readonly share: number
  /** -1 if it can go on for ever. */
  readonly enduranceMs: number
  readonly reentry: number
}

export type CompiledService = {
  readonly tier: number
  /** -1 where no target is set. */
  readonly rtoMs: number
  readonly rpoMs: number
  readonly mtdMs: number
  readonly wrtMs: number
  readonly minimumLevel: number
  readonly demandPerHour: number
  /** What the calendar makes of its demand, as a multiple: the rate of one per second. */
  readonly calendar: CompiledDemand
  readonly deferrable: number
  readonly catchUp: number
  /** Share of the work lost with data that is done once more. */
  readonly reenterLost: number
  readonly workarounds: readonly CompiledWorkaround[]
  /** `null` where reports come after a time, however many users there are. */
  readonly users: CompiledUsers | null
}

export type Entity = {
  readonly id: string
  readonly index: number
  readonly kind: EntityKind
  readonly name: string
  /** Best (lowest) tier of the business services that stand on it; 5 if none do. */
  readonly tier: number
  /** Index of the team that mends it; -1 if none. */
  readonly team: number
  /** `hasRepair` false means: nothing says how it would be mended. */
  readonly hasRepair: boolean
  readonly repair: Draw
  readonly start: Draw
  readonly isInitiallyRunning: boolean
  readonly stopsOnProviderLoss: boolean
  readonly monitors: readonly CompiledMonitor[]
}

/** When something holds within a week of local time: it turns at each change. */
export type CompiledWeek = {
  /** Milliseconds since Monday 00:00, ascending. */
  readonly changesMs: readonly number[]
  readonly isOnFirst: boolean
}
/** People of a team who come and go together. */
export type CompiledRow = {
  readonly people: number
  readonly week: CompiledWeek
  /** True for those who come when called, outside their week. */
  readonly isOnCall: boolean
  /** Surges: time after declaring when they come, and how long they stay. -1 for others, for ever. */
  readonly afterMs: number
  readonly lastsMs: number
  /** Number of the one person that the row is; -1 for people without names. */
  readonly person: number
  /** Planned absences. Units: milliseconds since 1970. */
  readonly away: readonly { readonly fromMs: number; readonly toMs: number }[]
}
/** One step of an escalation: who is called, and how long it is waited for an answer. */
export type CompiledStep = {
  /** `team/position`, by which its luck is drawn. */
  readonly id: string
  /** The row of the one person who is called; -1 for whoever is there or on call. */
  readonly row: number
  /** His id; empty for nobody by name. */
  readonly person: string
  readonly through: readonly number[]
  readonly acknowledge: Draw
  /** Chance that he answers at all. */
  readonly answers: number
  readonly withinMs: number
}
export type CompiledTeam = {
  readonly id: string
  readonly index: number
  readonly site: number
  readonly utcOffsetMinutes: number
  /** Those without names first. */
  readonly rows: readonly CompiledRow[]
  readonly reachedThrough: readonly number[]
  readonly acknowledge: Draw
  /** Who is called one after the other; empty where everybody is called at once. */
  readonly escalation: readonly CompiledStep[]
  readonly callOut: Draw
  /** True if work in progress is handed over at the end of a shift, and the time that costs. */
  readonly handsOver: boolean
  readonly handOver: Draw
  /** True if more important work takes people away from less important work, and what that costs. */
  readonly preempts: boolean
  readonly resumeCost: Draw
  /** Time on duty after which people need longer, by the factor; -1 if they never tire. */
  readonly tiresAfterMs: number
  readonly tiredFactor: number
}

export type CompiledFault =
  | CompiledAbsence
  | CompiledLoss
  | CompiledBadUpdate
  | CompiledBreakdowns
  | CompiledRansomware
  | CompiledCorruption
  | CompiledDemandSurge
  | CompiledPartition

export type CompiledResponse = {
  /** -1 if the plan names nobody: then the mending teams are called directly. */
  readonly team: number
  readonly usersReport: Draw
  readonly diagnose: Draw
  readonly wrongDiagnosis: number
  readonly wrongDiagnosisCosts: Draw
  readonly declare: Draw
  /** -1 if nobody has to declare. */
  readonly declaringTeam: number
}

export type Model = {
  readonly plan: Plan
  readonly scenario: Scenario
  readonly bindings: Bindings
  /** Milliseconds since 1970 of the start; calendars follow from it. */
  readonly startMs: number
  readonly horizonMs: number
  readonly entities: readonly Entity[]
  readonly indexById: Readonly<Record<string, number>>
  readonly dependencies: readonly CompiledDependency[]
  /** By entity index; `null` where the entity is no group, fleet or service. */
  readonly groups: readonly (CompiledGroup | null)[]
  readonly services: readonly (CompiledService | null)[]
  /** By entity index; all `null` where no capacity is known. */
  readonly loads: readonly (CompiledLoad | null)[]
  /** By entity index; `null` for what is no group, or one that carries no demand. */
  readonly sharing: readonly (CompiledSharing | null)[]
  readonly retryPolicies: readonly CompiledRetryPolicy[]
  readonly fleets: readonly CompiledFleet[]
  readonly siteIds: readonly string[]
  readonly teams: readonly CompiledTeam[]
  readonly personIds: readonly string[]
  readonly runbooks: readonly CompiledRunbook[]
  readonly tasks: readonly CompiledTask[]
  /** What the plan says people can decide to do. */
  readonly actions: readonly CompiledAction[]
  readonly decisionPoints: readonly CompiledPoint[]
  readonly faults: readonly CompiledFault[]
  readonly data: CompiledData
  readonly injects: readonly {
    readonly id: string
    readonly atMs: number
    readonly text: string
    readonly to: string
  }[]
  readonly response: CompiledResponse
  readonly belief: CompiledBelief
  /** What the plan leaves open and the run therefore assumed: one line each. */
  readonly assumptions: readonly Assumption[]
  /** What the plan contains and the run leaves out, because it is unfinished. */
  readonly leftOut: readonly string[]
}

/** A value that the plan did not give and the run took all the same. */
export type Assumption = {
  readonly path: readonly (string | number)[]
  /** Such as `start of Web shop`. */
  readonly what: string
  /** As written in a plan, such as `15m`. */
  readonly value: string
  /** Where the value comes from. */
  readonly source: string
}
