/**
 * Where things begin and end in a text, counted by what people see: whole lines with their comments.
 *
 * The YAML library gives trailing comments to whatever stands before them, so its own ends are of
 * no use for cutting.
 */
import { isMap, isNode, isPair, isSeq, type Pair } from 'yaml'

/** Offset of the first character of a node. */
export function nodeStart(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}

/** Offset behind the last character of a node, without comments. */
export function contentEnd(node: unknown): number {
  const last = lastInBlock(node)
  if (last !== undefined) return contentEnd(last)
  return isNode(node) ? (node.range?.[1] ?? 0) : 0
}

/** What stands last in a map or list over several lines. */
function lastInBlock(node: unknown): unknown {
  if (!(isMap(node) || isSeq(node)) || node.flow === true) return undefined
  const last = node.items.at(-1)
  return isPair(last) ? (last.value ?? last.key) : last
}

/** Offset behind the line that an offset lies in; the offset itself where a line begins. */
export function lineEnd(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

/** Offset of the first line of a pair, with the comments right above it. */
export function pairStart(text: string, pair: Pair): number {
  const key = nodeStart(pair.key)
  let start = text.lastIndexOf('\n', key - 1) + 1
  const column = key - start
  for (;;) {
    const above = text.lastIndexOf('\n', start - 2) + 1
    const line = start === 0 ? '' : text.slice(above, start)
    if (line.search(/\S/) !== column || line[column] !== '#') return start
    start = above
  }
}

/** Offset behind the last line of a pair, with the comments that are indented more than its key. */
export function pairEnd(text: string, pair: Pair): number {
  const key = nodeStart(pair.key)
  const column = key - (text.lastIndexOf('\n', key - 1) + 1)
  let end = lineEnd(text, contentEnd(pair.value ?? pair.key))
  for (;;) {
    const next = lineEnd(text, end + 1)
    const line = text.slice(end, next)
    const at = line.search(/\S/)
    if (at <= column || line[at] !== '#') return end
    end = next
  }
}
