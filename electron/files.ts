import { createHash, randomUUID } from 'node:crypto'
import {
  access,
  constants,
  copyFile,
  open,
  readdir,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises'
import path from 'node:path'
import { type Answer, type CheckedFile, type Failure, fileSizeBytesMax } from './bridge.ts'
import { failure, toFailure } from './failure.ts'

// Reading and writing the user's files. A reader of the disk sees the old text or the new text, never
// half of one, whatever happens in between.

export interface TextFile {
  readonly ok: true
  readonly text: string
  /** Of the bytes on disk, to notice later that somebody else changed them. */
  readonly digest: string
}

export interface Written {
  readonly ok: true
  readonly digest: string
}

export async function readTextFile(file: string): Promise<TextFile | Failure> {
  try {
    const bytes = await readWithin(file, fileSizeBytesMax)
    if (bytes === undefined) return tooLarge
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { ok: true, text, digest: digestOf(bytes) }
  } catch (error) {
    if (error instanceof TypeError) return failure('not-text', 'This is not a text file.')
    return toFailure(error)
  }
}

/** What became of a file whose digest is known; nothing is changed by looking. */
export async function checkTextFile(
  file: string,
  knownDigest: string,
): Promise<Answer<CheckedFile>> {
  const read = await readTextFile(file)
  if (!read.ok) return read.code === 'not-found' ? { ok: true, state: 'gone' } : read
  if (read.digest === knownDigest) return { ok: true, state: 'same' }
  return { ok: true, state: 'changed', text: read.text }
}

/** Writes the text, unless the file on disk is not the one with `knownDigest`. */
export async function saveUnlessChanged(
  file: string,
  text: string,
  knownDigest: string,
): Promise<Written | Failure> {
  const onDisk = await digestOnDisk(file)
  if (onDisk !== undefined && onDisk !== knownDigest) {
    return failure('changed-on-disk', 'The file was changed by something else since it was read.')
  }
  return saveText(file, text)
}

export async function saveText(file: string, text: string): Promise<Written | Failure> {
  return saveBytes(file, new TextEncoder().encode(text), { previousVersion: 'keep' })
}

export interface SaveOptions {
  /** 'keep' leaves what was there before in a sibling file that ends in `.bak`. */
  readonly previousVersion: 'keep' | 'drop'
}

/** Writes a sibling, makes sure that it is on the disk, then renames it over the target. */
export async function saveBytes(
  file: string,
  bytes: Uint8Array,
  options: SaveOptions,
): Promise<Written | Failure> {
  const sibling = `${file}.${randomUUID()}.part`
  try {
    // Renaming over a link would replace the link and leave the file it names as it was.
    const target = await realpath(file).catch(() => file)
    const previous = await statOf(target)
    if (previous !== undefined) await access(target, constants.W_OK)
    await writeDurably(sibling, bytes, previous?.mode)
    if (previous !== undefined && options.previousVersion === 'keep') {
      await copyFile(target, sibling.replace(/part$/, 'old'))
      await rename(sibling.replace(/part$/, 'old'), `${target}.bak`)
    }
    await rename(sibling, target)
    await syncFolder(path.dirname(target))
    await sweepLeftovers(file)
    return { ok: true, digest: digestOf(bytes) }
  } catch (error) {
    await rm(sibling, { force: true }).catch(() => {})
    return toFailure(error)
  }
}

const tooLarge = failure('too-large', 'The file is larger than 50 MB and was not read.')

/** The bytes, or `undefined` when there are too many; nothing is read then. */
async function readWithin(file: string, bytesMax: number): Promise<Buffer | undefined> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    return size > bytesMax ? undefined : await handle.readFile()
  } finally {
    await handle.close()
  }
}

async function digestOnDisk(file: string): Promise<string | undefined> {
  try {
    const bytes = await readWithin(file, fileSizeBytesMax)
    return bytes === undefined ? 'too large to be ours' : digestOf(bytes)
  } catch {
    // Gone or unreadable: saving will make it anew or say why it cannot.
    return undefined
  }
}

/** An assumption: no save takes an hour, so what is older was left by a program that was killed. */
const leftoverAgeMsMin = 3_600_000

/** Removes what saves of this file left beside it when the program was killed. */
async function sweepLeftovers(file: string): Promise<void> {
  const { dir, base } = path.parse(file)
  const names = await readdir(dir).catch(() => [])
  const leftovers = names.filter(
    (name) => name.startsWith(`${base}.`) && /\.[0-9a-f-]{36}\.(part|old)$/.test(name),
  )
  for (const name of leftovers) {
    const leftover = path.join(dir, name)
    const { mtimeMs = Number.POSITIVE_INFINITY } = (await statOf(leftover)) ?? {}
    if (mtimeMs < Date.now() - leftoverAgeMsMin) await rm(leftover, { force: true }).catch(() => {})
  }
}

async function statOf(file: string) {
  return stat(file).catch(() => undefined)
}

async function writeDurably(file: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const handle = await open(file, 'wx', mode & 0o777)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes the rename itself durable. Windows cannot sync a folder and does not need to. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
