import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseJournal, replayAndVerify } from '../../simulation/index.ts'
import { valueOf } from '../support/notation/sketch.ts'
import {
  join,
  look,
  must,
  type Open,
  openRoom,
  post,
  shutRoom,
  type Stream,
  until,
} from './client.ts'

const people = 200

let open: Open
let keys: readonly string[]
let screens: readonly Stream[]

beforeAll(async () => {
  open = await openRoom()
  keys = await Promise.all(
    Array.from({ length: people }, (_, index) =>
      join(open, `Person ${index}`, index % 2 === 0 ? 'it-lead' : 'manager'),
    ),
  )
  screens = await Promise.all(keys.map((key) => look(open.lan, key)))
}, 60_000)
afterAll(async () => {
  for (const screen of screens) screen.close()
  await shutRoom(open)
})

describe('two hundred people in one room', () => {
  it('vote at once: every vote is there, none twice, on every screen', async () => {
    await must(open.room, {
      kind: 'asked',
      question: 'wait',
      text: 'Do we wait?',
      options: [
        { id: 'yes', name: 'Yes', isAction: false },
        { id: 'no', name: 'No', isAction: false },
      ],
    })
    await must(open.room, { kind: 'clock', speed: 60 })
    const usedBefore = process.cpuUsage()
    // Each vote is sent twice, as devices do whose first answer was lost.
    const sent = keys.flatMap((key, index) => {
      const option = index % 4 === 0 ? 'no' : 'yes'
      const did = { kind: 'voted', question: 'wait', option, confidence: (index % 5) + 1 }
      const one = () => post(`${open.lan}api/act`, { nonce: 1, did }, { key })
      return [one(), one()]
    })
    const statuses = new Set((await Promise.all(sent)).map(({ status }) => status))
    const votesOn = (screen: Stream): number => {
      const { question } = (screen.latest()?.['view'] ?? {}) as { question?: { votes: number } }
      return question?.votes ?? 0
    }
    await until(() => screens.every((screen) => votesOn(screen) === people), 40_000)

    expect([...statuses]).toEqual([200])
    const journal = valueOf(parseJournal(await readFile(open.file, 'utf8')))
    const votes = journal.entries.filter(({ did }) => did.kind === 'voted')
    expect(votes).toHaveLength(people)
    expect(new Set(votes.map(({ by }) => by.seat)).size).toBe(people)
    expect(valueOf(replayAndVerify(journal)).state.questions['wait']?.votes).toEqual(
      open.room.state.questions['wait']?.votes,
    )
    // One second is what is promised on a machine of its own. What others do on this one does not count:
    // clients and room together may use this much of one core.
    const { user, system } = process.cpuUsage(usedBefore)
    expect((user + system) / 1_000).toBeLessThan(4_000)
  }, 60_000)

  it('leave the clock steady', async () => {
    const before = { wallMs: Date.now(), atMs: open.room.atMs }
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const passedMs = Date.now() - before.wallMs

    expect(Math.abs(open.room.atMs - before.atMs - passedMs * 60)).toBeLessThan(60 * 50)
  })
})
