/** An event with what led to it, or with what it led to. */
export type EventTree = {
  readonly eventId: number
  readonly children: readonly EventTree[]
  /** True if it is opened elsewhere in the tree. */
  readonly isRepeated: boolean
  /** How many children there are beyond those given. */
  readonly leftOut: number
}

/** Enough to tell a story; whoever wants more goes on from one of its events. */
export type TreeLimits = { readonly events: number; readonly depth: number }

export const causeLimits: TreeLimits = { events: 120, depth: 60 }
export const effectLimits: TreeLimits = { events: 60, depth: 3 }

type Growing = {
  readonly eventId: number
  readonly children: Growing[]
  readonly isRepeated: boolean
  readonly depth: number
  leftOut: number
}

/**
 * Follows events from one of them on, breadth first, so that each is opened where the way to it is
 * shortest.
 */
export function growTree(
  eventId: number,
  nextOf: (eventId: number) => readonly number[],
  limits: TreeLimits,
): EventTree {
  const root: Growing = { eventId, children: [], isRepeated: false, depth: 0, leftOut: 0 }
  const seen = new Set([eventId])
  const open = [root]
  let room = limits.events
  for (let position = 0; position < open.length; position++) {
    const node = open[position]
    if (node === undefined) break
    const next = [...new Set(nextOf(node.eventId))]
    const taken = node.depth >= limits.depth ? [] : next.slice(0, room)
    node.leftOut = next.length - taken.length
    room -= taken.length
    for (const id of taken) {
      const isRepeated = seen.has(id)
      const child = { eventId: id, children: [], isRepeated, depth: node.depth + 1, leftOut: 0 }
      node.children.push(child)
      if (!isRepeated) open.push(child)
      seen.add(id)
    }
  }
  return root
}

/** A tree as rows: a chain without branches goes on in the same column. */
export type Branch = { readonly chain: readonly EventTree[]; readonly forks: readonly Branch[] }

export function toBranch(tree: EventTree): Branch {
  const chain = [tree]
  let last = tree
  for (;;) {
    const [only, ...others] = last.children
    if (only === undefined || others.length > 0 || last.leftOut > 0) break
    chain.push(only)
    last = only
  }
  return { chain, forks: last.children.map(toBranch) }
}

type Both = { readonly causes: EventTree; readonly effects: EventTree }

/** Both trees as indented lines, for a report or a message. */
export function treeLines(
  { causes, effects }: Both,
  sentenceOf: (eventId: number) => string,
): readonly string[] {
  const lines = [sentenceOf(causes.eventId)]
  const walk = (tree: EventTree, word: string, depth: number): void => {
    for (const child of tree.children) {
      lines.push(`${'  '.repeat(depth)}${word} ${sentenceOf(child.eventId)}`)
      walk(child, word, depth + 1)
    }
  }
  walk(causes, 'because', 1)
  walk(effects, 'led to', 1)
  return lines
}
