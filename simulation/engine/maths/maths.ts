/**
 * Portable mathematics: the functions whose last digits JavaScript does not promise, in nothing but
 * + − × ÷ and square roots, so that every machine computes the same run.
 */
export { incompleteBeta, incompleteBetaInverse } from './beta.ts'
export { exp, power } from './exponential.ts'
export { lnGamma } from './gamma.ts'
export { ln, ln1p } from './logarithm.ts'
export { normalQuantile } from './normal.ts'
