/**
 * Every number that a plan or a scenario says, with where it stands: what a backtest has to account for.
 */
import { durationToMs } from '../../plan/duration.ts'

/** Keys from the top of a document, its kind first: `plan`, `teams`, `fixers`, `people`. */
export type NumberPath = readonly string[]

export type WrittenNumber = { readonly path: NumberPath; readonly value: unknown }

/**
 * Fields that change no time in a run: formats, words, targets to measure by, and order.
 *
 * `start` of a scenario is the moment of the outage, and its horizon how long we look.
 */
const silent: ReadonlySet<string> = new Set([
  'blackstart',
  'scenario',
  'name',
  'description',
  'summary',
  'story',
  'note',
  'basis',
  'layout',
  'tags',
  'utcOffset',
  'horizon',
  'tier',
  'rto',
  'rpo',
  'mtd',
  'wrt',
  'priority',
  'loss',
  'injects',
  'sources',
  'assumptions',
  'questions',
  'lastTested',
])

const spreads = [
  'p50',
  'uniform',
  'triangular',
  'pert',
  'exponential',
  'weibull',
  'empirical',
] as const

function isSpread(value: object): boolean {
  return spreads.some((key) => Object.hasOwn(value, key))
}

/** Members that are parts of one whole: how finely it is cut is structure. */
function isDivision(value: object): boolean {
  if (!Array.isArray(value) || value.length === 0) return false
  const shares = value.map((part: unknown) =>
    typeof part === 'object' && part !== null && 'capacity' in part ? Number(part.capacity) : NaN,
  )
  return Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 0.001
}

const clock = /^([01]\d|2[0-4]):[0-5]\d$/

/** The numbers, lengths of time and times of day in a document; a distribution counts as one. */
export function writtenNumbers(kind: 'plan' | 'scenario', document: object): WrittenNumber[] {
  return numbersIn(document, [kind])
}

function numbersIn(value: unknown, path: NumberPath): WrittenNumber[] {
  // None, one and all are structure, not quantities.
  if (typeof value === 'number') return value === 0 || value === 1 ? [] : [{ path, value }]
  if (typeof value === 'string') {
    const ms = durationToMs(value)
    const isNumber = ms === undefined ? clock.test(value) : ms > 0
    return isNumber ? [{ path, value }] : []
  }
  if (typeof value !== 'object' || value === null) return []
  if (isSpread(value)) return [{ path, value }]
  if (isDivision(value)) return []
  return Object.entries(value)
    .filter(([key]) => !silent.has(key))
    .flatMap(([key, part]) => numbersIn(part, [...path, key]))
}

/** True if a pattern such as `plan/teams/*` covers a path: itself, or what lies below. */
export function covers(pattern: string, path: NumberPath): boolean {
  const keys = pattern.split('/')
  return (
    keys.length <= path.length && keys.every((key, depth) => key === '*' || key === path[depth])
  )
}
