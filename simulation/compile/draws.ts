/**
 * Turns lengths of time as people write them into the parameters of a draw.
 *
 * Part of compiling. What the plan leaves open is taken from `defaults.ts` and noted down.
 */
import { assert, assertNever } from '../assert.ts'
import { ln, power } from '../engine/maths/maths.ts'
import { durationToMs, msToDuration } from '../plan/duration.ts'
import type { Distribution } from '../plan/schema.ts'
import type { Default } from './defaults.ts'
import type { Assumption, Draw } from './model.ts'

type Path = readonly (string | number)[]

function ms(text: string): number {
  const value = durationToMs(text)
  assert(value !== undefined, `“${text}” was parsed as a duration`)
  return value
}

/** Parameters of the draw that a written length of time stands for. Units: milliseconds. */
export function toDraw(written: Distribution): Draw {
  if (typeof written === 'string') return { kind: 'fixed', ms: ms(written) }
  if ('p95' in written) return { kind: 'lognormal', p50Ms: ms(written.p50), p95Ms: ms(written.p95) }
  if ('exponential' in written) return exponential(written.exponential)
  if ('weibull' in written) return weibull(written.weibull)
  return pointsToDraw(written)
}

type Written<Kind extends string> = Extract<Distribution, Record<Kind, unknown>>

function exponential(given: Written<'exponential'>['exponential']): Draw {
  return { kind: 'exponential', meanMs: 'mean' in given ? ms(given.mean) : ms(given.p90) / ln(10) }
}

function weibull({ shape, p50 }: Written<'weibull'>['weibull']): Draw {
  return { kind: 'weibull', shape, scaleMs: ms(p50) / power(ln(2), 1 / shape) }
}

/** Distributions by their size and shape; the others name points on the axis. */
type Sized = Written<'p95'> | Written<'exponential'> | Written<'weibull'>

function pointsToDraw(written: Exclude<Distribution, string | Sized>): Draw {
  if ('uniform' in written) {
    const [low, high] = written.uniform.map(ms)
    assert(low !== undefined && high !== undefined, 'two ends were parsed')
    return { kind: 'uniform', lowMs: low, highMs: high }
  }
  if ('triangular' in written) return threePoint('triangular', written.triangular)
  if ('pert' in written) return threePoint('pert', written.pert)
  if ('empirical' in written) {
    return { kind: 'empirical', sortedMs: written.empirical.map(ms).sort((a, b) => a - b) }
  }
  return assertNever(written)
}

function threePoint(kind: 'triangular' | 'pert', points: readonly string[]): Draw {
  const [low, mode, high] = points.map(ms)
  assert(low !== undefined && mode !== undefined && high !== undefined, 'three points were parsed')
  return { kind, lowMs: low, modeMs: mode, highMs: high }
}

/** A draw in words, such as `15m` or `p50 10m, p95 45m`. */
export function drawInWords(written: Distribution): string {
  if (typeof written === 'string') return msToDuration(ms(written))
  return Object.entries(written)
    .map(([kind, value]) => `${kind} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}

/** Collects what a run assumes, so that nothing is taken in silence. */
export type Assumptions = { readonly list: Assumption[] }

/** Where a value would be written, and what it is in words. */
export type Note = {
  readonly assumptions: Assumptions
  readonly path: Path
  readonly what: string
}

/** The draw for a written value, or for the default where there is none. */
export function drawOr(written: Distribution | undefined, fallback: Default, note: Note): Draw {
  if (written !== undefined && written !== 'unknown') return toDraw(written)
  note.assumptions.list.push({
    path: note.path,
    what: note.what,
    value: drawInWords(fallback.value),
    source: fallback.source,
  })
  return toDraw(fallback.value)
}

/** The number written, or the default. */
export function numberOr(
  written: number | undefined,
  fallback: { readonly value: number; readonly source: string },
  note: Note,
): number {
  if (written !== undefined) return written
  note.assumptions.list.push({
    path: note.path,
    what: note.what,
    value: String(fallback.value),
    source: fallback.source,
  })
  return fallback.value
}
