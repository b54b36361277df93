/**
 * Who sits where: joining with the PIN, coming back with a key, and what a seat may do.
 */
import {
  type Deed,
  type DeedKind,
  openQuestionOf,
  parseDeed,
  type Seat,
  sha256Hex,
} from '../simulation/index.ts'
import { Allowance, bounds } from './limits.ts'
import { firstWords } from './outcome.ts'
import type { Room } from './room.ts'
import { digestOfKey, isSame, newKey } from './secrets.ts'

/** An answer to a request: its status, and what it says. */
export type Reply = { readonly status: number; readonly body: Readonly<Record<string, unknown>> }

export function says(status: number, message: string): Reply {
  return { status, body: { ok: false, message } }
}

const nameLengthMax = 80

/** What participants may send; everything else is refused before the journal sees it. */
const participantKinds: ReadonlySet<DeedKind> = new Set<DeedKind>([
  'voted',
  'decided',
  'requested',
  'observed',
  'supported',
  'fed-back',
])

export class Seats {
  readonly #room: Room
  readonly #wrongPins = new Allowance(bounds.pinBurst, bounds.pinPerSecond)
  readonly #allWrongPins = new Allowance(bounds.allPinsBurst, bounds.allPinsPerSecond)
  readonly #deeds = new Allowance(bounds.seatBurst, bounds.seatPerSecond)
  /** What each seat sent last, so that a repetition is told from a forgery. */
  readonly #received = new Map<string, Map<number, string>>()

  constructor(room: Room) {
    this.#room = room
  }

  /** The seat that a key belongs to. */
  find(key: string): Seat | undefined {
    const digest = digestOfKey(key)
    return Object.values(this.#room.state.seats).find((seat) => seat.digest === digest)
  }

  /** Somebody wants to join with the PIN. */
  async join(request: unknown, pin: string, from: string): Promise<Reply> {
    const now = this.#room.nowMs
    if (!this.#wrongPins.has(from, now) || !this.#allWrongPins.has('all', now)) {
      return says(429, 'Too many wrong PINs. Wait a minute, then look at the wall again.')
    }
    const { pin: said, name, role } = asRecord(request)
    if (typeof said !== 'string' || !isSame(said, pin)) {
      this.#wrongPins.take(from, now)
      this.#allWrongPins.take('all', now)
      return says(403, 'That is not the PIN. It is on the wall.')
    }
    if (typeof name !== 'string' || name.trim() === '' || name.length > nameLengthMax) {
      return says(400, 'Say who you are, in at most 80 letters.')
    }
    const key = newKey()
    const seat = `seat-${newKey()
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .slice(0, 12)}`
    const wanted = typeof role === 'string' && role !== '' ? { role } : {}
    const did = {
      kind: 'seated' as const,
      seat,
      name: name.trim(),
      digest: digestOfKey(key),
      ...wanted,
    }
    const written = await this.#room.act({ source: 'engine' }, did)
    if (!written.ok) return says(409, firstWords(written.problems))
    return { status: 200, body: { ok: true, seat, key } }
  }

  /** Somebody at a seat does something. */
  async act(seat: Seat, request: unknown): Promise<Reply> {
    const { nonce, did: raw } = asRecord(request)
    if (!Number.isSafeInteger(nonce) || typeof nonce !== 'number' || nonce < 1) {
      return says(400, 'The request has no number.')
    }
    const parsed = parseDeed(raw)
    if (!parsed.ok) return says(400, firstWords(parsed.problems))
    if (!participantKinds.has(parsed.value.kind)) {
      return says(403, 'Only the facilitator can do that.')
    }
    if (!this.#deeds.take(seat.id, this.#room.nowMs)) {
      return says(429, 'That was too much at once. Try again in a moment.')
    }
    return this.#write(seat, nonce, this.#asOwn(seat, parsed.value, nonce))
  }

  async #write(seat: Seat, nonce: number, did: Deed): Promise<Reply> {
    const digest = sha256Hex(JSON.stringify(did))
    const mine = this.#received.get(seat.id) ?? new Map<number, string>()
    if (mine.get(nonce) === digest) return { status: 200, body: { ok: true, isRepeated: true } }
    const last = this.#room.state.seats[seat.id]?.nonce ?? 0
    if (nonce <= last)
      return { ...says(409, 'This was received already.'), body: { ok: false, last } }
    mine.set(nonce, digest)
    for (const oldest of mine.keys()) {
      if (mine.size <= 100) break
      mine.delete(oldest)
    }
    this.#received.set(seat.id, mine)
    const written = await this.#room.act({ source: 'participant', seat: seat.id, nonce }, did)
    if (written.ok) return { status: 200, body: { ok: true } }
    mine.delete(nonce)
    return says(409, firstWords(written.problems))
  }

  /** Ids come from here, so that nobody writes under another one’s; so does what an option means. */
  #asOwn(seat: Seat, did: Deed, nonce: number): Deed {
    const own = `${seat.id}-${nonce}`
    switch (did.kind) {
      case 'requested': {
        const { role: _, ...request } = did
        return { ...request, request: own }
      }
      case 'observed':
        return { ...did, observation: own }
      case 'decided': {
        const question = openQuestionOf(this.#room.state)
        const option = question?.options.find((one) => one.id === did.option)
        return { ...did, isAction: option?.isAction ?? false }
      }
      default:
        return did
    }
  }

  /** What belongs to a seat alone, beside the view of its role. */
  own(seatId: string): string {
    const { state } = this.#room
    const seat = state.seats[seatId]
    if (seat === undefined) return 'null'
    const question = openQuestionOf(state)
    return JSON.stringify({
      seat: seat.id,
      name: seat.name,
      role: seat.role,
      nonce: seat.nonce,
      vote: question?.votes[seat.id] ?? null,
      decides: question !== undefined && question.role !== '' && question.role === seat.role,
    })
  }
}

/** The fields of something that came from outside. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isRecord ? (value as Readonly<Record<string, unknown>>) : {}
}
