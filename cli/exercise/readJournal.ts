/**
 * The journal of an exercise that a person named, read and never changed.
 */
import { type Journal, parseJournal } from '../../simulation/index.ts'
import { readTextFile } from '../files.ts'
import type { Io } from '../io.ts'
import type { Outcome } from '../problems.ts'

export async function readJournal(io: Io, file: string): Promise<Outcome<Journal>> {
  const read = await readTextFile(io, file)
  return read.ok ? parseJournal(read.value, { file }) : read
}
