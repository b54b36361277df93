import type { CardNode } from './Card.tsx'
import type { LineEdge } from './DependencyLine.tsx'

/** Keeps the objects of things that stay the same, so that React Flow need not look at them again. */
export class Keeper<T extends { readonly id: string }> {
  readonly #isSame: (a: T, b: T) => boolean
  #known: ReadonlyMap<string, T> = new Map()
  #kept: T[] = []

  constructor(isSame: (a: T, b: T) => boolean) {
    this.#isSame = isSame
  }

  /** The same list where nothing in it has changed. */
  keep(next: readonly T[]): T[] {
    const kept = next.map((one) => {
      const known = this.#known.get(one.id)
      return known !== undefined && this.#isSame(known, one) ? known : one
    })
    const before = this.#kept
    const isAsBefore =
      kept.length === before.length && kept.every((one, index) => one === before[index])
    if (isAsBefore) return before
    this.#known = new Map(kept.map((one) => [one.id, one]))
    this.#kept = kept
    return kept
  }
}

const nodeFields = [
  'hidden',
  'selected',
  'draggable',
  'parentId',
  'width',
  'height',
  'zIndex',
] as const

export function isSameNode(a: CardNode, b: CardNode): boolean {
  return (
    nodeFields.every((field) => a[field] === b[field]) &&
    isAlike(a.position, b.position) &&
    isAlike(a.data, b.data)
  )
}

const edgeFields = ['source', 'target', 'selected', 'ariaLabel'] as const

export function isSameEdge(a: LineEdge, b: LineEdge): boolean {
  return edgeFields.every((field) => a[field] === b[field]) && isAlike(a.data, b.data)
}

/** Same fields with the same plain values. */
function isAlike<T extends object>(a: T | undefined, b: T | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  const keys = Object.keys(a) as (keyof T)[]
  return keys.every((key) => a[key] === b[key])
}
