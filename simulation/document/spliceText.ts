/**
 * From a changed document to its old text with the changes cut in, character by character.
 *
 * Whatever did not change is not written again, so comments, blank lines, order, quoting, alignment
 * and fields nobody knows stay as people left them. Works on maps written over several lines; a
 * field with anything else in it is written again as a whole. The caller checks the outcome.
 */
import { isMap as isMapNode, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml'
import {
  type Change,
  changeAt,
  deepEquals,
  isMapChange,
  isNoChange,
  keysGone,
  type MapChange,
} from './change.ts'
import { contentEnd, lineEnd, nodeStart, pairEnd, pairStart } from './lines.ts'
import { keyText, type Parsed } from './yamlText.ts'
import { type RenderPlace, renderValue, styleOf, type TextStyle } from './renderValue.ts'
import { fieldsAt, type Shape, stepInto } from './shape.ts'
import { keysInOrder } from './writeText.ts'

type Splice = { readonly from: number; readonly to: number; readonly text: string }

type Place = RenderPlace & { readonly text: string }

type Page = { readonly text: string; readonly shape: Shape }

/** The old text with a change made to it, if its form allows; else `undefined`. */
export function spliceText(
  parsed: Parsed,
  change: MapChange,
  { text, shape }: Page,
): string | undefined {
  const root = parsed.document.contents
  if (!isBlockMap(root)) return undefined
  const splices = spliceMap(root, change, {
    text,
    style: styleOf(text),
    shape,
    isEntity: false,
  })
  return splices === undefined ? undefined : applySplices(text, splices)
}

function applySplices(text: string, splices: readonly Splice[]): string {
  const inOrder = splices
    .map((splice, index) => ({ ...splice, index }))
    .sort((a, b) => a.from - b.from || a.index - b.index)
  let result = ''
  let done = 0
  for (const splice of inOrder) {
    result += text.slice(done, splice.from) + splice.text
    done = Math.max(done, splice.to)
  }
  return result + text.slice(done)
}

function isBlockMap(node: unknown): node is YAMLMap {
  return isMapNode(node) && node.flow !== true && node.items.length > 0
}

/** The changes to a map; `undefined` if it has to be written again as a whole. */
function spliceMap(map: YAMLMap, change: MapChange, place: Place): Splice[] | undefined {
  const pairs = new Map(map.items.map((pair) => [keyText(pair.key), pair]))
  const renames = isMapShape(place.shape) ? findRenames(change) : new Map<string, string>()
  const kept = new Set(renames.values())
  const gone = keysGone(change).filter((key) => !kept.has(key))
  if (gone.length === map.items.length) return undefined
  const splices = gone.flatMap((key) => removePair(pairs.get(key), place))
  // What is added behind the last pair comes behind everything that is added inside of it.
  const added: Splice[] = []
  for (const key of keysInOrder(change.after, place.shape)) {
    const pair = pairs.get(renames.get(key) ?? key)
    if (pair === undefined) added.push(insertPair(map, [key, change.after[key]], place))
    else if (renames.has(key)) splices.push(renamePair(pair, key))
    else if (!isNoChange(changeAt(change, key))) {
      splices.push(...changePair(pair, changeAt(change, key), stepDown(place, key)))
    }
  }
  return [...splices, ...added]
}

/** New ids that stand for exactly what an old id stood for, with that old id. */
function findRenames(change: MapChange): Map<string, string> {
  const { before, after } = change
  const gone = keysGone(change)
  const renames = new Map<string, string>()
  for (const key of Object.keys(after)) {
    if (Object.hasOwn(before, key)) continue
    const old = gone.find((candidate) => deepEquals(before[candidate], after[key]))
    if (old === undefined) continue
    renames.set(key, old)
    gone.splice(gone.indexOf(old), 1)
  }
  return renames
}

function renamePair(pair: Pair, key: string): Splice {
  const from = nodeStart(pair.key)
  return { from, to: contentEnd(pair.key), text: key }
}

function removePair(pair: Pair | undefined, { text }: Place): Splice[] {
  if (pair === undefined) return []
  const from = pairStart(text, pair)
  const to = pairEnd(text, pair)
  // Of the blank lines before and after, one is enough.
  const isBetweenBlanks = text.slice(0, from).endsWith('\n\n') && /^\n|^$/.test(text.slice(to))
  return [{ from: isBetweenBlanks ? from - 1 : from, to, text: '' }]
}

function insertPair(map: YAMLMap, [key, value]: [string, unknown], place: Place): Splice {
  const { text } = place
  const [first] = map.items
  const neighbour = findNeighbour(map, key, place.shape)
  const start = pairStart(text, neighbour.pair)
  const at = neighbour.isAfter ? start : pairEnd(text, neighbour.pair)
  const rendered = renderValue(undefined, { before: undefined, after: value }, stepDown(place, key))
  const written = indent(`${key}:${rendered}`, columnOf(text, nodeStart(first?.key)))
  const blank = map.items.length > 1 && text.slice(0, start).endsWith('\n\n') ? '\n' : ''
  const spaced = neighbour.isAfter ? written + blank : blank + written
  const isAtLineStart = at === 0 || text[at - 1] === '\n'
  return { from: at, to: at, text: isAtLineStart ? spaced : `\n${spaced}` }
}

type Neighbour = { readonly pair: Pair; readonly isAfter: boolean }

/** The field that comes after a new one by the schema; else the last one, which comes before it. */
function findNeighbour(map: YAMLMap, key: string, shape: Shape | undefined): Neighbour {
  const order = Object.keys(fieldsAt(shape))
  const rank = order.indexOf(key)
  const next = map.items.find((pair) => order.indexOf(keyText(pair.key)) > rank)
  if (rank >= 0 && next !== undefined) return { pair: next, isAfter: true }
  return { pair: map.items.at(-1) as Pair, isAfter: false }
}

function changePair(pair: Pair, change: Change, place: Place): Splice[] {
  const node = pair.value
  if (isBlockMap(node) && isMapChange(change)) {
    const splices = spliceMap(node, change, place)
    if (splices !== undefined) return splices
  }
  const style = { ...place.style, isFlowPadded: isPaddedLike(place.style, place.text, node) }
  const rendered = renderValue(node, change, { ...place, style })
  const isInline = !onOneLine(rendered).includes('\n')
  return [
    isInline && isOneLine(node)
      ? replaceValue(pair, onOneLine(rendered), place.text)
      : replacePair(pair, rendered, place.text),
  ]
}

/** Writes a value where another one was, on the same line. */
function replaceValue({ key, value }: Pair, written: string, text: string): Splice {
  if (!isNothing(value)) return { from: nodeStart(value), to: contentEnd(value), text: written }
  const afterColon = text.indexOf(':', contentEnd(key)) + 1
  return { from: afterColon, to: afterColon, text: ` ${written}` }
}

/** Writes a field again with all its lines, the key as it was. */
function replacePair({ key, value }: Pair, rendered: string, text: string): Splice {
  const from = nodeStart(key)
  const keyWritten = text.slice(from, contentEnd(key))
  const written = indent(`${keyWritten}:${rendered}`, columnOf(text, from)).slice(
    columnOf(text, from),
  )
  return { from, to: lineEnd(text, contentEnd(value ?? key)), text: written }
}

function isNothing(node: unknown): boolean {
  return node === null || (isScalar(node) && contentEnd(node) === nodeStart(node))
}

function isOneLine(node: unknown): boolean {
  if (isScalar(node)) return node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED'
  return (isMapNode(node) || isSeq(node)) && node.flow === true
}

/** Whether a list or map in one line has spaces inside its brackets; those around it if it is none. */
function isPaddedLike(style: TextStyle, text: string, node: unknown): boolean {
  if (!(isMapNode(node) || isSeq(node)) || node.flow !== true) return style.isFlowPadded
  return /^[[{]\s/.test(text.slice(nodeStart(node), nodeStart(node) + 2))
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

// Only these spaces and line ends are YAML’s; the many others of Unicode are part of what is said.

function onOneLine(rendered: string): string {
  return rendered.replace(/^ +/, '').replace(/\n+$/, '')
}

function indent(lines: string, column: number): string {
  const spaces = ' '.repeat(column)
  return lines
    .split('\n')
    .map((line) => (line === '' ? '' : spaces + line))
    .join('\n')
}

/** The place of what stands under a key. */
function stepDown(place: Place, key: string): Place {
  const shape = place.shape && stepInto(place.shape, key)
  return { ...place, shape, isEntity: isMapShape(place.shape) }
}

function isMapShape(shape: Shape | undefined): boolean {
  return shape?.kind === 'map'
}
