/**
 * Portable mathematics: the functions whose last digits JavaScript does not promise, in nothing but
 * + − × ÷ and square roots, so that every machine computes the same run.
 */
export { incompleteBeta, incompleteBetaInverse } from './maths/beta.ts'
export { exp, power } from './maths/exponential.ts'
export { lnGamma } from './maths/gamma.ts'
export { ln, ln1p } from './maths/logarithm.ts'
export { normalQuantile } from './maths/normal.ts'
