import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Answer, Done, RecoveryEntry, RecoveryRequest } from './bridge.ts'
import { toFailure } from './failure.ts'
import { saveBytes } from './files.ts'

// Unsaved text, kept in the program's own folder until it is saved or given up, so that a crash costs
// seconds. One file per key, written like any other: a crash while writing leaves the entry before it.

export interface Recovery {
  read(): Promise<Answer<{ readonly entries: readonly RecoveryEntry[] }>>
  write(request: RecoveryRequest): Promise<Answer<Done>>
  clear(key: string): Promise<Answer<Done>>
}

export function createRecovery(folder: string, now: () => Date): Recovery {
  const fileOf = (key: string) => path.join(folder, `${key}.json`)

  return {
    async read() {
      const names = await readdir(folder).catch(() => [])
      const files = names.filter((name) => name.endsWith('.json'))
      const entries = await Promise.all(files.map((name) => readEntry(path.join(folder, name))))
      return { ok: true, entries: entries.filter((entry) => entry !== undefined) }
    },

    async write(request) {
      const entry: RecoveryEntry = { ...request, writtenAt: now().toISOString() }
      await mkdir(folder, { recursive: true })
      const bytes = new TextEncoder().encode(JSON.stringify(entry))
      const written = await saveBytes(fileOf(request.key), bytes, { previousVersion: 'drop' })
      return written.ok ? { ok: true } : written
    },

    async clear(key) {
      try {
        await rm(fileOf(key), { force: true })
        return { ok: true }
      } catch (error) {
        return toFailure(error)
      }
    },
  }
}

/** An entry that cannot be read is left alone and not offered. */
async function readEntry(file: string): Promise<RecoveryEntry | undefined> {
  try {
    const entry: Partial<RecoveryEntry> = JSON.parse(await readFile(file, 'utf8'))
    const { key, name, text, writtenAt } = entry
    const isWhole = [key, name, text, writtenAt].every((part) => typeof part === 'string')
    return isWhole ? (entry as RecoveryEntry) : undefined
  } catch {
    return undefined
  }
}
