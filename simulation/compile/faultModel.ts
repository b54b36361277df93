/**
 * Faults of a scenario as the engine runs on them: part of the model. Those of data and of demand stand
 * beside what they hit.
 */
import type { Draw } from './draw.ts'
import type { CompiledDoer } from './work.ts'

export type CompiledLoss = {
  readonly type: 'loss'
  readonly id: string
  readonly atMs: number
  readonly hits: readonly number[]
  /** Level that is left of each of the hits, in their order. */
  readonly levels: readonly number[]
  /** Teams whose people are lost while it lasts. */
  readonly teams: readonly number[]
  readonly targets: readonly string[]
  readonly clearsByItself: boolean
  readonly clearsAfter: Draw
  /** True if the data in what is hit are gone as well. */
  readonly destroysData: boolean
  /** Sites that are lost, those inside of them included. */
  readonly sites: readonly number[]
}
export type CompiledRing = {
  readonly name: string
  readonly share: number
  readonly push: Draw
  readonly soak: Draw
  readonly evaluation: Draw
  /** Chance that the gate behind the ring stops a bad update; 0 if there is no gate. */
  readonly haltsBad: number
}
export type CompiledBadUpdate = {
  readonly type: 'bad-update'
  readonly id: string
  readonly atMs: number
  readonly product: string
  readonly channel: string
  readonly rings: readonly CompiledRing[]
  readonly failureShare: number
  readonly isReverted: boolean
  readonly revertedAfter: Draw
  readonly reportsPerMachineHour: number
  readonly haltTakes: Draw
  readonly fixKnownAfter: Draw
  /** Indexes of fleets, and other entities, that have the product. */
  readonly fleets: readonly number[]
  readonly hits: readonly number[]
  readonly targets: readonly string[]
}
export type CompiledBreakdowns = {
  readonly type: 'breakdowns'
  readonly id: string
  readonly atMs: number
  /** Components that fail, each at its own times. */
  readonly hits: readonly number[]
  /** `fault/component` of each of the hits, in their order: what a failure of it is called. */
  readonly hitIds: readonly string[]
  readonly targets: readonly string[]
  /** Age at which one fails. */
  readonly after: Draw
  /** Level that is left of what failed. */
  readonly level: number
  readonly clearsByItself: boolean
  readonly clearsAfter: Draw
  readonly agesAlways: boolean
  /** How fast a standby ages that runs beside the active one, 0 to 1. */
  readonly standbyAgeing: number
  /** Share of failures that hit all at once, 0 to 1. */
  readonly commonCause: number
}
/** People who are not there for a while. It strikes no component, so nobody detects it. */
export type CompiledAbsence = {
  readonly type: 'absence'
  readonly id: string
  readonly atMs: number
  readonly hits: readonly number[]
  /** Teams of which a share is absent, and people by name with their team and row. */
  readonly teams: readonly number[]
  readonly people: readonly CompiledDoer[]
  /** Share of each team, 0 to 1. */
  readonly share: number
  readonly targets: readonly string[]
  readonly clearsByItself: boolean
  readonly clearsAfter: Draw
}
/** A group of which some members cannot be reached from one side of a cut. */
export type CompiledBlind = { readonly dependency: number; readonly positions: readonly number[] }
export type CompiledPartition = {
  readonly type: 'partition'
  readonly id: string
  readonly atMs: number
  /** Consumers that cannot reach a provider. */
  readonly hits: readonly number[]
  readonly targets: readonly string[]
  /** Dependencies that are cut. */
  readonly cuts: readonly number[]
  /** Dependencies on groups of which a part is out of reach. */
  readonly blinds: readonly CompiledBlind[]
  /** Active-passive groups with members on both sides: for each member, whether it is cut off. */
  readonly splits: readonly { readonly group: number; readonly isCutOff: readonly boolean[] }[]
  readonly clearsByItself: boolean
  readonly clearsAfter: Draw
}
