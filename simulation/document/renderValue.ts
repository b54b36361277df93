/**
 * How a value is written behind its key, in the style of the text around it.
 */
import {
  Document,
  isMap as isMapNode,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import {
  type Change,
  changeAt,
  deepEquals,
  isMapChange,
  isNoChange,
  keysGone,
  type MapChange,
} from './change.ts'
import { keyText } from './yamlText.ts'
import { type Shape, stepInto } from './shape.ts'
import { keysInOrder, layoutOfText, type NodePlace, toNode } from './writeText.ts'

export type TextStyle = {
  /** Spaces by which things are indented under their key. */
  readonly indent: number
  /** Whether the dashes of a list are indented under its key. */
  readonly isListIndented: boolean
  /** `{ a: 1 }` rather than `{a: 1}`. */
  readonly isFlowPadded: boolean
}

/** What a value is written as: its shape, its style, and whether it is a thing with an id. */
export type RenderPlace = {
  readonly shape: Shape | undefined
  readonly style: TextStyle
  readonly isEntity: boolean
}

/** The style of a text, by the first occurrence of each choice. */
export function styleOf(text: string): TextStyle {
  return {
    indent:
      /^[^\s#-][^\n]*:[^\n]*\n(?:\s*\n|\s*#[^\n]*\n)*( +)[^\s#]/m.exec(text)?.[1]?.length ?? 2,
    isListIndented: !/^( *)[^\s#-][^\n]*:\n\1- /m.test(text),
    isFlowPadded: !/[:-] [[{][^\s\]}]/.test(text),
  }
}

/**
 * The text behind a key and its colon, with a line end: ` 4h` or ` { a: 1 }` on the key’s own line, or a
 * block on the lines below. An old node lends its comments and quotes.
 */
export function renderValue(node: unknown, change: Change, place: RenderPlace): string {
  const { shape, style, isEntity } = place
  const document = new Document({}, { version: '1.2' })
  const fresh = patchNode(node, change, { document, shape, isEntity })
  const holder = document.contents as YAMLMap
  holder.set('k', withoutOuterComments(fresh))
  const written = document.toString({
    ...layoutOfText,
    indent: style.indent,
    indentSeq: style.isListIndented,
    flowCollectionPadding: style.isFlowPadded,
  })
  return written.replace(/^k:/, '')
}

/** Comments around a value stay in the text that is kept, so they are not written again. */
function withoutOuterComments(node: unknown): unknown {
  if (isScalar(node) || (isNode(node) && 'flow' in node && node.flow === true)) {
    node.comment = null
    node.commentBefore = null
  }
  return node
}

function patchNode(node: unknown, change: Change, place: NodePlace): unknown {
  if (isMapNode(node) && isMapChange(change)) return patchMap(node, change, place)
  const { before, after } = change
  if (isSeq(node) && Array.isArray(before) && Array.isArray(after)) {
    return patchList(node, { before, after }, place)
  }
  const fresh = toNode(after, place)
  if (!isScalar(node) || !isScalar(fresh)) return fresh
  return Object.assign(node.clone(), { value: fresh.value, source: undefined, format: undefined })
}

function patchMap(map: YAMLMap, change: MapChange, place: NodePlace): Node {
  const patched = map.clone() as YAMLMap
  const gone = new Set(keysGone(change))
  patched.items = patched.items.filter(({ key }) => !gone.has(keyText(key)))
  for (const key of keysInOrder(change.after, place.shape)) {
    if (isNoChange(changeAt(change, key))) continue
    const pair = patched.items.find((item) => keyText(item.key) === key)
    const value = patchNode(pair?.value, changeAt(change, key), inside(place, key))
    if (pair === undefined) patched.items.push(place.document.createPair(key, value))
    else pair.value = value
  }
  return patched
}

type ListChange = { readonly before: readonly unknown[]; readonly after: readonly unknown[] }

/** Items that stayed keep their nodes, wherever they moved; others take that of their position. */
function patchList(list: YAMLSeq, { before, after }: ListChange, place: NodePlace): Node {
  const patched = list.clone() as YAMLSeq
  const old = patched.items
  const stayed = after.map((value, index) =>
    deepEquals(before[index], value) ? index : before.findIndex((item) => deepEquals(item, value)),
  )
  const taken = new Set(stayed)
  const used = new Set<number>()
  patched.items = after.map((value, index) => {
    const at = stayed[index] ?? -1
    if (at >= 0 && !used.has(at)) {
      used.add(at)
      return old[at]
    }
    const isFree = index < before.length && !taken.has(index)
    const change = { before: isFree ? before[index] : undefined, after: value }
    return patchNode(isFree ? old[index] : undefined, change, inside(place, index))
  })
  return patched
}

function inside(place: NodePlace, key: string | number): NodePlace {
  const shape = place.shape && stepInto(place.shape, key)
  return { ...place, shape, isEntity: place.shape?.kind === 'map' }
}
