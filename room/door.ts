/**
 * The doors of a room: one on loopback for the facilitator and the wall, and one to the LAN, which is shut
 * until it is opened and closes with the session.
 *
 * Plain HTTP with server-sent events. Over the LAN go the participants’ page, and to each seat the view of
 * its role. What is malformed, too large, too much, or not from our own page is refused and counted.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { renderSVG } from 'uqr'
import { answerFromSite } from '../cli/site.ts'
import { lanAddresses, loopback } from './addresses.ts'
import { answerDesk } from './desk.ts'
import { Allowance, bounds } from './limits.ts'
import type { Room } from './room.ts'
import { type Reply, says, Seats } from './seats.ts'
import { isSame, newKey, newPin } from './secrets.ts'
import { Streams } from './streams.ts'

export type DoorOptions = {
  /** The built pages: out/room. */
  readonly directory: string
  /** Port on loopback and port on the LAN; any free one if not said. */
  readonly port?: number
  readonly lanPort?: number
  /** Addresses to listen on when the door is opened; those of this machine if not said. */
  readonly addresses?: () => readonly string[]
  readonly onRefusal?: (refusal: DoorRefusal) => void
}

export type DoorRefusal = {
  readonly wallMs: number
  readonly from: string
  readonly what: string
  readonly status: number
}

type Side = 'loopback' | 'lan'
/** How much longer than a second a request may take to arrive. */
const requestTimeoutMs = 15_000
const refusalsKept = 200

export class Door {
  readonly #room: Room
  readonly #options: DoorOptions
  readonly #seats: Seats
  readonly #streams: Streams
  readonly #requests = new Allowance(bounds.addressBurst, bounds.addressPerSecond)
  readonly #refusals: DoorRefusal[] = []
  readonly #stopListening: () => void
  /** Hosts by which this server may be called. */
  readonly #hosts = new Set<string>()
  #loopback: Server | undefined
  #lan: readonly Server[] = []
  #lanUrls: readonly string[] = []
  readonly facilitatorKey = newKey()
  readonly projectorKey = newKey()
  pin = newPin()

