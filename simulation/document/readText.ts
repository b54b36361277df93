/**
 * From text to a raw value, with the place of everything in it.
 *
 * Reads YAML 1.2 and, being a subset of it, JSON. JSON takes a short cut, which is some fifty times
 * quicker for large files; places are then found by reading the text again, only when asked for.
 */
import type { Document } from 'yaml'
import type { Problem } from '../problem.ts'
import { fail, type Result, succeed } from '../result.ts'
import { findSyntaxProblems } from './syntax.ts'
import { locateIn, type Parsed, type Path, parseYaml, placeOf, type Position } from './yamlText.ts'

export type Reading = {
  readonly value: unknown
  /** Where a path stands in the text; where its nearest parent does if it does not exist. */
  readonly locate: (path: Path) => Position
  /** Where the last key of a path stands, whatever its value is. */
  readonly locateKey: (path: Path) => Position
  /** The text as the YAML library sees it, parsed when first asked for. */
  readonly parse: () => Parsed
}

/** Largest file that is read: far above any real plan, far below what would stop the window. */
export const fileBytesMax = 50 * 1024 * 1024

/** How often aliases may be followed, so that a small text cannot unfold into a huge value. */
const aliasesMax = 1_000

/** Says that a file is too large, and why that is a refusal. */
export function fileTooLarge(bytes: number, file: string): Problem {
  const megabytes = Math.ceil(bytes / (1024 * 1024))
  return {
    code: 'file-too-large',
    severity: 'error',
    where: { path: [], file },
    message: `${file} has ${megabytes} MB; files up to ${fileBytesMax / (1024 * 1024)} MB are read.`,
    hint: 'Check that it is the right file, or split it into several plans.',
  }
}

/** The value that a text stands for, or why it stands for none. */
export function readText(text: string, file?: string): Result<Reading> {
  if (!isText(text)) return fail([notText(file)])
  const quick = readJson(text)
  if (quick !== undefined) {
    return succeed(toReading(quick.value, () => parseYaml(text)))
  }
  const parsed = parseYaml(text)
  const problems = findSyntaxProblems(parsed, file)
  if (problems.length > 0) return fail(problems)
  const value = toValue(parsed.document)
  if (value === undefined) return fail([tooManyAliases(file)])
  return succeed(toReading(value.value, () => parsed))
}

function toReading(value: unknown, parse: () => Parsed): Reading {
  let parsed: Parsed | undefined
  const once = () => (parsed ??= parse())
  return {
    value,
    locate: (path) => locateIn(once(), path, 'value'),
    locateKey: (path) => locateIn(once(), path, 'key'),
    parse: once,
  }
}

/** Control characters other than tab and line ends stand in no text that people write. */
function isText(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return false
  }
  return true
}

function notText(file: string | undefined): Problem {
  return {
    code: 'not-text',
    severity: 'error',
    where: placeOf([], file),
    message: `${file ?? 'The file'} is not a text file.`,
    hint: 'Choose a plan or scenario, which are YAML text in UTF-8.',
  }
}

/** A JSON text’s value; `undefined` if it is none, or has a key twice, which JSON.parse swallows. */
function readJson(text: string): { readonly value: unknown } | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return countWrittenKeys(text) === countKeys(value) ? { value } : undefined
  } catch {
    // Not JSON; the YAML reader will say what is wrong with it, and where.
    return undefined
  }
}

function countWrittenKeys(json: string): number {
  let count = 0
  for (const [, colon] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) {
    if (colon !== undefined) count++
  }
  return count
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const children: readonly unknown[] = Object.values(value)
  const own = Array.isArray(value) ? 0 : children.length
  return children.reduce<number>((sum, child) => sum + countKeys(child), own)
}

function toValue(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: aliasesMax }) }
  } catch (error) {
    // The library's only complaint here is a value that unfolds too far.
    if (error instanceof ReferenceError) return undefined
    throw error
  }
}

function tooManyAliases(file: string | undefined): Problem {
  return {
    code: 'syntax-error',
    severity: 'error',
    where: placeOf([], file),
    message: 'The text repeats parts of itself by aliases (*name) too many times.',
    hint: 'Write the repeated parts out.',
  }
}
