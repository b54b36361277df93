import { mkdtemp } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Door, type DoorOptions } from '../../room/door.ts'
import { Room } from '../../room/room.ts'
import { type Deed, objectivesDigest } from '../../simulation/index.ts'
import { headerOf, preparation } from '../exercise/room.ts'

// A room on loopback, and somebody who talks to it as a browser would.

export async function scratch(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'blackstart-room-'))
}

export type Open = {
  readonly room: Room
  readonly door: Door
  readonly file: string
  readonly lan: string
}

/** A room that has begun, with its door open; “the LAN” is this machine. */
export async function openRoom(options: Partial<DoorOptions> = {}): Promise<Open> {
  const file = path.join(await scratch(), 'tuesday.exercise.json')
  const created = await Room.create({ file, nowMs: () => Date.now() }, headerOf())
  if (!created.ok) throw new Error(created.problems[0]?.message)
  const room = created.value
  for (const did of beginning) await must(room, did)
  const door = await Door.open(room, {
    directory: path.resolve('out/room'),
    addresses: () => ['127.0.0.1'],
    ...options,
  })
  const [lan = ''] = await door.openToLan()
  return { room, door, file, lan }
}

export const beginning: readonly Deed[] = [
  { kind: 'prepared', preparation },
  { kind: 'locked', digest: objectivesDigest(preparation) },
  { kind: 'started' },
]

export async function must(room: Room, did: Deed): Promise<void> {
  const written = await room.act({ source: 'facilitator' }, did)
  if (!written.ok) throw new Error(written.problems[0]?.message)
}

export async function shutRoom({ room, door }: Open): Promise<void> {
  await door.close()
  await room.close()
}

export type Said = { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
type Asked = {
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly raw?: string
}

/** POSTs as our own page does, unless told to behave otherwise. */
export function post(
  url: string,
  body: unknown,
  { key, headers = {}, raw }: Asked = {},
): Promise<Said> {
  const { host, origin, hostname, port, pathname } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        hostname,
        port,
        path: pathname,
        method: 'POST',
        agent: false,
        headers: {
          Host: host,
          Origin: origin,
          'Content-Type': 'application/json',
          ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
          ...headers,
        },
      },
      (response) => {
        let text = ''
        response.on('data', (part: Buffer) => (text += part.toString()))
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body: text === '' ? {} : JSON.parse(text) })
        })
      },
    )
    asked.on('error', reject)
    asked.end(raw ?? JSON.stringify(body))
  })
}

export async function join(open: Open, name: string, role: string): Promise<string> {
  const said = await post(`${open.lan}api/join`, { pin: open.door.pin, name, role })
  if (said.status !== 200) throw new Error(JSON.stringify(said))
  return String(said.body['key'])
}

export type Stream = {
  readonly latest: () => Readonly<Record<string, unknown>> | undefined
  readonly close: () => void
}

/** Looks at the room as an EventSource does. */
export async function look(url: string, key: string): Promise<Stream> {
  let latest: Readonly<Record<string, unknown>> | undefined
  const { hostname, port, host } = new URL(url)
  const asked = request({
    hostname,
    port,
    path: `/api/events?key=${key}`,
    agent: false,
    headers: { Host: host },
  })
  await new Promise<void>((resolve, reject) => {
    asked.on('error', reject)
    asked.on('response', (response) => {
      if (response.statusCode !== 200) {
        response.resume()
        reject(new Error(String(response.statusCode)))
        return
      }
      let rest = ''
      response.on('data', (part: Buffer) => {
        const blocks = (rest + part.toString()).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const data = /^event: view\ndata: (.*)$/s.exec(block)?.[1]
          if (data !== undefined) latest = JSON.parse(data)
        }
      })
      response.on('error', () => undefined)
      resolve()
    })
    asked.end()
  })
  asked.on('error', () => undefined)
  return { latest: () => latest, close: () => asked.destroy() }
}

export async function until(isSo: () => boolean, withinMs = 5_000): Promise<void> {
  const startedMs = performance.now()
  while (!isSo()) {
    if (performance.now() - startedMs > withinMs) throw new Error('It never came about.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
