/**
 * Reads a series of runs from a file that a person named, whole or not at all.
 */
import { readTextFile } from '../files.ts'
import type { Io } from '../io.ts'
import { type CliProblem, type Outcome, refuse } from '../problems.ts'
import { type BandsFile, bandsFormat } from './bandsFile.ts'
import { isBandsFile } from './isBandsFile.ts'

export async function readBands(io: Io, file: string): Promise<Outcome<BandsFile>> {
  const read = await readTextFile(io, file)
  return read.ok ? parseBands(read.value, file) : read
}

function parseBands(text: string, file: string): Outcome<BandsFile> {
  const value = parseJson(text)
  const format = Object(value).bands
  if (typeof format === 'number' && format > bandsFormat) return refuse(newerFormat(file, format))
  if (isBandsFile(value)) return { ok: true, value, problems: [] }
  return refuse({
    code: 'not-bands',
    severity: 'error',
    where: { path: [], file },
    message: `${file} is no whole file of “blackstart bands”.`,
    hint: 'Give files that “bands --out” wrote, as it wrote them.',
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function newerFormat(file: string, format: number): CliProblem {
  return {
    code: 'newer-format',
    severity: 'error',
    where: { path: ['bands'], file },
    message: `${file} has format ${format}; this program knows formats up to ${bandsFormat}.`,
    hint: 'Use the version of Blackstart that wrote it, or a newer one.',
  }
}
