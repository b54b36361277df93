import type { CardNode } from './Card.tsx'

/** Keeps the objects of nodes that stay the same, so that React Flow need not look at them again. */
export class NodeKeeper {
  #known: ReadonlyMap<string, CardNode> = new Map()

  keep(next: readonly CardNode[]): CardNode[] {
    const kept = next.map((node) => {
      const known = this.#known.get(node.id)
      return known !== undefined && isSameNode(known, node) ? known : node
    })
    this.#known = new Map(kept.map((node) => [node.id, node]))
    return kept
  }
}

const compared = ['selected', 'draggable', 'parentId', 'width', 'height', 'zIndex'] as const

function isSameNode(a: CardNode, b: CardNode): boolean {
  return (
    compared.every((field) => a[field] === b[field]) &&
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    isSameData(a.data, b.data)
  )
}

function isSameData(a: CardNode['data'], b: CardNode['data']): boolean {
  const keys = Object.keys(a) as (keyof CardNode['data'])[]
  return keys.every((key) => a[key] === b[key])
}
