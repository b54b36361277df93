import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { saveBytes } from './files.ts'

// What the program remembers about itself between runs. A missing or broken file means the defaults:
// losing a window's size is no reason to trouble anybody.

export interface WindowBounds {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
}

export interface Settings {
  readonly window: WindowBounds
  readonly recentPaths: readonly string[]
}

const defaults: Settings = { window: { width: 1440, height: 900 }, recentPaths: [] }

const recentPathsMax = 10

export class SettingsFile {
  readonly #file: string
  #settings = defaults

  constructor(folder: string) {
    this.#file = path.join(folder, 'settings.json')
  }

  async load(): Promise<void> {
    const value = await readFile(this.#file, 'utf8')
      .then(JSON.parse)
      .catch(() => undefined)
    this.#settings = toSettings(value)
  }

  get window(): WindowBounds {
    return this.#settings.window
  }

  get recentPaths(): readonly string[] {
    return this.#settings.recentPaths
  }

  async rememberWindow(window: WindowBounds): Promise<void> {
    await this.#change({ ...this.#settings, window })
  }

  async rememberFile(file: string): Promise<void> {
    const others = this.#settings.recentPaths.filter((known) => known !== file)
    const recentPaths = [file, ...others].slice(0, recentPathsMax)
    await this.#change({ ...this.#settings, recentPaths })
  }

  async #change(settings: Settings): Promise<void> {
    this.#settings = settings
    await mkdir(path.dirname(this.#file), { recursive: true })
    const bytes = new TextEncoder().encode(`${JSON.stringify(settings, undefined, 2)}\n`)
    await saveBytes(this.#file, bytes, { previousVersion: 'drop' })
  }
}

function toSettings(value: unknown): Settings {
  if (!isRecord(value)) return defaults
  const recentPaths = Array.isArray(value['recentPaths'])
    ? value['recentPaths'].filter((entry) => typeof entry === 'string')
    : []
  return { window: toBounds(value['window']), recentPaths }
}

function toBounds(value: unknown): WindowBounds {
  if (!isRecord(value)) return defaults.window
  const { x, y, width, height } = value
  if (!isSize(width) || !isSize(height)) return defaults.window
  const isPlaced = Number.isSafeInteger(x) && Number.isSafeInteger(y)
  return { width, height, ...(isPlaced && { x: Number(x), y: Number(y) }) }
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && value >= 200 && value <= 20_000
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
