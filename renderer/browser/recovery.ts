import type { Answer, Done, RecoveryEntry, RecoveryRequest } from '../../electron/bridge.ts'
import { openStore, toPromise } from './database.ts'
import { toFailure } from './failure.ts'

/** While a page is open it holds a lock for each copy it keeps, so that no other page takes it for lost. */
const held = new Map<string, () => void>()

export async function readRecovery(): Promise<Answer<{ entries: readonly RecoveryEntry[] }>> {
  try {
    const store = await openStore('unsaved', 'readonly')
    const entries = await toPromise<RecoveryEntry[]>(store.getAll())
    const elsewhere = await keysHeldElsewhere()
    return { ok: true, entries: entries.filter(({ key }) => !elsewhere.has(key)) }
  } catch (error) {
    return toFailure(error)
  }
}

export async function writeRecovery(request: RecoveryRequest): Promise<Answer<Done>> {
  try {
    hold(request.key)
    const entry: RecoveryEntry = { ...request, writtenAt: new Date().toISOString() }
    const store = await openStore('unsaved', 'readwrite')
    await toPromise(store.put(entry))
    return { ok: true }
  } catch (error) {
    return toFailure(error)
  }
}

export async function clearRecovery(key: string): Promise<Answer<Done>> {
  try {
    const store = await openStore('unsaved', 'readwrite')
    await toPromise(store.delete(key))
    held.get(key)?.()
    held.delete(key)
    return { ok: true }
  } catch (error) {
    return toFailure(error)
  }
}

const lockName = (key: string) => `blackstart-unsaved-${key}`

function hold(key: string): void {
  // Not every browser has locks; without them a second tab offers what the first still works on.
  if (held.has(key) || navigator.locks === undefined) return
  const isHeld = new Promise<void>((letGo) => held.set(key, letGo))
  void navigator.locks.request(lockName(key), () => isHeld)
}

async function keysHeldElsewhere(): Promise<ReadonlySet<string>> {
  const { held: locks = [] } = (await navigator.locks?.query()) ?? {}
  const start = lockName('')
  const keys = locks.flatMap(({ name }) =>
    name?.startsWith(start) ? name.slice(start.length) : [],
  )
  return new Set(keys.filter((key) => !held.has(key)))
}
