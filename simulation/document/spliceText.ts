/**
 * From a changed document to its old text with the changes cut in, character by character.
 *
 * Whatever did not change is not written again, so comments, blank lines, order, quoting, alignment
 * and fields nobody knows stay as people left them. Works on maps written over several lines; a
 * field with anything else in it is written again as a whole. The caller checks the outcome.
 */
import { isMap as isMapNode, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml'
import { deepEquals } from './deepEquals.ts'
import { isMap } from './issues.ts'
import { contentEnd, lineEnd, nodeStart, pairEnd, pairStart } from './lines.ts'
import { keyText, type Parsed } from './yamlText.ts'
import { renderValue, styleOf, type TextStyle } from './renderValue.ts'
import { fieldsAt, type Shape, stepInto } from './shape.ts'
import { keysInOrder } from './writeText.ts'

type Values = Readonly<Record<string, unknown>>
type Splice = { readonly from: number; readonly to: number; readonly text: string }

type Place = {
  readonly text: string
  readonly style: TextStyle
  readonly shape: Shape | undefined
}

type Change = {
  readonly text: string
  readonly before: Values
  readonly after: Values
  readonly shape: Shape
}

/** The old text changed so that it stands for `after`, if its form allows; else `undefined`. */
export function spliceText(parsed: Parsed, change: Change): string | undefined {
  const { text, before, after, shape } = change
  const root = parsed.document.contents
  if (!isBlockMap(root)) return undefined
  const splices = spliceMap(root, before, after, { text, style: styleOf(text), shape })
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
function spliceMap(
  map: YAMLMap,
  before: Values,
  after: Values,
  place: Place,
): Splice[] | undefined {
  const pairs = new Map(map.items.map((pair) => [keyText(pair.key), pair]))
  const renames = place.shape?.kind === 'map' ? findRenames(before, after) : new Map()
  const gone = Object.keys(before).filter(
    (key) => !Object.hasOwn(after, key) && ![...renames.values()].includes(key),
  )
  if (gone.length === map.items.length) return undefined
  const splices = gone.flatMap((key) => removePair(pairs.get(key), place))
  for (const key of keysInOrder(after, place.shape)) {
    const pair = pairs.get(renames.get(key) ?? key)
    if (pair === undefined) splices.push(insertPair(map, key, after[key], place))
    else if (renames.has(key)) splices.push(renamePair(pair, key))
    else if (!deepEquals(before[key], after[key])) {
      splices.push(...changePair(pair, key, before[key], after[key], place))
    }
  }
  return splices
}

/** New ids that stand for exactly what an old id stood for, with that old id. */
function findRenames(before: Values, after: Values): Map<string, string> {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
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

function insertPair(map: YAMLMap, key: string, value: unknown, place: Place): Splice {
  const { text, style, shape } = place
  const [first] = map.items
  const neighbour = findNeighbour(map, key, shape)
  const start = pairStart(text, neighbour.pair)
  const at = neighbour.isAfter ? start : pairEnd(text, neighbour.pair)
  const rendered = renderValue(undefined, value, stepOf(shape, key), style, isMapShape(shape))
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

function changePair(
  pair: Pair,
  key: string,
  before: unknown,
  after: unknown,
  place: Place,
): Splice[] {
  const { text, style } = place
  const shape = stepOf(place.shape, key)
  const node = pair.value
  const inside = { ...place, shape }
  if (isBlockMap(node) && isMap(before) && isMap(after)) {
    const splices = spliceMap(node, before, after, inside)
    if (splices !== undefined) return splices
  }
  const own = { ...style, isFlowPadded: isPadded(text, node) ?? style.isFlowPadded }
  const rendered = renderValue(node, after, shape, own, isMapShape(place.shape), before)
  const keyEnd = contentEnd(pair.key)
  const isInline = !rendered.trimEnd().includes('\n')
  if (isInline && isOneLine(node)) {
    const from = isNothing(node) ? lineOfColon(text, keyEnd) : nodeStart(node)
    const to = isNothing(node) ? from : contentEnd(node)
    return [{ from, to, text: isNothing(node) ? rendered.trimEnd() : rendered.trim() }]
  }
  const column = columnOf(text, nodeStart(pair.key))
  const end = lineEnd(text, contentEnd(node ?? pair.key))
  const keyWritten = text.slice(nodeStart(pair.key), keyEnd)
  const written = indent(`${keyWritten}:${rendered}`, column).trimStart()
  return [{ from: nodeStart(pair.key), to: end, text: written }]
}

function isNothing(node: unknown): boolean {
  return node === null || (isScalar(node) && contentEnd(node) === nodeStart(node))
}

function lineOfColon(text: string, keyEnd: number): number {
  return text.indexOf(':', keyEnd) + 1
}

function isOneLine(node: unknown): boolean {
  if (isScalar(node)) return node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED'
  return (isMapNode(node) || isSeq(node)) && node.flow === true
}

function isPadded(text: string, node: unknown): boolean | undefined {
  if (!(isMapNode(node) || isSeq(node)) || node.flow !== true) return undefined
  return /^[[{]\s/.test(text.slice(nodeStart(node), nodeStart(node) + 2))
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

function indent(lines: string, column: number): string {
  return lines.replace(/^(?=.)/gm, ' '.repeat(column))
}

function stepOf(shape: Shape | undefined, key: string): Shape | undefined {
  return shape && stepInto(shape, key)
}

function isMapShape(shape: Shape | undefined): boolean {
  return shape?.kind === 'map'
}
