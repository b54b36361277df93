/**
 * The same document with everything declared in another order.
 */
import { type Chance, createChance } from '../../simulation/engine/chance/chance.ts'

/** Lists whose order says nothing; others, such as rings or paging channels, keep theirs. */
const setFields = new Set([
  'recovers',
  'needs',
  'after',
  'repairs',
  'starts',
  'watches',
  'products',
  'technicians',
  'remoteNeeds',
  'fateDomains',
  'subcontractors',
  'skills',
  'tags',
  'shifts',
  'surge',
  'peaks',
  'warmUp',
])

/** Reorders all maps, and the lists whose order says nothing, by a seed. */
export function shuffleDeclarations<T>(document: T, seed: number): T {
  return shuffled(document, { chance: createChance(String(seed)), field: '' }) as T
}

type At = { readonly chance: Chance; readonly field: string }

function shuffled(value: unknown, { chance, field }: At): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => shuffled(item, { chance, field: '' }))
    return setFields.has(field) ? reordered(items, chance, field) : items
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key,
    shuffled(inner, { chance, field: key }),
  ])
  return Object.fromEntries(reordered(entries, chance, field))
}

function reordered<T>(items: readonly T[], chance: Chance, field: string): T[] {
  return items
    .map((item, index) => ({ item, rank: chance.uniform(field, JSON.stringify(item), index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}
