import type { FileToken } from '../../electron/bridge.ts'
import { openStore, toPromise } from './database.ts'

// Files of earlier visits: a browser that can write files lets us keep the handles of those it was shown.

export interface RememberedFile {
  readonly token: FileToken
  readonly name: string
  readonly handle: FileSystemFileHandle
}

type Stored = RememberedFile & { readonly openedAtMs: number }

/** An assumption: as many as the desktop app lists. */
const filesMax = 10

/** Newest first; none where the browser keeps nothing. */
export async function readHandles(): Promise<readonly RememberedFile[]> {
  try {
    const store = await openStore('files', 'readonly')
    const stored = await toPromise<Stored[]>(store.getAll())
    return stored.sort((a, b) => b.openedAtMs - a.openedAtMs)
  } catch {
    return []
  }
}

export async function findHandle(token: FileToken): Promise<RememberedFile | undefined> {
  return (await readHandles()).find((file) => file.token === token)
}

/** A list of recent files is a comfort: where it cannot be kept, nothing else suffers. */
export async function rememberHandle(file: RememberedFile): Promise<void> {
  try {
    const others = (await readHandles()).filter(({ token }) => token !== file.token)
    const store = await openStore('files', 'readwrite')
    for (const { token } of others.slice(filesMax - 1)) store.delete(token)
    await toPromise(store.put({ ...file, openedAtMs: Date.now() }))
  } catch {
    // As said above.
  }
}
