// What a browser keeps for us between visits.

/** Unsaved work by its key; files that were open, by their token. */
type StoreName = 'unsaved' | 'files'

const version = 2

export function toPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The browser keeps no data here.'))
  })
}

/** One store for one transaction; the database is closed when that is done. */
export async function openStore(
  name: StoreName,
  mode: IDBTransactionMode,
): Promise<IDBObjectStore> {
  const request = indexedDB.open('blackstart', version)
  request.onupgradeneeded = () => {
    const { objectStoreNames: known } = request.result
    if (!known.contains('unsaved')) request.result.createObjectStore('unsaved', { keyPath: 'key' })
    if (!known.contains('files')) request.result.createObjectStore('files', { keyPath: 'token' })
  }
  const database = await toPromise(request)
  const transaction = database.transaction(name, mode)
  transaction.oncomplete = () => database.close()
  return transaction.objectStore(name)
}
