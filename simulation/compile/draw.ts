/**
 * What a length of time is drawn from, as the engine has it.
 */

/** Parameters of a draw; times in milliseconds. */
export type Draw =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly lowMs: number; readonly highMs: number }
  | {
      readonly kind: 'triangular'
      readonly lowMs: number
      readonly modeMs: number
      readonly highMs: number
    }
  | {
      readonly kind: 'pert'
      readonly lowMs: number
      readonly modeMs: number
      readonly highMs: number
    }
  | { readonly kind: 'lognormal'; readonly p50Ms: number; readonly p95Ms: number }
  | { readonly kind: 'exponential'; readonly meanMs: number }
  | { readonly kind: 'weibull'; readonly shape: number; readonly scaleMs: number }
  | { readonly kind: 'empirical'; readonly sortedMs: readonly number[] }
