/**
 * A text as the YAML library sees it, and the line and column of everything in it.
 */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml'
import type { Place } from '../problem.ts'

/** The keys on the way from the top of a document to something in it. */
export type Path = readonly (string | number)[]

export type Position = { readonly line: number; readonly column: number }

/** A place without a position; `file` only where it is known. */
export function placeOf(path: Path, file: string | undefined, position?: Position): Place {
  return { path, ...(file === undefined ? {} : { file }), ...position }
}

/** A text as the YAML library sees it; its lines are counted along the way. */
export type Parsed = { readonly document: Document; readonly lines: LineCounter }

/** The text as YAML 1.2, right or wrong. */
export function parseYaml(text: string): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    version: '1.2',
    // The library compares each key with all others of its map; `findSyntaxProblems` is quicker.
    uniqueKeys: false,
    lineCounter: lines,
    prettyErrors: false,
  })
  return { document, lines }
}

/** Line and column of an offset. */
export function positionOf(parsed: Parsed, offset: number): Position {
  const { line, col } = parsed.lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

/** Of a plain value its own place, if that is asked for; else that of the key it stands under. */
export function locateIn(parsed: Parsed, path: Path, wanted: 'key' | 'value'): Position {
  let node: unknown = parsed.document.contents
  let offset = startOf(node) ?? 0
  for (const [depth, key] of path.entries()) {
    const step = stepDown(resolve(node, parsed.document), key)
    if (step === undefined) break
    node = step.value
    const isKeyWanted = wanted === 'key' && depth === path.length - 1
    offset = startOf(isKeyWanted || !isPlain(node) ? step.key : node) ?? offset
  }
  return positionOf(parsed, offset)
}

/** True for a value with a place of its own: no map, no list, and not left empty. */
function isPlain(node: unknown): boolean {
  return isScalar(node) ? node.range?.[0] !== node.range?.[1] : isAlias(node)
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
  return typeof value === 'string'
    ? value
    : value === null || value === undefined
      ? ''
      : JSON.stringify(value)
}

/** Offset at which a node begins. */
export function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}
