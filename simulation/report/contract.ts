/**
 * The report as plain data: everything that a page, a document or a table of it shows.
 */
import type { Finding } from '../gaps/finding.ts'
import type { EntityState } from '../engine/log/log.ts'
import type {
  FleetPoint,
  Outage,
  RecoveryBar,
  ServiceResult,
  Standstill,
} from '../views/contract.ts'
import type { LoadStanding } from '../views/loads.ts'

/** Where a value comes from, told apart at a glance. */
export const markers = [
  'computed',
  'measured',
  'published',
  'declared',
  'assumed',
  'unknown',
] as const
export type Marker = (typeof markers)[number]

export type ReportInput = {
  readonly path: readonly (string | number)[]
  /** What it is a value of, such as `Order database`. */
  readonly thing: string
  /** Such as `hands-on time to mend it`. */
  readonly what: string
  /** As written, or as taken where nothing was written. */
  readonly value: string
  readonly marker: Marker
  /** Where it comes from, in the words of the plan; empty if it does not say. */
  readonly source: string
  readonly isOnTier1: boolean
}

export type InputCount = { readonly marker: Marker; readonly all: number; readonly onTier1: number }

export type ServiceRow = {
  readonly result: ServiceResult
  /** Such as `23 h 12 min over` or `1 h 45 min to spare`. */
  readonly rtoMargin: string
  readonly mtdMargin: string
  /** Such as `1 h over`; empty where no data were lost. */
  readonly rpoMargin: string
}

export type TimelineRow = {
  readonly atMs: number
  readonly elapsed: string
  readonly clock: string
  readonly text: string
  readonly weight: 'bad' | 'good' | 'neutral' | 'message'
}

export type DecisionRow = {
  readonly elapsed: string
  readonly clock: string
  readonly name: string
  /** Such as `Done 5 min later.` or `Refused: it takes Vault, which is down.` */
  readonly outcome: string
  /** Money; empty for none. */
  readonly cost: string
}

export type PathTable = {
  readonly id: string
  readonly name: string
  readonly outage: Outage
  readonly lastedMs: number
  /** By stretch: how much shorter the outage were without it; `null` where no replay can tell. */
  readonly dragsMs: readonly (number | null)[]
}

/** A cause in the story of an outage; `depth` grows where several things had to come together. */
export type WhyLine = {
  readonly depth: number
  readonly elapsed: string
  readonly text: string
  readonly isOrigin: boolean
}

export type FleetChart = {
  readonly id: string
  readonly name: string
  readonly machines: number
  readonly points: readonly FleetPoint[]
  readonly brokenMost: number
  /** When nine tenths of the broken ones worked again; `null` if never. */
  readonly mostlyBackMs: number | null
}

export type ReportGap = { readonly finding: Finding; readonly witnessNames: readonly string[] }

export type Area = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type DiagramCard = Area & {
  readonly id: string
  readonly name: string
  /** Kind in words, such as `datastore`. */
  readonly kind: string
  readonly state: EntityState | null
  readonly level: number
  readonly isOrigin: boolean
  readonly shape: 'component' | 'group' | 'business-service'
}
export type DiagramEdge = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly coupling: 'hard' | 'soft' | 'grace' | 'lease' | 'queue' | 'replication' | 'member'
  /** Letter of a phase other than run. */
  readonly letter: string
  readonly isBroken: boolean
}
export type Diagram = {
  readonly sites: readonly (Area & { readonly id: string; readonly name: string })[]
  readonly cards: readonly DiagramCard[]
  readonly edges: readonly DiagramEdge[]
  readonly bounds: Area
}

/** Places on the canvas, top left corners. */
export type DiagramLayout = {
  readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>
  readonly sites?: Readonly<Record<string, Area>>
}

export type InventoryRow = {
  readonly name: string
  readonly kind: string
  readonly site: string
  readonly vendor: string
  readonly team: string
  readonly tier: string
}

export type Report = {
  readonly report: 1
  readonly identity: {
    readonly plan: string
    readonly organisation: string
    readonly description: string
    readonly scenario: string
    readonly start: string
    readonly until: string
    readonly seed: string
    readonly engineVersion: string
    readonly planDigest: string
    readonly scenarioDigest: string
    readonly logDigest: string
    readonly command: string
    readonly bindings: readonly { readonly target: string; readonly things: string }[]
  }
  readonly verdict: {
    readonly sentences: readonly string[]
    readonly services: readonly ServiceRow[]
  }
  readonly inputs: {
    readonly counts: readonly InputCount[]
    readonly unknown: readonly ReportInput[]
    readonly assumed: readonly ReportInput[]
    readonly leftOut: readonly string[]
  }
  readonly story: {
    readonly summary: string
    readonly text: string
    readonly faults: readonly string[]
    readonly assumptions: readonly string[]
    readonly questions: readonly string[]
    readonly sources: readonly {
      readonly title: string
      readonly url: string
      readonly note: string
    }[]
  }
  readonly timeline: readonly TimelineRow[]
  /** What people decided, in order. */
  readonly decisions: readonly DecisionRow[]
  /** Events of the log that the timeline leaves out. */
  readonly eventsLeftOut: number
  readonly picture: { readonly atMs: number; readonly clock: string; readonly diagram: Diagram }
  readonly bars: readonly RecoveryBar[]
  readonly untilMs: number
  readonly paths: readonly PathTable[]
  /** How many services were out whose paths are not told. */
  readonly pathsLeftOut: number
  /** What waited for something that was down, the longest first. */
  readonly standstills: readonly Standstill[]
  readonly causes: { readonly title: string; readonly lines: readonly WhyLine[] } | null
  readonly fleets: readonly FleetChart[]
  /** How everything with a known capacity stood at the worst moment, the tightest first. */
  readonly loads: readonly LoadStanding[]
  readonly gaps: readonly ReportGap[]
  readonly inventory: readonly InventoryRow[]
}
