/**
 * Secrets of a session: PIN, keys of screens and seats. None of them is ever written to the journal; of a
 * seat’s key it has the digest, so that a device finds its seat again after the room was opened anew.
 */
import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { sha256Hex } from '../simulation/index.ts'

/** Six digits: short enough to be read off a wall, and guessed by nobody whose wrong tries are counted. */
export function newPin(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0')
}

export function newKey(): string {
  return randomBytes(24).toString('base64url')
}

/** What the journal knows of a key. */
export function digestOfKey(key: string): string {
  return sha256Hex(key)
}

/** Compares without telling by its time how much was right. */
export function isSame(a: string, b: string): boolean {
  const [one, two] = [Buffer.from(digestOfKey(a)), Buffer.from(digestOfKey(b))]
  return timingSafeEqual(one, two)
}
