/**
 * The journal of an exercise on the disk: lines are added, and what was answered for is there.
 *
 * Writes that come while the disk is busy go down together, so that two hundred votes in a second cost
 * a handful of flushes. Whoever waits for `append` knows that his line survives the end of the process
 * and of the machine.
 */
import { type FileHandle, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { fileBytesMax, fileTooLarge, type Journal, parseJournal } from '../simulation/index.ts'
import { type Outcome, refuse, type RoomProblem } from './outcome.ts'

export type JournalFile = {
  /** Resolves once the line is on the disk. */
  readonly append: (line: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Begins a new journal with its first line; an existing file is never touched. */
export async function createJournal(file: string, line: string): Promise<Outcome<JournalFile>> {
  const locked = await lock(file)
  if (!locked.ok) return locked
  try {
    const handle = await open(file, 'ax')
    const journal = writer(handle, file)
    await journal.append(line)
    return { ok: true, value: journal, problems: [] }
  } catch (error) {
    await unlock(file)
    return refuse(unusable(file, error))
  }
}

export type OpenedJournal = { readonly journal: Journal; readonly file: JournalFile }

/** Goes on with a journal. What was cut off while it was written is taken away first. */
export async function openJournal(file: string): Promise<Outcome<OpenedJournal>> {
  const locked = await lock(file)
  if (!locked.ok) return locked
  const opened = await openLocked(file)
  if (!opened.ok) await unlock(file)
  return opened
}

async function openLocked(file: string): Promise<Outcome<OpenedJournal>> {
  try {
    const { size } = await stat(file)
    if (size > fileBytesMax) return refuse(fileTooLarge(size, file))
    const parsed = parseJournal(await readFile(file, 'utf8'), { file })
    if (!parsed.ok) return parsed
    const handle = await open(file, 'r+')
    await handle.truncate(parsed.value.wholeBytes)
    await handle.close()
    const value = { journal: parsed.value, file: writer(await open(file, 'a'), file) }
    return { ok: true, value, problems: parsed.problems }
  } catch (error) {
    return refuse(unusable(file, error))
  }
}

function writer(handle: FileHandle, file: string): JournalFile {
  let waiting: string[] = []
  let flushing: Promise<void> | undefined
  let last: Promise<void> = Promise.resolve()
  const flush = async (): Promise<void> => {
    // Whatever comes within this turn goes down with it.
    await Promise.resolve()
    const lines = waiting
    waiting = []
    flushing = undefined
    const earlier = last
    const mine = (async () => {
      // What failed before is told to those who waited for it; a line behind it would break the chain.
      await earlier
      await handle.appendFile(lines.join(''))
      await handle.datasync()
    })()
    last = mine
    await mine
  }
  return {
    append: (line) => {
      waiting.push(line)
      flushing ??= flush()
      return flushing
    },
    close: async () => {
      await flushing?.catch(() => undefined)
      await last.catch(() => undefined)
      await handle.close()
      await unlock(file)
    },
  }
}

function lockOf(file: string): string {
  return `${file}.lock`
}

/** Two programs that write one journal would tear its chain: the second one is refused. */
async function lock(file: string): Promise<Outcome<true>> {
  for (let tries = 0; tries < 2; tries++) {
    try {
      await writeFile(lockOf(file), String(process.pid), { flag: 'wx' })
      return { ok: true, value: true, problems: [] }
    } catch (error) {
      if (!isCode(error, 'EEXIST')) return refuse(unusable(file, error))
      if (await isHeld(file)) return refuse(inUse(file))
      await unlock(file)
    }
  }
  return refuse(inUse(file))
}

async function unlock(file: string): Promise<void> {
  await rm(lockOf(file), { force: true })
}

/** True while the process that locked a journal lives; one that was killed leaves its lock behind. */
async function isHeld(file: string): Promise<boolean> {
  const pid = Number(await readFile(lockOf(file), 'utf8').catch(() => ''))
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return pid === process.pid
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function inUse(file: string): RoomProblem {
  return {
    code: 'journal-in-use',
    severity: 'error',
    where: { path: [], file },
    message: `${file} is open in another Blackstart.`,
    hint: 'Close the exercise there, or go on there.',
  }
}

/** Why a journal cannot be used. */
export function unusable(file: string, error: unknown): RoomProblem {
  const exists = isCode(error, 'EEXIST')
  const reason = error instanceof Error ? error.message : String(error)
  return {
    code: 'unusable-journal',
    severity: 'error',
    where: { path: [], file },
    message: exists ? `There is a file called ${file}.` : `${file} cannot be written: ${reason}.`,
    hint: exists
      ? 'Open it to go on with it, or choose another name: a journal is never written over.'
      : 'Choose a folder that exists and that you may write to.',
  }
}
