/**
 * The facilitator’s desk: everything that only whoever conducts the exercise may ask for.
 *
 * It is reached over loopback with a key, or called directly by the window; never over the LAN.
 */
import { type Author, digestOfTime, objectivesDigest, parseDeed } from '../simulation/index.ts'
import { whyRefused, whyUnfit } from './deskChecks.ts'
import { firstWords } from './outcome.ts'
import type { Room } from './room.ts'
import { asRecord, type Reply, says } from './seats.ts'

/** What opens and closes the door of the room, and what it says of itself. */
export type DoorControl = {
  readonly open: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

type Question = (room: Room, asked: Readonly<Record<string, unknown>>) => unknown

/** Questions that change nothing. */
const questions: Readonly<Record<string, Question>> = {
  view: (room) => room.facilitatorView(),
  offers: (room) => room.offersAt(room.atMs),
  compare: (room, { a, b }) => room.compare(String(a), String(b)),
  digest: (room, { fromMs, toMs }) => digestOfTime(room.run(), Number(fromMs), Number(toMs)),
  role: (room, { role }) => room.roleView(String(role)),
  projector: (room) => room.projectorView(),
  'objectives-digest': (room) => objectivesDigest(room.state.preparation),
  preparation: (room) => room.state.preparation,
  entities: (room) => room.ground.model.entities.map(({ id, name, kind }) => ({ id, name, kind })),
}

/** Answers one request of the facilitator. */
export async function answerDesk(room: Room, door: DoorControl, request: unknown): Promise<Reply> {
  const asked = asRecord(request)
  const { ask } = asked
  if (typeof ask === 'string' && Object.hasOwn(questions, ask)) {
    return { status: 200, body: { ok: true, answer: questions[ask]?.(room, asked) } }
  }
  if (ask === 'open-door') return { status: 200, body: { ok: true, answer: await door.open() } }
  if (ask === 'close-door') {
    await door.close()
    return { status: 200, body: { ok: true } }
  }
  return writeDown(room, asked)
}

async function writeDown(
  room: Room,
  { did, as }: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const parsed = parseDeed(did)
  if (!parsed.ok) return says(400, firstWords(parsed.problems))
  const refused = whyRefused(parsed.value)
  if (refused !== undefined) return says(400, refused)
  const unfit = whyUnfit(room.state, parsed.value)
  if (unfit !== undefined) return says(409, unfit)
  const by: Author = { source: as === 'scribe' ? 'scribe' : 'facilitator' }
  const written = await room.act(by, parsed.value)
  if (!written.ok) return says(409, firstWords(written.problems))
  return { status: 200, body: { ok: true, seq: written.value.seq } }
}
