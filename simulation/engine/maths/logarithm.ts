/**
 * Natural logarithm in plain arithmetic, the same to the last bit on every machine.
 *
 * Source: the method and constants of e_log.c of fdlibm, whose notice follows
 * (docs/notices/fdlibm.txt).
 *
 *   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *   Developed at SunSoft, a Sun Microsystems, Inc. business.
 *   Permission to use, copy, modify, and distribute this software is freely granted, provided
 *   that this notice is preserved.
 */
import { highWord, withHighWord } from './floatBits.ts'

const smallestNormal = 2.2250738585072014e-308
const twoTo54 = 18014398509481984

const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10

const c1 = 0.6666666666666735
const c2 = 0.3999999999940942
const c3 = 0.2857142874366239
const c4 = 0.22222198432149784
const c5 = 0.1818357216161805
const c6 = 0.15313837699209373
const c7 = 0.14798198605116586

/** The natural logarithm; less than one unit in the last place from the true value. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  return x < smallestNormal ? lnOfNormal(x * twoTo54, -54) : lnOfNormal(x, 0)
}

/** ln(1 + x), also exact for x so small that 1 + x forgets it. Source: Kahan's correction. */
export function ln1p(x: number): number {
  const sum = 1 + x
  return sum === 1 ? x : (ln(sum) * x) / (sum - 1)
}

/** ln(x · 2^shift): x is written as 2^k · (1 + f) with 1 + f between √½ and √2. */
function lnOfNormal(x: number, shift: number): number {
  const high = highWord(x)
  const fraction = high & 0x000fffff
  const carry = (fraction + 0x95f64) & 0x100000
  const f = withHighWord(x, fraction | (carry ^ 0x3ff00000)) - 1
  const k = shift + (high >> 20) - 1023 + (carry >> 20)
  if ((0x000fffff & (2 + fraction)) < 3) {
    const r = f * f * (0.5 - 0.3333333333333333 * f)
    return k * ln2High - (r - k * ln2Low - f)
  }
  const s = f / (2 + f)
  const r = remainder(s * s)
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const halfSquare = 0.5 * f * f
    return k * ln2High - (halfSquare - (s * (halfSquare + r) + k * ln2Low) - f)
  }
  return k * ln2High - (s * (f - r) - k * ln2Low - f)
}

/** What is left of ln(1 + f) - 2s after its first term, over s; a polynomial in z = s². */
function remainder(z: number): number {
  const w = z * z
  const even = w * (c2 + w * (c4 + w * c6))
  const odd = z * (c1 + w * (c3 + w * (c5 + w * c7)))
  return odd + even
}
