/**
 * What many replications say, with how sure they are.
 */

export type Estimate = { readonly mean: number; readonly standardError: number }

export function meanOf(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) }
}

/** The share of values that fit; its error is never taken as none. */
export function shareOf<T>(
  values: readonly T[],
  fits: (value: T) => boolean,
): { readonly share: number; readonly standardError: number } {
  const share = values.filter(fits).length / values.length
  const spread = Math.max(share * (1 - share), 1 / values.length)
  return { share, standardError: Math.sqrt(spread / values.length) }
}
