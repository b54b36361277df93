/**
 * Fingerprints of documents and logs, by which a run is known and can be checked again anywhere.
 *
 * They are taken of a canonical form, so that the order of declarations in a file does not matter.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { assert } from './assert.ts'
import type { Log, LogEvent } from './engine/log/log.ts'
import { compareIds } from './ids.ts'
import type { Plan } from './plan/schema.ts'
import type { Scenario } from './scenario/schema.ts'

/** Every field of an event, in the order in which a log's fingerprint takes them. */
const eventFields = [
  'id',
  'atMs',
  'kind',
  'entity',
  'because',
  'segment',
  'from',
  'to',
  'level',
  'delivered',
  'other',
  'backlog',
  'backlogPerHour',
  'machines',
  'people',
  'text',
] as const satisfies readonly (keyof LogEvent)[]

/** Fields that came later; they count only where an event has them, so that old logs keep theirs. */
const laterFields = [
  'reason',
  'refusal',
  'cost',
  'integrity',
  'pointMs',
  'lostMs',
  'gb',
  'gbPerHour',
] as const satisfies readonly (keyof LogEvent)[]

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** Fingerprint of what happened in a run; how the engine got there does not count. */
export function logDigest(log: Log): string {
  const hash = sha256.create()
  for (const event of log.events) hash.update(utf8ToBytes(`${eventLine(event)}\n`))
  return bytesToHex(hash.digest())
}

/** Fingerprint of a plan without its layout: tidying the drawing leaves old runs valid. */
export function planDigest(plan: Plan): string {
  const { layout: _, ...simulated } = plan
  return sha256Hex(canonicalJson(simulated))
}

/** Fingerprint of a scenario. */
export function scenarioDigest(scenario: Scenario): string {
  return sha256Hex(canonicalJson(scenario))
}

/** JSON with sorted keys and no spaces; fields that are undefined are left out. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) return canonicalObject(value)
  assert(
    value === null || typeof value === 'string' || typeof value === 'boolean',
    'only plain data has a canonical form',
  )
  return JSON.stringify(value)
}

function canonicalObject(value: object): string {
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => compareIds(a, b))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`)
  return `{${fields.join(',')}}`
}

function canonicalNumber(value: number): string {
  assert(Number.isFinite(value), 'canonical numbers are finite')
  return String(value === 0 ? 0 : value)
}

function eventLine(event: LogEvent): string {
  const later = laterFields.flatMap((field) =>
    event[field] === undefined ? [] : [field, event[field]],
  )
  return canonicalJson([...eventFields.map((field) => event[field] ?? null), ...later])
}
