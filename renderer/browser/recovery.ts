import type { Answer, Done, RecoveryEntry, RecoveryRequest } from '../../electron/bridge.ts'
import { toFailure } from './failure.ts'

const storeName = 'unsaved'

function toPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The browser keeps no data here.'))
  })
}

async function openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const request = indexedDB.open('blackstart', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'key' })
  const database = await toPromise(request)
  const transaction = database.transaction(storeName, mode)
  transaction.oncomplete = () => database.close()
  return transaction.objectStore(storeName)
}

export async function readRecovery(): Promise<Answer<{ entries: readonly RecoveryEntry[] }>> {
  try {
    const store = await openStore('readonly')
    return { ok: true, entries: await toPromise<RecoveryEntry[]>(store.getAll()) }
  } catch (error) {
    return toFailure(error)
  }
}

export async function writeRecovery(request: RecoveryRequest): Promise<Answer<Done>> {
  try {
    const entry: RecoveryEntry = { ...request, writtenAt: new Date().toISOString() }
    const store = await openStore('readwrite')
    await toPromise(store.put(entry))
    return { ok: true }
  } catch (error) {
    return toFailure(error)
  }
}

export async function clearRecovery(key: string): Promise<Answer<Done>> {
  try {
    const store = await openStore('readwrite')
    await toPromise(store.delete(key))
    return { ok: true }
  } catch (error) {
    return toFailure(error)
  }
}
