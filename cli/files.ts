/**
 * Reading and writing of files by name. A file is looked at before it is read, and written so that
 * nobody ever sees half of it.
 */
import { randomUUID } from 'node:crypto'
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileBytesMax, fileTooLarge } from '../simulation/index.ts'
import type { Io } from './io.ts'
import { type CliProblem, type Outcome, refuse } from './problems.ts'

/** The text of a file that a person named; problems call it what the person called it. */
export async function readTextFile(io: Io, file: string): Promise<Outcome<string>> {
  const target = path.resolve(io.folder, file)
  try {
    const found = await stat(target)
    if (!found.isFile()) return refuse(unreadable(file, 'it is not a file'))
    if (found.size > fileBytesMax) return refuse(fileTooLarge(found.size, file))
    const bytes = await readFile(target)
    const value = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { ok: true, value, problems: [] }
  } catch (error) {
    return refuse(error instanceof TypeError ? notText(file) : unreadable(file, reasonOf(error)))
  }
}

/** Writes a file that a person named as an output: beside it first, then in its place at once. */
export async function writeTextFile(io: Io, file: string, text: string): Promise<Outcome<string>> {
  const named = path.resolve(io.folder, file)
  const sibling = `${named}.${randomUUID()}.part`
  try {
    // Renaming over a link would replace the link and leave the file behind it as it was.
    const target = await realpath(named).catch(() => named)
    const handle = await open(sibling, 'wx')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(sibling, target)
    return { ok: true, value: file, problems: [] }
  } catch (error) {
    await rm(sibling, { force: true })
    return refuse(unwritable(file, reasonOf(error)))
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'you may not',
  EPERM: 'you may not',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

function notText(file: string): CliProblem {
  return {
    code: 'not-text',
    severity: 'error',
    where: { path: [], file },
    message: `${file} is not a text file in UTF-8.`,
    hint: 'Choose a plan or scenario, which are YAML text.',
  }
}

function unreadable(file: string, reason: string): CliProblem {
  return {
    code: 'unreadable-file',
    severity: 'error',
    where: { path: [], file },
    message: `${file} cannot be read: ${reason}.`,
    hint: 'Check the name and the folder; names are relative to where you are.',
  }
}

function unwritable(file: string, reason: string): CliProblem {
  return {
    code: 'unwritable-file',
    severity: 'error',
    where: { path: [], file },
    message: `${file} cannot be written: ${reason}.`,
    hint: 'Choose a folder that exists and that you may write to.',
  }
}
