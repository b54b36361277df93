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
import { deepEquals } from './deepEquals.ts'
import { isMap } from './issues.ts'
import { keyText } from './yamlText.ts'
import { type Shape, stepInto } from './shape.ts'
import { keysInOrder, layoutOfText, toNode } from './writeText.ts'

export type TextStyle = {
  /** Spaces by which things are indented under their key. */
  readonly indent: number
  /** Whether the dashes of a list are indented under its key. */
  readonly isListIndented: boolean
  /** `{ a: 1 }` rather than `{a: 1}`. */
  readonly isFlowPadded: boolean
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
export function renderValue(
  node: unknown,
  after: unknown,
  shape: Shape | undefined,
  style: TextStyle,
  isEntity: boolean,
  before?: unknown,
): string {
  const document = new Document({}, { version: '1.2' })
  const fresh = patchNode(node, before, after, { document, shape, isEntity })
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

type Context = {
  readonly document: Document
  readonly shape: Shape | undefined
  readonly isEntity: boolean
}

function patchNode(node: unknown, before: unknown, after: unknown, context: Context): unknown {
  if (isMapNode(node) && isMap(before) && isMap(after))
    return patchMap(node, before, after, context)
  if (isSeq(node) && Array.isArray(before) && Array.isArray(after)) {
    return patchList(node, before, after, context)
  }
  const fresh = toNode(after, context.shape, context.document, context.isEntity)
  if (!isScalar(node) || !isScalar(fresh)) return fresh
  return Object.assign(node.clone(), { value: fresh.value, source: undefined, format: undefined })
}

type Values = Readonly<Record<string, unknown>>

function patchMap(map: YAMLMap, before: Values, after: Values, context: Context): Node {
  const patched = map.clone() as YAMLMap
  patched.items = patched.items.filter(({ key }) => {
    const name = keyText(key)
    return Object.hasOwn(after, name) || !Object.hasOwn(before, name)
  })
  for (const key of keysInOrder(after, context.shape)) {
    if (deepEquals(before[key], after[key])) continue
    const pair = patched.items.find((item) => keyText(item.key) === key)
    const value = patchNode(pair?.value, before[key], after[key], inside(context, key))
    if (pair === undefined) patched.items.push(context.document.createPair(key, value))
    else pair.value = value
  }
  return patched
}

/** Items that stayed keep their nodes, wherever they moved; others take that of their position. */
function patchList(
  list: YAMLSeq,
  before: readonly unknown[],
  after: readonly unknown[],
  context: Context,
): Node {
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
    const node = isFree ? old[index] : undefined
    return patchNode(node, isFree ? before[index] : undefined, value, inside(context, index))
  })
  return patched
}

function inside(context: Context, key: string | number): Context {
  const shape = context.shape && stepInto(context.shape, key)
  return { ...context, shape, isEntity: context.shape?.kind === 'map' }
}
