/**
 * From text to a document: the steps that plans and scenarios share.
 *
 * Text is read, its format number looked at, older formats are lifted, and the value is checked.
 * Every problem gets its place in the text.
 */
import type { Problem } from '../problem.ts'
import { fail, type Result } from '../result.ts'
import { checkValue, type DocumentKind } from './checkValue.ts'
import { isMap } from './issues.ts'
import { type Migration, migrate } from './migrate.ts'
import { type Reading, readText } from './readText.ts'
import { placeOf } from './yamlText.ts'

/** Kinds of document, by the field that says their format number. */
const kinds = {
  blackstart: { code: 'not-a-plan', noun: 'plan' },
  scenario: { code: 'not-a-scenario', noun: 'scenario' },
  decisions: { code: 'not-decisions', noun: 'file of decisions' },
  milestones: { code: 'not-milestones', noun: 'file of milestones' },
} as const
type Marker = keyof typeof kinds
const markers = Object.keys(kinds) as Marker[]

export type Format<T> = DocumentKind<T> & {
  /** The field that says the format number. */
  readonly marker: Marker
  readonly newest: number
  readonly migrations: readonly Migration[]
}

export type ParseOptions = {
  /** Name of the file, for problems. */
  readonly file?: string | undefined
}

/** The document in a text, or what is wrong with the text. */
export function parseDocument<T>(
  text: string,
  format: Format<T>,
  options: ParseOptions = {},
): Result<T> {
  return readDocument(text, format, options).result
}

export type DocumentReading<T> = {
  readonly result: Result<T>
  /** Where things stand in the text, if it could be read at all. */
  readonly reading: Reading | undefined
}

/** The document in a text, with the text as it was read. */
export function readDocument<T>(
  text: string,
  format: Format<T>,
  options: ParseOptions = {},
): DocumentReading<T> {
  const read = readText(text, options.file)
  if (!read.ok) return { result: read, reading: undefined }
  const reading = read.value
  const result = checkReading(reading, format)
  const problems = withPlaces(result.problems, reading, options.file)
  return { result: result.ok ? { ...result, problems } : fail(problems), reading }
}

function checkReading<T>(reading: Reading, format: Format<T>): Result<T> {
  const refusal = refuse(reading.value, format)
  if (refusal !== undefined) return fail([refusal])
  return checkValue(migrate(reading.value, format), format)
}

/** The problems with their file and position. */
function withPlaces(
  problems: readonly Problem[],
  reading: Reading,
  file: string | undefined,
): Problem[] {
  return problems.map((problem) => {
    const { path } = problem.where
    const isAboutKey = problem.code === 'unknown-field'
    const position = isAboutKey ? reading.locateKey(path) : reading.locate(path)
    return { ...problem, where: placeOf(path, file, position) }
  })
}

/** The problems of a document with their places in its text, as far as the text can be read. */
export function placeProblems(
  problems: readonly Problem[],
  text: string,
  file?: string,
): readonly Problem[] {
  const reading = readText(text, file)
  return reading.ok ? withPlaces(problems, reading.value, file) : problems
}

type Refusal = Pick<Problem, 'code' | 'message' | 'hint'> & { readonly at?: string }

function refuse(value: unknown, format: Format<unknown>): Problem | undefined {
  const refusal = isMap(value) ? refuseMap(value, format) : foreign(format)
  if (refusal === undefined) return undefined
  const { at, ...words } = refusal
  return { ...words, severity: 'error', where: { path: at === undefined ? [] : [at] } }
}

function refuseMap(
  value: Readonly<Record<string, unknown>>,
  format: Format<unknown>,
): Refusal | undefined {
  const { marker, newest } = format
  if (!Object.hasOwn(value, marker)) {
    const other = markers.find((one) => Object.hasOwn(value, one))
    return other === undefined ? foreign(format) : otherKind(format, other)
  }
  const number = value[marker]
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 1) {
    return {
      code: 'unknown-format',
      at: marker,
      message: `The format number is ${JSON.stringify(number) ?? 'missing'}, and there never was one like that.`,
      hint: `Write “${marker}: ${newest}” in the first line.`,
    }
  }
  if (number <= newest) return undefined
  return {
    code: 'newer-format',
    at: marker,
    message: `The file has format ${number}; this version of Blackstart reads formats up to ${newest}.`,
    hint: 'Open it with a newer version of Blackstart. The file has been left as it is.',
  }
}

function foreign({ marker, newest }: Format<unknown>): Refusal {
  const kind = kinds[marker]
  return {
    code: kind.code,
    message: `This is not a Blackstart ${kind.noun}: it does not say “${marker}:” at the top.`,
    hint: `Choose a ${kind.noun}, or write “${marker}: ${newest}” in the first line.`,
  }
}

function otherKind({ marker }: Format<unknown>, otherMarker: Marker): Refusal {
  const { code, noun } = kinds[marker]
  const other = kinds[otherMarker].noun
  return {
    code,
    message: `This is a ${other}, not a ${noun}.`,
    hint: `Open it as a ${other}.`,
  }
}
