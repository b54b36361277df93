import type {
  Answer,
  Bridge,
  ExportRequest,
  FileToken,
  fileSizeBytesMax as limit,
  OpenedFile,
  SaveAsRequest,
  SavedFile,
  SaveRequest,
} from '../../electron/bridge.ts'
import { cancelled, failure, toFailure } from './failure.ts'
import { downloadFile, type PickedFile, pickFile, pickTarget } from './filePickers.ts'

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
  'openFile' | 'openRecent' | 'recentFiles' | 'saveFile' | 'saveFileAs' | 'exportFile'
>

/** Opening and saving with the File System Access API where it exists, else upload and download. */
export function createBrowserFiles(): FileMethods {
  const known = new Map<FileToken, KnownFile>()

  async function read({ file, handle }: PickedFile, token: FileToken): Promise<Answer<OpenedFile>> {
    if (file.size > fileSizeBytesMax) {
      return failure('too-large', `${file.name} is larger than 50 MB and was not read.`)
    }
    const text = await decode(file)
    if (text === undefined) return failure('not-text', `${file.name} is not a text file.`)
    remember(token, file, handle)
    return { ok: true, token, name: file.name, text }
  }

  function remember(token: FileToken, file: File, handle?: FileSystemFileHandle): void {
    known.set(token, {
      name: file.name,
      changedAtMs: file.lastModified,
      ...(handle !== undefined && { handle }),
    })
  }

  async function write(
    token: FileToken,
    handle: FileSystemFileHandle,
    text: string,
  ): Promise<Answer<SavedFile>> {
    await writeThrough(handle, text)
    remember(token, await handle.getFile(), handle)
    return { ok: true, token, name: handle.name }
  }

  function download(token: FileToken, name: string, text: string): Answer<SavedFile> {
    downloadFile(name, new Blob([text], { type: 'text/plain' }))
    known.set(token, { name, changedAtMs: 0 })
    return { ok: true, token, name }
  }

  return {
    openFile: (request) =>
      answering(async () => {
        const picked = await pickFile(request.kind)
        return picked === undefined ? cancelled : read(picked, createToken())
      }),

    openRecent: (token) =>
      answering(async () => {
        const handle = known.get(token)?.handle
        if (handle === undefined) return failure('unknown-file', 'Please choose the file again.')
        return read({ file: await handle.getFile(), handle }, token)
      }),

    recentFiles: () =>
      answering(async () => {
        const reachable = [...known].filter(([, file]) => file.handle !== undefined)
        const files = reachable.map(([token, file]) => ({ token, name: file.name, folder: '' }))
        return { ok: true, files: files.reverse() }
      }),

    saveFile: (request: SaveRequest) =>
      answering(async () => {
        const file = known.get(request.token)
        if (file === undefined) return failure('unknown-file', 'Please save under a name first.')
        if (file.handle === undefined) return download(request.token, file.name, request.text)
        const onDisk = await file.handle.getFile()
        if (request.ifChanged !== 'overwrite' && onDisk.lastModified !== file.changedAtMs) {
          return failure('changed-on-disk', `${file.name} was changed by something else.`)
        }
        return write(request.token, file.handle, request.text)
      }),

    saveFileAs: (request: SaveAsRequest) =>
      answering(async () => {
        const token = createToken()
        const handle = await pickTarget(request.suggestedName)
        if (handle === undefined) return download(token, request.suggestedName, request.text)
        return write(token, handle, request.text)
      }),

    exportFile: (request: ExportRequest) =>
      answering(async () => {
        const content = 'text' in request ? request.text : new Uint8Array(request.bytes)
        downloadFile(request.suggestedName, new Blob([content], { type: request.mime }))
        return { ok: true, name: request.suggestedName }
      }),
  }
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
