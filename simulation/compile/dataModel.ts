/**
 * The part of the model that is about data: what can harm them, their copies, how these come back.
 */
import type { Draw } from './draw.ts'

export type CompiledRansomware = {
  readonly type: 'ransomware'
  readonly id: string
  /** When the encryption begins. */
  readonly atMs: number
  /** All that can be encrypted; how much of it is, depends on how far the intruder gets. */
  readonly hits: readonly number[]
  /** Admin domains of each of the hits, in their order; none where the plan names none. */
  readonly domains: readonly (readonly string[])[]
  /** Admin domains whose rights the intruder begins with. */
  readonly held: readonly string[]
  readonly dwell: Draw
  /** True if the intruder wins further admin domains. */
  readonly isMoving: boolean
  readonly lateral: Draw
  readonly spread: Draw
  readonly isDated: boolean
  readonly datedAfter: Draw
  readonly targets: readonly string[]
}
export type CompiledCorruption = {
  readonly type: 'corruption'
  readonly id: string
  readonly atMs: number
  readonly hits: readonly number[]
  /** Level that is left of what is known to be corrupt. */
  readonly level: number
  /** False if nobody notices it but by a test of the copies. */
  readonly isNoticed: boolean
  readonly noticedAfter: Draw
  readonly isDated: boolean
  readonly datedAfter: Draw
  readonly targets: readonly string[]
}

/** One place in which the copies of a backup lie. */
export type CompiledPlace = {
  /** `backup`, or `backup/copy` for the further ones. */
  readonly id: string
  readonly index: number
  /** Entity that holds the copies; -1 if none. */
  readonly heldIn: number
  /** The site and all that it lies in. */
  readonly sites: readonly number[]
  /** Fate domain whose administrators can delete them; empty if the plan does not say. */
  readonly domain: string
  readonly isImmutable: boolean
  readonly arrivesMs: number
  /** Which copies are kept: one in every so long (0 for all) up to an age. */
  readonly keeps: readonly { readonly everyMs: number; readonly forMs: number }[]
  /** Gigabytes per hour of one restore; -1 where nothing but the shared limits counts. */
  readonly streamGbPerHour: number
  /** Entities with a limit that a restore shares with all others: store, lines, target. */
  readonly through: readonly number[]
  /** Entities that must be usable to restore. */
  readonly needs: readonly number[]
}
export type CompiledBackup = {
  readonly id: string
  readonly index: number
  /** Number of the data set. */
  readonly set: number
  readonly intervalMs: number
  /** A moment at which a copy began, since the run’s start; -1 where that is left to chance. */
  readonly anchorMs: number
  readonly isAnchored: boolean
  readonly takesMs: number
  /** Chance that a copy can be restored. */
  readonly good: number
  /** Every so many copies one is tested; 0 for never. */
  readonly testedEach: number
  readonly sizeGb: number
  readonly rebuild: Draw
  readonly check: Draw
  readonly places: readonly CompiledPlace[]
}
/** The data in a component that a fault of the scenario can destroy, encrypt or corrupt. */
export type CompiledDataSet = {
  readonly entity: number
  readonly backups: readonly number[]
  /** Numbers of the data sets that must come back as of the same moment, itself included. */
  readonly group: readonly number[]
  readonly toleranceMs: number
  /** Business services that stand on it. */
  readonly services: readonly number[]
}
export type CompiledData = {
  readonly sets: readonly CompiledDataSet[]
  readonly backups: readonly CompiledBackup[]
  /** All places of all backups. */
  readonly places: readonly CompiledPlace[]
  /** Gigabytes per hour that all restores together can pass, by entity; -1 for no limit. */
  readonly gbPerHour: readonly number[]
}
