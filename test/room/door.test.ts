import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Deed, parseJournal } from '../../simulation/index.ts'
import { readFile } from 'node:fs/promises'
import { join, look, must, type Open, openRoom, post, shutRoom, until } from './client.ts'

const question: Deed = {
  kind: 'asked',
  question: 'wait',
  text: 'Do we wait?',
  options: [
    { id: 'yes', name: 'Wait', isAction: false },
    { id: 'declare', name: 'Declare', isAction: true },
  ],
  role: 'manager',
}
const vote = { kind: 'voted', question: 'wait', option: 'yes', confidence: 3 }

let open: Open

beforeEach(async () => {
  open = await openRoom()
})
afterEach(() => shutRoom(open))

describe('the door to the LAN', () => {
  it('is shut until it is opened, and shut again with the session', async () => {
    await open.door.closeToLan()

    await expect(post(`${open.lan}api/roles`, {})).rejects.toThrow(/ECONNREFUSED/)
  })

  it('lets nobody in without the PIN, and nobody guess it', async () => {
    const tries: number[] = []
    for (let guess = 0; guess < 7; guess++) {
      const said = await post(`${open.lan}api/join`, {
        pin: `${guess}`.padStart(6, 'x'),
        name: 'Eve',
      })
      tries.push(said.status)
    }

    expect(tries).toEqual([403, 403, 403, 403, 403, 429, 429])
    expect(Object.keys(open.room.state.seats)).toEqual([])
    expect(open.door.refusals).toHaveLength(7)
  })

  it('refuses other hosts, other pages, other languages, and what is too long or broken', async () => {
    const url = `${open.lan}api/join`
    const said = [
      await post(url, {}, { headers: { Host: 'evil.example' } }),
      await post(url, {}, { headers: { Origin: 'http://evil.example' } }),
      await post(url, {}, { headers: { Origin: '' } }),
      await post(url, {}, { headers: { 'Content-Type': 'text/plain' } }),
      await post(url, {}, { raw: '{' }),
      await post(url, { pin: 'x'.repeat(70_000) }).catch(() => ({ status: 413 })),
    ]

    expect(said.map(({ status }) => status)).toEqual([421, 403, 403, 415, 400, 413])
    expect(open.room.state.seq).toBe(3)
  })

  it('keeps facilitator and wall on this machine', async () => {
    const key = open.door.facilitatorKey

    expect((await post(`${open.lan}api/desk`, { ask: 'view' }, { key })).status).toBe(403)
    await expect(look(open.lan, key)).rejects.toThrow('403')
    await expect(look(open.lan, open.door.projectorKey)).rejects.toThrow('403')
    const loopback = open.door.facilitatorUrl.replace(/facilitator.*/, '')
    expect((await post(`${loopback}api/desk`, { ask: 'view' }, { key })).status).toBe(200)
  })

  it('sends each seat the view of its role and of no other', async () => {
    await must(open.room, { kind: 'jumped', toMs: 15 * 60_000 })
    const [lead, manager] = [await join(open, 'Ann', 'it-lead'), await join(open, 'Bo', 'manager')]
    const [one, two] = [await look(open.lan, lead), await look(open.lan, manager)]
    await until(() => one.latest() !== undefined && two.latest() !== undefined)

    expect(JSON.stringify(one.latest())).toContain('Database')
    expect(JSON.stringify(two.latest())).not.toContain('Database')
    await expect(look(open.lan, 'made-up')).rejects.toThrow('403')
    one.close()
    two.close()
  })

  it('counts what is repeated once, and refuses what is replayed or forged', async () => {
    await must(open.room, question)
    const key = await join(open, 'Ann', 'it-lead')
    const act = (nonce: number, did: unknown) => post(`${open.lan}api/act`, { nonce, did }, { key })

    const said = [
      await act(1, vote),
      await act(1, vote),
      await act(1, { ...vote, option: 'declare' }),
      await act(2, { kind: 'clock', speed: 60 }),
      await act(3, { kind: 'decided', question: 'wait', option: 'yes', isAction: false }),
      await act(4, { ...vote, seat: 'other', confidence: 9 }),
      await act(0, vote),
    ]

    expect(said.map(({ status }) => status)).toEqual([200, 200, 409, 403, 409, 400, 400])
    expect(said[1]?.body).toEqual({ ok: true, isRepeated: true })
    const journal = parseJournal(await readFile(open.file, 'utf8'))
    expect(
      journal.ok && journal.value.entries.filter(({ did }) => did.kind === 'voted'),
    ).toHaveLength(1)
    expect(open.room.state.clock.speed).toBe(0)
  })

  it('brings a device back to its seat after the room was opened anew', async () => {
    const key = await join(open, 'Ann', 'it-lead')
    await must(open.room, question)
    await post(`${open.lan}api/act`, { nonce: 7, did: vote }, { key })
    const stream = await look(open.lan, key)
    stream.close()
    const again = await look(open.lan, key)
    await until(() => again.latest() !== undefined)

    expect(again.latest()?.['own']).toMatchObject({
      name: 'Ann',
      role: 'it-lead',
      nonce: 7,
      vote: { option: 'yes' },
    })
    again.close()
  })
})
