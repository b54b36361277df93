/**
 * From the text of a journal to its header and entries, and what is wrong with it.
 *
 * The last line may be cut off: whoever wrote it was stopped. It is left out, with a warning. A line
 * in the middle that is broken or not chained to the one before is an error, because somebody or
 * something changed what had been written.
 */
import { checkValue, type DocumentKind } from '../document/checkValue.ts'
import { namingBy } from '../document/naming.ts'
import type { ParseOptions } from '../document/parseDocument.ts'
import { fileBytesMax, fileTooLarge } from '../document/readText.ts'
import { toShape } from '../document/shape.ts'
import { sha256Hex } from '../digest.ts'
import type { Problem } from '../problem.ts'
import { fail, type Result, succeed } from '../result.ts'
import { type Deed, deed } from './schema/deeds.ts'
import { type Entry, entry, exerciseFormat, type Header, header } from './schema/journal.ts'

export type Journal = {
  readonly header: Header
  readonly entries: readonly Entry[]
  /** SHA-256 of the last line: the head of the chain. */
  readonly head: string
  /** Length in bytes of what is whole; what lies behind was cut off while it was written. */
  readonly wholeBytes: number
}

const naming = namingBy({}, 'The journal')
const headerKind: DocumentKind<Header> = {
  schema: header,
  shape: toShape(header),
  nameThing: naming,
}
const entryKind: DocumentKind<Entry> = { schema: entry, shape: toShape(entry), nameThing: naming }

const deedKind: DocumentKind<Deed> = { schema: deed, shape: toShape(deed), nameThing: naming }

/** A deed that came from outside, or what is wrong with it. */
export function parseDeed(raw: unknown): Result<Deed> {
  return checkValue(raw, deedKind)
}

/** The line of a header or entry, with its end. */
export function toLine(value: Header | Entry): string {
  return `${JSON.stringify(value)}\n`
}

/** What the next line is chained to. */
export function digestOfLine(line: string): string {
  return sha256Hex(line.replace(/\n$/, ''))
}

/** The journal in a text, or what is wrong with the text. */
export function parseJournal(text: string, { file }: ParseOptions = {}): Result<Journal> {
  if (text.length > fileBytesMax) return fail([fileTooLarge(text.length, file ?? 'The journal')])
  const lines = text.split('\n')
  // Every whole line ends in a line break, so behind the last one there is nothing.
  const cut = lines.pop() ?? ''
  const [first, ...rest] = lines
  if (first === undefined) return fail([foreign(file)])
  const head = readHeader(first, file)
  if (!head.ok) return head
  const entries: Entry[] = []
  let prev = digestOfLine(first)
  for (const [index, line] of rest.entries()) {
    const read = readEntry(line, { seq: index + 1, prev, file })
    if (!read.ok) return read
    entries.push(read.value)
    prev = digestOfLine(line)
  }
  const wholeBytes = bytesOf(text) - bytesOf(cut)
  const problems = cut === '' ? [] : [torn(lines.length + 1, file)]
  return succeed({ header: head.value, entries, head: prev, wholeBytes }, problems)
}

/** Length of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_00_00 ? 3 : 4
  }
  return bytes
}

function readHeader(line: string, file: string | undefined): Result<Header> {
  const raw = parseLine(line)
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, 'exercise')) {
    return fail([foreign(file)])
  }
  const { exercise } = raw as { readonly exercise: unknown }
  if (typeof exercise === 'number' && exercise > exerciseFormat)
    return fail([newer(exercise, file)])
  return placed(checkValue(raw, headerKind), 1, file)
}

type Expected = { readonly seq: number; readonly prev: string; readonly file: string | undefined }

function readEntry(line: string, { seq, prev, file }: Expected): Result<Entry> {
  const lineNumber = seq + 1
  const raw = parseLine(line)
  if (raw === undefined) {
    return fail([broken(lineNumber, file, 'it is not JSON')])
  }
  const checked = placed(checkValue(raw, entryKind), lineNumber, file)
  if (!checked.ok) return checked
  if (checked.value.seq !== seq) {
    const what = `it says that it is entry ${checked.value.seq} and should be ${seq}`
    return fail([broken(lineNumber, file, what)])
  }
  if (checked.value.prev !== prev) {
    return fail([
      broken(lineNumber, file, 'the line before it is not the one it was written behind'),
    ])
  }
  return checked
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Problems of one line, each with its place in the file. */
function placed<T>(result: Result<T>, line: number, file: string | undefined): Result<T> {
  const problems = result.problems.map((problem) => ({
    ...problem,
    where: { ...problem.where, line, column: 1, ...(file === undefined ? {} : { file }) },
  }))
  return result.ok ? { ...result, problems } : fail(problems)
}

function at(line: number, file: string | undefined): Problem['where'] {
  return { path: [], line, column: 1, ...(file === undefined ? {} : { file }) }
}

function foreign(file: string | undefined): Problem {
  return {
    code: 'not-an-exercise',
    severity: 'error',
    where: at(1, file),
    message: 'This is not the journal of an exercise: its first line does not say “exercise”.',
    hint: 'Choose a file that ends in .exercise.json and that Blackstart has written.',
  }
}

function newer(format: number, file: string | undefined): Problem {
  return {
    code: 'newer-format',
    severity: 'error',
    where: at(1, file),
    message: `The file has format ${format}; this version of Blackstart reads formats up to ${exerciseFormat}.`,
    hint: 'Open it with a newer version of Blackstart. The file has been left as it is.',
  }
}

function torn(line: number, file: string | undefined): Problem {
  return {
    code: 'torn-entry',
    severity: 'warning',
    where: at(line, file),
    message: 'The last entry was not written to its end and is left out.',
    hint: 'Go on from here; what was done in that moment must be done again.',
  }
}

function broken(line: number, file: string | undefined, what: string): Problem {
  return {
    code: 'broken-journal',
    severity: 'error',
    where: at(line, file),
    message: `The journal was changed after it was written: in line ${line}, ${what}.`,
    hint: 'Open the original, or keep the lines before this one in a file of their own: they are whole.',
  }
}
