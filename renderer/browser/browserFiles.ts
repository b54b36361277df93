import type {
  Answer,
  Bridge,
  CheckedFile,
  ExportRequest,
  FileToken,
  fileSizeBytesMax as limit,
  OpenedFile,
  RecentFile,
  SaveAsRequest,
  SavedFile,
  SaveRequest,
} from '../../electron/bridge.ts'
import { cancelled, failure, toFailure } from './failure.ts'
import { noteDroppedFiles } from './droppedFiles.ts'
import { askToRead, downloadFile, type PickedFile, pickFile, pickTarget } from './filePickers.ts'
import { findHandle, readHandles, rememberHandle } from './handles.ts'

// The type makes this the same number as Electron's.
const fileSizeBytesMax: typeof limit = 52_428_800

interface KnownFile {
  readonly name: string
  readonly handle?: FileSystemFileHandle
  /** What the disk said when we last read or wrote it. */
  readonly changedAtMs: number
}

type FileMethods = Pick<
  Bridge,
  | 'openFile'
  | 'openRecent'
  | 'openDropped'
  | 'checkFile'
  | 'recentFiles'
  | 'saveFile'
  | 'saveFileAs'
  | 'exportFile'
>

/** Opening and saving with the File System Access API where it exists, else upload and download. */
export function createBrowserFiles(): FileMethods {
  const known: KnownFiles = new Map()
  const dropped = noteDroppedFiles()
  return {
    openFile: ({ kind }) =>
      answering(async () => {
        const picked = await pickFile(kind)
        return picked === undefined ? cancelled : read(known, picked, await tokenOf(known, picked))
      }),
    openDropped: (file) =>
      answering(async () => {
        const picked = { file, handle: await dropped.handleOf(file) }
        return read(known, picked, await tokenOf(known, picked))
      }),
    checkFile: (token) => answering(() => check(known, token)),
    openRecent: (token) => answering(() => reopen(known, token)),
    recentFiles: () => answering(() => listReachable(known)),
    saveFile: (request) => answering(() => save(known, request)),
    saveFileAs: (request) => answering(() => saveAs(known, request)),
    exportFile: (request) => answering(async () => exportContent(request)),
  }
}

type KnownFiles = Map<FileToken, KnownFile>

async function read(
  known: KnownFiles,
  { file, handle }: PickedFile,
  token: FileToken,
): Promise<Answer<OpenedFile>> {
  if (file.size > fileSizeBytesMax) {
    return failure('too-large', `${file.name} is larger than 50 MB and was not read.`)
  }
  const text = await decode(file)
  if (text === undefined) return failure('not-text', `${file.name} is not a text file.`)
  known.set(token, toKnown(file, handle))
  if (handle !== undefined) await rememberHandle({ token, name: file.name, handle })
  return { ok: true, token, name: file.name, text }
}

async function reopen(known: KnownFiles, token: FileToken): Promise<Answer<OpenedFile>> {
  const handle = known.get(token)?.handle ?? (await findHandle(token))?.handle
  if (handle === undefined) return failure('unknown-file', 'Please choose the file again.')
  await askToRead(handle)
  return read(known, { file: await handle.getFile(), handle }, token)
}

/** Files of this visit and of earlier ones, newest first. */
async function listReachable(known: KnownFiles): Promise<Answer<{ files: readonly RecentFile[] }>> {
  const now = [...known].filter(([, { handle }]) => handle !== undefined).toReversed()
  const earlier = (await readHandles()).filter(({ token }) => !known.has(token))
  const files = [...now.map(([token, { name }]) => ({ token, name })), ...earlier]
  return { ok: true, files: files.map(({ token, name }) => ({ token, name, folder: '' })) }
}

/** The same file keeps its token, so that it is not opened twice. */
async function tokenOf(known: KnownFiles, { handle }: PickedFile): Promise<FileToken> {
  if (handle === undefined) return createToken()
  for (const [token, file] of known) {
    if (await file.handle?.isSameEntry(handle)) return token
  }
  for (const remembered of await readHandles()) {
    if (await remembered.handle.isSameEntry(handle)) return remembered.token
  }
  return createToken()
}

async function check(known: KnownFiles, token: FileToken): Promise<Answer<CheckedFile>> {
  const { handle, changedAtMs } = known.get(token) ?? {}
  // A file that was uploaded is a copy: nobody else can change it.
  if (handle === undefined) return { ok: true, state: 'same' }
  try {
    const file = await handle.getFile()
    if (file.lastModified === changedAtMs) return { ok: true, state: 'same' }
    const text = await decode(file)
    if (text === undefined) return failure('not-text', `${file.name} is not a text file.`)
    return { ok: true, state: 'changed', text }
  } catch (error) {
    const told = toFailure(error)
    return told.code === 'not-found' ? { ok: true, state: 'gone' } : told
  }
}

async function save(known: KnownFiles, request: SaveRequest): Promise<Answer<SavedFile>> {
  const { token, text } = request
  const file = known.get(token)
  if (file === undefined) return failure('unknown-file', 'Please save under a name first.')
  if (file.handle === undefined) return download(known, token, { name: file.name, text })
  const onDisk = await file.handle.getFile()
  if (request.ifChanged !== 'overwrite' && onDisk.lastModified !== file.changedAtMs) {
    return failure('changed-on-disk', `${file.name} was changed by something else.`)
  }
  await writeThrough(file.handle, text)
  known.set(token, toKnown(await file.handle.getFile(), file.handle))
  return { ok: true, token, name: file.name }
}

async function saveAs(known: KnownFiles, request: SaveAsRequest): Promise<Answer<SavedFile>> {
  const token = createToken()
  const { suggestedName: name, text } = request
  const handle = await pickTarget(name)
  if (handle === undefined) return download(known, token, { name, text })
  await writeThrough(handle, text)
  known.set(token, toKnown(await handle.getFile(), handle))
  await rememberHandle({ token, name: handle.name, handle })
  return { ok: true, token, name: handle.name }
}

function download(
  known: KnownFiles,
  token: FileToken,
  { name, text }: { name: string; text: string },
): Answer<SavedFile> {
  downloadFile(name, new Blob([text], { type: 'text/plain' }))
  known.set(token, { name, changedAtMs: 0 })
  return { ok: true, token, name }
}

function exportContent(request: ExportRequest): Answer<{ name: string }> {
  const content = 'text' in request ? request.text : new Uint8Array(request.bytes)
  downloadFile(request.suggestedName, new Blob([content], { type: request.mime }))
  return { ok: true, name: request.suggestedName }
}

function toKnown(file: File, handle?: FileSystemFileHandle): KnownFile {
  const { name, lastModified: changedAtMs } = file
  return { name, changedAtMs, ...(handle !== undefined && { handle }) }
}

async function answering<T>(run: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await run()
  } catch (error) {
    return toFailure(error)
  }
}

function createToken(): FileToken {
  return crypto.randomUUID() as FileToken
}

async function decode(file: File): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    return undefined
  }
}

/** The browser writes to a hidden sibling and swaps it in on close, so a crash leaves the old file. */
async function writeThrough(handle: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await handle.createWritable()
  await stream.write(text)
  await stream.close()
}
