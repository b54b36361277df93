/**
 * Screens that are kept up to date: server-sent events to everybody who looks.
 *
 * A view is made once for all who get the same, and sent only if it is another one. Changes that come
 * close together go out together.
 */
import type { ServerResponse } from 'node:http'
import { bounds } from './limits.ts'

/** Who looks: by the key of what they may see, with what belongs to them alone. */
export type Screen = {
  readonly response: ServerResponse
  /** Name of the view: `facilitator`, `projector` or `role/ID`. */
  readonly view: () => string
  /** What is theirs alone, as JSON; `null` for nothing. */
  readonly own: () => string
  readonly key: string
}

/** Time in which changes are gathered. An assumption: nobody sees it. */
const gatherMs = 120
/** How often a screen hears that the room is there. */
const heartbeatMs = 1_000

export class Streams {
  readonly #screens = new Map<Screen, string>()
  readonly #render: (view: string) => string
  readonly #pulse: () => string
  #pending: NodeJS.Timeout | undefined
  readonly #heart: NodeJS.Timeout

  constructor(render: (view: string) => string, pulse: () => string) {
    this.#render = render
    this.#pulse = pulse
    this.#heart = setInterval(() => this.#beat(), heartbeatMs)
    this.#heart.unref()
  }

  /** True if one more screen may look with this key. */
  hasRoom(key: string): boolean {
    const mine = [...this.#screens.keys()].filter((screen) => screen.key === key)
    return mine.length < bounds.streamsPerKey && this.#screens.size < bounds.streamsMax
  }

  add(screen: Screen): void {
    const { response } = screen
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    })
    // A phone that wakes up asks again after this time.
    response.write('retry: 1000\n\n')
    this.#screens.set(screen, '')
    response.on('close', () => this.#screens.delete(screen))
    this.#send(screen, new Map())
    response.write(`event: pulse\ndata: ${this.#pulse()}\n\n`)
  }

  /** Something changed: whoever sees something else now is told soon. */
  change(): void {
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined
      this.flush()
    }, gatherMs)
  }

  flush(): void {
    const rendered = new Map<string, string>()
    for (const screen of this.#screens.keys()) this.#send(screen, rendered)
  }

  #send(screen: Screen, rendered: Map<string, string>): void {
    const name = screen.view()
    const view = rendered.get(name) ?? this.#render(name)
    rendered.set(name, view)
    const message = `{"view":${view},"own":${screen.own()}}`
    if (this.#screens.get(screen) === message) return
    this.#screens.set(screen, message)
    write(screen, `event: view\ndata: ${message}\n\n`)
  }

  #beat(): void {
    const pulse = `event: pulse\ndata: ${this.#pulse()}\n\n`
    for (const screen of this.#screens.keys()) write(screen, pulse)
    this.change()
  }

  /** Screens of a key are closed, because the key is no longer good. */
  drop(key: string): void {
    for (const screen of this.#screens.keys()) if (screen.key === key) screen.response.end()
  }

  close(): void {
    clearInterval(this.#heart)
    clearTimeout(this.#pending)
    for (const { response } of this.#screens.keys()) response.end()
  }
}

/** Bytes that may wait for a screen; whoever takes so long has gone and comes back by himself. */
const waitingBytesMax = 2_000_000

function write({ response }: Screen, text: string): void {
  if (response.writableLength > waitingBytesMax) response.destroy()
  else response.write(text)
}
