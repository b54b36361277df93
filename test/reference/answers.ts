/**
 * What a reference case asks, what we get, and whether that is right.
 *
 * A statistical answer is right if what is expected lies in the 99.9 % interval around what we got.
 */
import cases from './cases.json' with { type: 'json' }

export type Answer = {
  readonly what: string
  readonly expected: string
  readonly got: string
  /** Half of the 99.9 % interval, as a share of what is expected; `null` where chance plays no part. */
  readonly halfWidth: number | null
  readonly isRight: boolean
}

/** A case that our semantics cannot express, and why. */
export type Inexpressible = { readonly because: string }

/**
 * `effort` says how many times as many runs as usual are made: four times as many make intervals half as
 * wide. Cases in which chance plays no part do not look at it.
 */
export type Case = { readonly solve: (effort: number) => readonly Answer[] } | Inexpressible

/** Normal quantile of 99.95 %, for intervals of 99.9 %. */
const deviations = 3.290526731491926

/** Digits enough to see a difference, few enough to read. */
export function digits(value: number): string {
  return String(Number(value.toPrecision(9)))
}

/** The same number up to a share of it; the same text. */
export function exactly(
  what: string,
  expected: number | string,
  got: number | string,
  tolerance = 1e-9,
): Answer {
  const isRight =
    typeof expected === 'string' || typeof got === 'string'
      ? expected === got
      : Math.abs(got - expected) <= tolerance * Math.max(Math.abs(expected), Number.MIN_VALUE)
  const text = (value: number | string) => (typeof value === 'string' ? value : digits(value))
  return { what, expected: text(expected), got: text(got), halfWidth: null, isRight }
}

type Estimated = { readonly mean: number; readonly standardError: number }

/** A number that is expected in the interval around an estimate. */
export function about(what: string, expected: number, estimated: Estimated): Answer {
  const { mean, standardError } = estimated
  const half = deviations * standardError
  return {
    what,
    expected: digits(expected),
    got: digits(mean),
    halfWidth: half / Math.abs(expected),
    isRight: Math.abs(mean - expected) <= half,
  }
}

export function estimateMean(values: readonly number[]): Estimated {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) }
}

/** The share of runs in which something was so, by the binomial around what is expected. */
export function estimateShare(hits: readonly boolean[], expected: number): Estimated {
  const mean = hits.filter(Boolean).length / hits.length
  return { mean, standardError: Math.sqrt((expected * (1 - expected)) / hits.length) }
}

/**
 * A known quantile: as many values should lie up to it as its percentage says. Given and got as
 * shares, since how wide the interval of a quantile is depends on the density there.
 */
export function quantileAt(
  values: readonly number[],
  { what, percent, at }: { what: string; percent: number; at: number },
): Answer {
  const share = percent / 100
  return about(
    `share up to ${what}`,
    share,
    estimateShare(
      values.map((value) => value <= at),
      share,
    ),
  )
}

/** A number among what is expected of a case. */
export function expectedOf(id: string, key: string): number {
  const found = cases.find((one) => one.id === id)?.expected as
    | Readonly<Record<string, unknown>>
    | undefined
  const value = found?.[key]
  if (typeof value === 'number') return value
  throw new Error(`${id} expects no number called ${key}`)
}
