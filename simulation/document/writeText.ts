/**
 * From a document to new text: readable YAML with everything in its one order.
 *
 * Fields come in the order of the schema, ids in theirs, so that the same document is always the
 * same text and a review shows only what changed.
 */
import {
  Document,
  isMap as isMapNode,
  isSeq,
  type Node,
  type ToStringOptions,
  type YAMLMap,
} from 'yaml'
import { sortedIds } from '../ids.ts'
import { isMap } from './issues.ts'
import { keyText } from './yamlText.ts'
import { fieldsAt, type Shape, stepInto } from './shape.ts'

/** How new text is laid out. Lines are not folded: a folded sentence makes a noisy diff. */
export const layoutOfText: ToStringOptions = {
  lineWidth: 0,
  indent: 2,
  flowCollectionPadding: true,
}

/** A document as new text. */
export function writeText(value: unknown, shape: Shape): string {
  const document = new Document(undefined, { version: '1.2' })
  const node = toNode(value, { document, shape, isEntity: true })
  document.contents = node as typeof document.contents
  return document.toString(layoutOfText)
}

export type NodePlace = {
  readonly document: Document
  readonly shape: Shape | undefined
  /** True for a thing with an id, which gets lines of its own. */
  readonly isEntity: boolean
}

/** The node of a value, in order and in the style that suits it. */
export function toNode(value: unknown, { document, shape, isEntity }: NodePlace): Node {
  const node = document.createNode(inOrder(value, shape), { aliasDuplicateObjects: false })
  styleNode(node, shape, isEntity)
  return node
}

/** A value with its fields in the order of the schema and its ids in theirs. */
export function inOrder(value: unknown, shape: Shape | undefined): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => inOrder(item, shape && stepInto(shape, index)))
  }
  if (!isMap(value)) return value
  const ordered: Record<string, unknown> = {}
  for (const key of keysInOrder(value, shape)) {
    if (value[key] !== undefined) ordered[key] = inOrder(value[key], shape && stepInto(shape, key))
  }
  return ordered
}

/** The keys of a map in their one order; `layout` in particular is a plan’s last field. */
export function keysInOrder(
  value: Readonly<Record<string, unknown>>,
  shape: Shape | undefined,
): string[] {
  if (shape?.kind === 'map') return sortedIds(value)
  const known = Object.keys(fieldsAt(shape))
  return [
    ...known.filter((key) => Object.hasOwn(value, key)),
    ...sortedIds(value).filter((key) => !known.includes(key)),
  ]
}

/** Longest text of a small collection that is written in one line. */
const inlineLengthMax = 70

/** Small lists and small parts of things in one line, everything else over several. */
function styleNode(node: unknown, shape: Shape | undefined, isEntity: boolean): void {
  const children = childrenOf(node)
  if (children === undefined) return
  const isPlain = children.every(({ value }) => childrenOf(value) === undefined)
  const isSmall = JSON.stringify((node as YAMLMap).toJSON()).length <= inlineLengthMax
  ;(node as YAMLMap).flow = isPlain && isSmall && (!isEntity || isPoint(shape))
  for (const { key, value } of children) {
    styleNode(value, shape && stepInto(shape, key), shape?.kind === 'map')
  }
}

/** True for what is made of coordinates alone, as everything in a layout is. */
function isPoint(shape: Shape | undefined): boolean {
  if (shape?.kind !== 'object') return false
  return Object.values(shape.fields).every(
    (field) => field.shape.kind === 'number' && field.isRequired,
  )
}

type Child = { readonly key: string | number; readonly value: unknown }

function childrenOf(node: unknown): readonly Child[] | undefined {
  if (isMapNode(node)) return node.items.map(({ key, value }) => ({ key: keyText(key), value }))
  if (isSeq(node)) return node.items.map((value, key) => ({ key, value }))
  return undefined
}
