/**
 * From a changed document to its old text with only the changes made.
 *
 * Comments, the order of keys, quoting and fields nobody knows stay where people put them.
 */
import {
  type Document,
  isMap as isMapNode,
  isScalar,
  isSeq,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { deepEquals } from './deepEquals.ts'
import { isMap } from './issues.ts'
import { keyText, parseYaml } from './readText.ts'
import { fieldsAt, type Shape, stepInto } from './shape.ts'
import { keysInOrder, layoutOfText, toNode } from './writeText.ts'

type Values = Readonly<Record<string, unknown>>

/** The old text, which stood for `before`, changed so that it stands for `after`. */
export function patchText(text: string, before: Values, after: Values, shape: Shape): string {
  if (deepEquals(before, after)) return text
  const { document } = parseYaml(text)
  if (!isMapNode(document.contents)) throw new Error('a document is a map')
  patchMap(document.contents, before, after, { document, shape })
  return document.toString(layoutOfText)
}

type Context = { readonly document: Document; readonly shape: Shape | undefined }

function patchMap(map: YAMLMap, before: Values, after: Values, context: Context): void {
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key)) map.delete(pairOf(map, key)?.key ?? key)
  }
  for (const key of keysInOrder(after, context.shape)) {
    if (deepEquals(before[key], after[key])) continue
    const inside = { ...context, shape: context.shape && stepInto(context.shape, key) }
    const pair = pairOf(map, key)
    if (pair === undefined) insert(map, key, after[key], context)
    else pair.value = patchNode(pair.value, before[key], after[key], inside)
  }
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyText(pair.key) === key)
}

function insert(map: YAMLMap, key: string, value: unknown, context: Context): void {
  const { document, shape } = context
  const node = toNode(value, shape && stepInto(shape, key), document, shape?.kind === 'map')
  const order = Object.keys(fieldsAt(shape))
  const place = order.indexOf(key)
  const next = map.items.findIndex((pair) => order.indexOf(keyText(pair.key)) > place)
  const pair = document.createPair(key, node)
  if (place < 0 || next < 0) map.items.push(pair)
  else map.items.splice(next, 0, pair)
}

function patchNode(node: unknown, before: unknown, after: unknown, context: Context): unknown {
  if (isMapNode(node) && isMap(before) && isMap(after)) {
    patchMap(node, before, after, context)
    return node
  }
  if (isSeq(node) && Array.isArray(before) && Array.isArray(after)) {
    patchList(node, before, after, context)
    return node
  }
  const fresh = toNode(after, context.shape, context.document)
  if (isScalar(node) && isScalar(fresh)) {
    node.value = fresh.value
    return node
  }
  if (isScalar(node)) {
    fresh.comment = node.comment ?? null
  }
  return fresh
}

function patchList(
  list: YAMLSeq,
  before: readonly unknown[],
  after: readonly unknown[],
  context: Context,
): void {
  const old = [...list.items]
  const taken = new Set<number>()
  list.items = after.map((value, index) => {
    const same = before.findIndex((item, at) => !taken.has(at) && deepEquals(item, value))
    const at = same >= 0 ? same : index
    const inside = { ...context, shape: context.shape && stepInto(context.shape, index) }
    if (at >= before.length || taken.has(at)) return toNode(value, inside.shape, context.document)
    taken.add(at)
    return patchNode(old[at], before[at], value, inside)
  })
}
