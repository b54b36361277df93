/**
 * Knots of things that need each other in a circle (strongly connected components), providers first.
 *
 * Tarjan’s algorithm with its path kept in a list, so that long chains do not exhaust the stack.
 */
import { at } from '../at.ts'

export type Knots = {
  /** Number of the knot that each thing is in; providers are in smaller ones than consumers. */
  readonly rank: Int32Array
  /** Members of each knot, ascending. */
  readonly knots: readonly (readonly number[])[]
}

/** A walk through all things; every list is indexed by thing. */
type Walk = {
  readonly providers: readonly (readonly number[])[]
  /** When it was first visited; -1 until then. */
  readonly order: Int32Array
  /** The earliest visited thing that it leads back to. */
  readonly low: Int32Array
  readonly nextProvider: Int32Array
  readonly rank: Int32Array
  /** From the root to where the walk is. */
  readonly path: number[]
  /** Visited things that no finished knot contains. */
  readonly open: number[]
  readonly knots: (readonly number[])[]
  visited: number
}

/** The knots of things given as lists of what each of them needs. */
export function findKnots(providers: readonly (readonly number[])[]): Knots {
  const count = providers.length
  const walk: Walk = {
    providers,
    order: new Int32Array(count).fill(-1),
    low: new Int32Array(count),
    nextProvider: new Int32Array(count),
    rank: new Int32Array(count).fill(-1),
    path: [],
    open: [],
    knots: [],
    visited: 0,
  }
  for (let root = 0; root < count; root++) {
    if (walk.order[root] === -1) walkFrom(walk, root)
  }
  return { rank: walk.rank, knots: walk.knots }
}

function walkFrom(walk: Walk, root: number): void {
  visit(walk, root)
  for (let thing = walk.path.at(-1); thing !== undefined; thing = walk.path.at(-1)) {
    const needs = at(walk.providers, thing)
    const next = at(walk.nextProvider, thing)
    if (next === needs.length) {
      leave(walk, thing)
      continue
    }
    walk.nextProvider[thing] = next + 1
    const provider = at(needs, next)
    if (walk.order[provider] === -1) visit(walk, provider)
    else if (walk.rank[provider] === -1) lower(walk, thing, at(walk.order, provider))
  }
}

function visit(walk: Walk, thing: number): void {
  walk.order[thing] = walk.visited
  walk.low[thing] = walk.visited
  walk.visited++
  walk.path.push(thing)
  walk.open.push(thing)
}

function lower(walk: Walk, thing: number, order: number): void {
  walk.low[thing] = Math.min(at(walk.low, thing), order)
}

/** Everything that a thing needs has been seen. */
function leave(walk: Walk, thing: number): void {
  walk.path.pop()
  const consumer = walk.path.at(-1)
  if (consumer !== undefined) lower(walk, consumer, at(walk.low, thing))
  if (walk.low[thing] !== walk.order[thing]) return
  const knot = walk.open.splice(walk.open.lastIndexOf(thing))
  for (const member of knot) walk.rank[member] = walk.knots.length
  walk.knots.push(knot.sort((a, b) => a - b))
}
