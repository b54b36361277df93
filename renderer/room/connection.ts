import { useCallback, useEffect, useRef, useState } from 'react'

// The line to the room: views come in by server-sent events, what people do goes out by POST. Works over plain
// HTTP: nothing here needs a secure context. It survives sleep, reloads and Wi-Fi that comes and goes.

export interface Pulse {
  readonly atMs: number
  readonly speed: number
  readonly phase: string
  /** When it came, by this device. */
  readonly heardMs: number
}

export interface Line<View, Own> {
  readonly view: View | undefined
  readonly own: Own | undefined
  readonly pulse: Pulse | undefined
  /** True once the room has said that this key is not good here. */
  readonly isRefused: boolean
}

/** The room says something every second; after so long without, the line is dead. An assumption. */
const deadAfterMs = 4_000

/** Listens to the room with a key, and listens again whenever the line is dead. */
export function useLine<View, Own>(key: string): Line<View, Own> {
  const [line, setLine] = useState<Line<View, Own>>(nothing)
  useEffect(() => {
    if (key === '') return undefined
    let source: EventSource | undefined
    let heardMs = Date.now()
    const listen = (): void => {
      source?.close()
      heardMs = Date.now()
      source = new EventSource(`/api/events?key=${encodeURIComponent(key)}`)
      source.addEventListener('view', ({ data }: MessageEvent<string>) => {
        heardMs = Date.now()
        const { view, own } = JSON.parse(data) as { view: View; own: Own }
        setLine((before) => ({ ...before, view, own, isRefused: false }))
      })
      source.addEventListener('pulse', ({ data }: MessageEvent<string>) => {
        heardMs = Date.now()
        const pulse = { ...(JSON.parse(data) as Omit<Pulse, 'heardMs'>), heardMs }
        setLine((before) => ({ ...before, pulse }))
      })
      source.addEventListener('error', () => {
        // A line that cannot be had at all is closed; one that broke is tried again by the browser.
        if (source?.readyState === EventSource.CLOSED) void isGood(key).then((is) => is || refuse())
      })
    }
    const refuse = (): void => setLine((before) => ({ ...before, isRefused: true }))
    const look = (): void => {
      if (Date.now() - heardMs > deadAfterMs) listen()
    }
    listen()
    const timer = setInterval(look, 1_000)
    document.addEventListener('visibilitychange', look)
    window.addEventListener('online', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('online', look)
      source?.close()
    }
  }, [key])
  return line
}

const nothing = { view: undefined, own: undefined, pulse: undefined, isRefused: false }

/** False only if the room answers and does not know the key; a room that does not answer may come back. */
async function isGood(key: string): Promise<boolean> {
  const ended = new AbortController()
  try {
    const url = `/api/events?key=${encodeURIComponent(key)}`
    const { status } = await fetch(url, { signal: ended.signal })
    return status !== 403
  } catch {
    return true
  } finally {
    ended.abort()
  }
}

export interface Answer {
  readonly ok: boolean
  readonly message?: string
  readonly [field: string]: unknown
}

/** Asks the room something. `undefined` if it could not be reached. */
export async function ask(path: string, body: unknown, key = ''): Promise<Answer | undefined> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(key === '' ? {} : { Authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
    })
    return (await response.json()) as Answer
  } catch {
    return undefined
  }
}

interface Waiting {
  readonly nonce: number
  readonly did: unknown
}

/** What waits belongs to one seat: whoever joins another exercise begins with nothing. */
const placeOf = (key: string): string => `blackstart-outbox-${key}`

/** What was done and not yet received stays on the device, and goes out once the room is there again. */
export function useOutbox(key: string, lastNonce: number) {
  const [waiting, setWaiting] = useState<readonly Waiting[]>(() => readOutbox(key))
  const [message, setMessage] = useState('')
  const isSending = useRef(false)
  useEffect(() => localStorage.setItem(placeOf(key), JSON.stringify(waiting)), [key, waiting])
  const send = useCallback(
    (did: unknown) => {
      setMessage('')
      setWaiting((before) => {
        const nonce = Math.max(lastNonce, ...before.map((one) => one.nonce)) + 1
        return [...before, { nonce, did }]
      })
    },
    [lastNonce],
  )
  useEffect(() => {
    const [first] = waiting
    if (first === undefined || key === '') return undefined
    const next = async (): Promise<void> => {
      if (isSending.current) return
      isSending.current = true
      const answer = await ask('/api/act', first, key)
      isSending.current = false
      if (answer === undefined) return
      if (!answer.ok && answer.message !== undefined) setMessage(answer.message)
      setWaiting((before) => before.filter((one) => one.nonce !== first.nonce))
    }
    void next()
    const timer = setInterval(() => void next(), 1_000)
    return () => clearInterval(timer)
  }, [waiting, key])
  return { send, message, unsent: waiting.length }
}

function readOutbox(key: string): readonly Waiting[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(key)) ?? '[]')
    return Array.isArray(kept) ? (kept as Waiting[]) : []
  } catch {
    return []
  }
}

/** Now by this device, renewed four times a second: for clocks that count on by themselves. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** The moment of the story now, as far as this device can tell. */
export function storyNow({ atMs, speed, heardMs }: Pulse, now: number): number {
  return atMs + Math.max(0, now - heardMs) * speed
}
