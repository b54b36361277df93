/**
 * From text to a raw value, with the place of everything in it.
 *
 * Reads YAML 1.2 and, being a subset of it, JSON. JSON takes a short cut, which is some fifty times
 * quicker for large files; places are then found by reading the text again, only when asked for.
 */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml'
import type { Place, Problem } from '../problem.ts'
import { fail, type Result, succeed } from '../result.ts'

export type Path = readonly (string | number)[]

export type Position = { readonly line: number; readonly column: number }

export type Reading = {
  readonly value: unknown
  /** Where a path stands in the text; where its nearest parent does if it does not exist. */
  readonly locate: (path: Path) => Position
  /** Where the last key of a path stands, whatever its value is. */
  readonly locateKey: (path: Path) => Position
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
  const problems = syntaxProblems(text, parsed, file)
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
  }
}

// Control characters other than tab and line ends stand in no text that people write.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

function isText(text: string): boolean {
  return !controlCharacter.test(text)
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

/** A place without a position; `file` only where it is known. */
export function placeOf(path: Path, file: string | undefined, position?: Position): Place {
  return { path, ...(file === undefined ? {} : { file }), ...position }
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

/** A text as the YAML library sees it; its lines are counted along the way. */
export type Parsed = { readonly document: Document; readonly lines: LineCounter }

export function parseYaml(text: string): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    version: '1.2',
    uniqueKeys: true,
    lineCounter: lines,
    prettyErrors: false,
  })
  return { document, lines }
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

/** Every key that is there twice, and the first place that is no YAML: what follows is its echo. */
function syntaxProblems(text: string, parsed: Parsed, file: string | undefined): Problem[] {
  const errors = parsed.document.errors
  const first = errors.find((error) => error.code !== 'DUPLICATE_KEY')
  return errors
    .filter((error) => error.code === 'DUPLICATE_KEY' || error === first)
    .map((error) =>
      toSyntaxProblem(text, error, placeOf([], file, positionOf(parsed, error.pos[0]))),
    )
}

function toSyntaxProblem(text: string, error: YAMLError, where: Place): Problem {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^:\s]*/.exec(text.slice(error.pos[0]))?.[0] ?? ''
    return {
      code: 'duplicate-key',
      severity: 'error',
      where,
      message: `“${key}” is there twice in the same place, so one of the two would be lost.`,
      hint: 'Merge the two, or give one of them another id.',
    }
  }
  // A bracket left open shows up as a following line that is not indented enough for it.
  const isLeftOpen = error.code === 'BAD_INDENT' && error.message.includes('Flow ')
  const [message, hint] = syntaxWords[isLeftOpen ? 'BLOCK_IN_FLOW' : error.code] ?? [
    'This is not YAML.',
    'Compare it with the lines above, or check the brackets and quotes before it.',
  ]
  return { code: 'syntax-error', severity: 'error', where, message, hint }
}

const brackets = 'Close what was opened, on this line or above it.'
const syntaxWords: Partial<Record<YAMLError['code'], readonly [string, string]>> = {
  BAD_INDENT: [
    'This line is indented differently from what it belongs to.',
    'Give everything that belongs together the same number of spaces.',
  ],
  TAB_AS_INDENT: ['This line is indented by a tab.', 'Use spaces.'],
  MISSING_CHAR: ['Something is missing here: a colon, a comma, a bracket or a quote.', brackets],
  BLOCK_IN_FLOW: ['A bracket or brace that was opened before is still open here.', brackets],
  MULTIPLE_DOCS: ['A second document begins here (---).', 'Keep one document per file.'],
  BAD_ALIAS: ['This refers (*name) to something that is not there.', 'Write it out instead.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'There is a second colon in this line.',
    'Put quotes around a text that contains a colon.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'This line is no `key: value`.',
    'Add the colon, or indent it as part of the text above.',
  ],
  BAD_SCALAR_START: ['A text may not begin with this character.', 'Put quotes around the text.'],
  BAD_DQ_ESCAPE: [
    'After a backslash in double quotes only some letters may follow.',
    'Use single quotes, or write two backslashes.',
  ],
}

function positionOf(parsed: Parsed, offset: number): Position {
  const { line, col } = parsed.lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

/** Of a plain value its own place, if that is asked for; else that of the key it stands under. */
function locateIn(parsed: Parsed, path: Path, wanted: 'key' | 'value'): Position {
  let node: unknown = parsed.document.contents
  let offset = startOf(node) ?? 0
  for (const [depth, key] of path.entries()) {
    const step = stepDown(resolve(node, parsed.document), key)
    if (step === undefined) break
    node = step.value
    const isKeyWanted =
      isMap(node) || isSeq(node) || (wanted === 'key' && depth === path.length - 1)
    offset = startOf(isKeyWanted ? step.key : node) ?? startOf(step.key) ?? offset
  }
  return positionOf(parsed, offset)
}

function resolve(node: unknown, document: Document): unknown {
  return isAlias(node) ? node.resolve(document) : node
}

function stepDown(
  node: unknown,
  key: string | number,
): { key: unknown; value: unknown } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(key)]
    return item === undefined ? undefined : { key: item, value: item }
  }
  if (!isMap(node)) return undefined
  const pair = node.items.find((item) => isPair(item) && keyText(item.key) === String(key))
  return pair === undefined ? undefined : { key: pair.key, value: pair.value }
}

/** A map’s key as it becomes the key of a value. */
export function keyText(key: unknown): string {
  const value = isNode(key) ? (key as Node & { readonly value?: unknown }).value : key
  return value === null || value === undefined ? '' : String(value)
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}
