import { decode, encode } from './codec.ts'

// What runs in the page before anything else: a `require('electron')` for the built preload script. It is sent
// to the page by its source, so it refers to nothing outside itself, and it does not use eval: the page's own
// rules forbid that.

type Listener = (event: object, ...args: unknown[]) => void

interface Wire {
  readonly encode: (value: unknown) => string
  readonly decode: (text: string) => unknown
}

interface Door {
  /** Where a test says that dropped files lie, by their names. */
  doublePaths?: Record<string, string>
  doubleInvoke?: (channel: string, args: string) => Promise<string>
  doubleReceive?: (channel: string, args: string) => void
}

type Preload = (require: (name: string) => object, module: object, exports: object) => void

function runPreload({ encode, decode }: Wire, preload: Preload): void {
  // Only the app's own pages get the preload script; not about:blank, not frames.
  if (window !== window.top || !location.host.endsWith('.app.localhost')) return
  const door = window as Door
  const invokeByWire = door.doubleInvoke
  if (invokeByWire === undefined) return
  const listeners = new Map<string, Set<Listener>>()

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]) {
      const answer = decode(await invokeByWire(channel, encode(args))) as {
        error?: string
        value?: unknown
      }
      if (answer.error === undefined) return answer.value
      throw new Error(`Error invoking remote method '${channel}': ${answer.error}`)
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener)
    },
  }

  door.doubleReceive = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) {
      listener({}, ...(decode(args) as unknown[]))
    }
  }

  /** As contextBridge does: copies without prototypes, functions as opaque doors, all frozen. */
  const expose = (value: unknown): unknown => {
    if (typeof value === 'function') return (...args: unknown[]) => expose(value(...args))
    if (value instanceof Promise) return value.then(expose)
    if (value instanceof Uint8Array) return value.slice()
    if (Array.isArray(value)) return Object.freeze(value.map(expose))
    if (typeof value !== 'object' || value === null) return value
    const copies = Object.entries(value).map(([key, each]) => [key, expose(each)])
    return Object.freeze(Object.fromEntries(copies))
  }

  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      Object.defineProperty(window, name, { value: expose(api), enumerable: true })
    },
  }

  const webUtils = { getPathForFile: (file: File) => door.doublePaths?.[file.name] ?? '' }

  const require = (name: string) => {
    if (name === 'electron') return { contextBridge, ipcRenderer, webUtils }
    throw new Error(`A sandboxed preload script cannot require ${name}`)
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}

/** The script that each page runs before its own. */
export function toInitScript(preload: string): string {
  const wire = `{ encode: ${encode.toString()}, decode: ${decode.toString()} }`
  return `(${runPreload.toString()})(${wire}, function (require, module, exports) {${preload}\n})`
}