  private constructor(room: Room, options: DoorOptions) {
    this.#room = room
    this.#options = options
    this.#seats = new Seats(room)
    this.#streams = new Streams(
      (view) => this.#render(view),
      () =>
        JSON.stringify({ atMs: room.atMs, speed: room.state.clock.speed, phase: room.state.phase }),
    )
    this.#stopListening = room.listen(() => this.#streams.change())
  }

  /** Opens the room to this machine alone. */
  static async open(room: Room, options: DoorOptions): Promise<Door> {
    const door = new Door(room, options)
    door.#loopback = await door.#listen('loopback', loopback, options.port ?? 0)
    door.#hosts.add(`localhost:${portOf(door.#loopback)}`)
    return door
  }

  /** Opens the room to the LAN; the answer are the addresses to join at. */
  async openToLan(): Promise<readonly string[]> {
    if (this.#lan.length > 0) return this.#lanUrls
    const addresses = (this.#options.addresses ?? lanAddresses)()
    let port = this.#options.lanPort ?? 0
    const servers: Server[] = []
    for (const address of addresses) {
      const server = await this.#listen('lan', address, port)
      port = portOf(server)
      servers.push(server)
    }
    this.#lan = servers
    this.#lanUrls = addresses.map((address) => `http://${address}:${port}/`)
    this.pin = newPin()
    this.#streams.change()
    return this.#lanUrls
  }

  async closeToLan(): Promise<void> {
    const servers = this.#lan
    this.#lan = []
    this.#lanUrls = []
    await Promise.all(servers.map(shut))
    this.#streams.change()
  }

  get refusals(): readonly DoorRefusal[] {
    return this.#refusals
  }

  get facilitatorUrl(): string {
    return `${this.#loopbackUrl}facilitator.html#${this.facilitatorKey}`
  }

  get projectorUrl(): string {
    return `${this.#loopbackUrl}projector.html#${this.projectorKey}`
  }

  get #loopbackUrl(): string {
    const port = this.#loopback === undefined ? 0 : portOf(this.#loopback)
    return `http://${loopback}:${port}/`
  }

  async close(): Promise<void> {
    this.#stopListening()
    this.#streams.close()
    await this.closeToLan()
    if (this.#loopback !== undefined) await shut(this.#loopback)
  }

  async #listen(side: Side, address: string, port: number): Promise<Server> {
    const server = createServer({ requestTimeout: requestTimeoutMs }, (request, response) => {
      void this.#answer(side, request, response)
    })
    server.headersTimeout = requestTimeoutMs
    server.maxHeadersCount = 64
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, address, resolve)
    })
    this.#hosts.add(`${address}:${portOf(server)}`)
    return server
  }

  async #answer(side: Side, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const reply = await this.#route(side, request, response)
      if (reply !== undefined) this.#reply(request, response, reply)
    } catch {
      this.#reply(request, response, says(500, 'That went wrong here. Try again.'))
    }
  }

  async #route(
    side: Side,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Reply | undefined> {
    const host = request.headers.host ?? ''
    const from = request.socket.remoteAddress ?? ''
    // Another site can make its name point here, but not make the browser send our name.
    if (!this.#hosts.has(host)) return says(421, 'There is nobody of that name here.')
    if (!this.#requests.take(from, this.#room.nowMs)) return says(429, 'Too much at once.')
    const url = new URL(request.url ?? '/', `http://${host}`)
    if (request.method === 'GET') return this.#get(side, url, response)
    if (request.method !== 'POST') return says(405, 'That is not how to ask.')
    if (request.headers.origin !== `http://${host}`)
      return says(403, 'Only our own page may ask this.')
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      return says(415, 'Requests are JSON.')
    }
    const body = await readBody(request)
    if (!body.ok) return body.reply
    return this.#post(side, { path: url.pathname, key: keyOf(request), body: body.value, from })
  }

  async #get(side: Side, url: URL, response: ServerResponse): Promise<Reply | undefined> {
    if (url.pathname === '/api/events') return this.#look(side, url, response)
    const path = url.pathname === '/' ? '/participant.html' : url.pathname
    if (side === 'lan' && /^\/(facilitator|projector)\b/.test(path)) return says(404, 'Not found.')
    const { status, headers, body } = await answerFromSite(this.#options.directory, path)
    response.writeHead(status, { ...headers, 'Content-Length': body.byteLength })
    response.end(body)
    return undefined
  }

  /** A screen wants to be kept up to date. */
  #look(side: Side, url: URL, response: ServerResponse): Reply | undefined {
    const key = url.searchParams.get('key') ?? ''
    const screen = this.#screenOf(side, key)
    if (screen === undefined) return says(403, 'This key is not good here. Join once more.')
    if (!this.#streams.hasRoom(key)) return says(429, 'Too many screens with this key are open.')
    this.#streams.add({ ...screen, response, key })
    return undefined
  }

  #screenOf(side: Side, key: string): { view: () => string; own: () => string } | undefined {
    if (side === 'loopback' && isSame(key, this.facilitatorKey)) {
      return { view: () => 'facilitator', own: () => this.#aboutDoor() }
    }
    if (side === 'loopback' && isSame(key, this.projectorKey)) {
      return { view: () => 'projector', own: () => this.#aboutDoor() }
    }
    const seat = this.#seats.find(key)
    if (seat === undefined) return undefined
    return {
      // A seat may be given another role while its screen is open.
      view: () => `role/${this.#room.state.seats[seat.id]?.role ?? ''}`,
      own: () => this.#seats.own(seat.id),
    }
  }

  /** How to join, for the wall; and what was refused at the door. */
  #aboutDoor(): string {
    const [url] = this.#lanUrls
    const link = url === undefined ? '' : `${url}#${this.pin}`
    return JSON.stringify({
      urls: this.#lanUrls,
      pin: url === undefined ? '' : this.pin,
      qr: link === '' ? '' : renderSVG(link),
      refusals: this.#refusals.length,
      roles: this.#roles(),
    })
  }

  #roles(): readonly { readonly id: string; readonly name: string }[] {
    const { roles = {} } = this.#room.state.preparation
    return Object.entries(roles).map(([id, { name }]) => ({ id, name }))
  }

  async #post(side: Side, asked: Asked): Promise<Reply> {
    const { path, key, body, from } = asked
    if (path === '/api/desk') {
      const isFacilitator = side === 'loopback' && isSame(key, this.facilitatorKey)
      if (!isFacilitator) return says(403, 'Only the facilitator can do that.')
      const door = { open: () => this.openToLan(), close: () => this.closeToLan() }
      return answerDesk(this.#room, door, body)
    }
    if (path === '/api/roles') {
      return {
        status: 200,
        body: { ok: true, title: this.#room.state.preparation.title, roles: this.#roles() },
      }
    }
    if (path === '/api/join') return this.#seats.join(body, this.pin, from)
    if (path !== '/api/act') return says(404, 'There is nothing of that name here.')
    const seat = this.#seats.find(key)
    if (seat === undefined) return says(403, 'This key is not good here. Join once more.')
    return this.#seats.act(seat, body)
  }

  #render(view: string): string {
    if (view === 'facilitator') return JSON.stringify(this.#room.facilitatorView())
    if (view === 'projector') return JSON.stringify(onTheMinute(this.#room.projectorView()))
    return JSON.stringify(onTheMinute(this.#room.roleView(view.slice('role/'.length))))
  }

  #reply(request: IncomingMessage, response: ServerResponse, { status, body }: Reply): void {
    if (status >= 400) this.#refused(request, status)
    if (response.headersSent) {
      response.end()
      return
    }
    response.writeHead(status, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      // What is refused unread must not be read as the next request.
      ...(status >= 400 ? { Connection: 'close' } : {}),
    })
    response.end(JSON.stringify(body))
  }

  #refused({ method = '', url = '', socket }: IncomingMessage, status: number): void {
    const path = url.split('?', 1)[0] ?? ''
    const refusal = {
      wallMs: this.#room.nowMs,
      from: socket.remoteAddress ?? '',
      what: `${method} ${path}`.slice(0, 200),
      status,
    }
    this.#refusals.push(refusal)
    if (this.#refusals.length > refusalsKept) this.#refusals.shift()
    this.#options.onRefusal?.(refusal)
  }
}

type Asked = {
  readonly path: string
  readonly key: string
  readonly body: unknown
  readonly from: string
}

/** A view that changes with every second would be sent every second; screens count on by themselves. */
function onTheMinute<T extends { readonly atMs: number }>(view: T): T {
  return { ...view, atMs: Math.floor(view.atMs / 60_000) * 60_000 }
}

function keyOf({ headers }: IncomingMessage): string {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
}

type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reply: Reply }

async function readBody(request: IncomingMessage): Promise<Body> {
  const tooLarge: Body = { ok: false, reply: says(413, 'That is too long.') }
  if (Number(request.headers['content-length'] ?? 0) > bounds.bodyBytesMax) return tooLarge
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.byteLength
    if (bytes > bounds.bodyBytesMax) return tooLarge
    parts.push(part)
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(parts).toString('utf8')) }
  } catch {
    return { ok: false, reply: says(400, 'That is not JSON.') }
  }
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0
}
