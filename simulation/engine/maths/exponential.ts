/**
 * Exponential function and powers in plain arithmetic, the same to the last bit on every machine.
 *
 * Source: the method and constants of e_exp.c of fdlibm, whose notice follows
 * (docs/notices/fdlibm.txt).
 *
 *   Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
 *   Permission to use, copy, modify, and distribute this software is freely granted, provided
 *   that this notice is preserved.
 */
import { highWord, powerOfTwo } from './floatBits.ts'
import { ln } from './logarithm.ts'

const overflowAbove = 709.782712893384
const underflowBelow = -745.1332191019411
const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10
const inverseLn2 = 1.4426950408889634

const c1 = 0.16666666666666602
const c2 = -0.0027777777777015593
const c3 = 0.00006613756321437934
const c4 = -0.0000016533902205465252
const c5 = 4.1381367970572385e-8

/** e to the power x; less than one unit in the last place from the true value. */
export function exp(x: number): number {
  if (x !== x) return NaN
  if (x > overflowAbove) return Infinity
  if (x < underflowBelow) return 0
  const k = wholeLn2s(x)
  const high = x - k * ln2High
  const low = k * ln2Low
  const r = high - low
  const t = r * r
  const c = r - t * (c1 + t * (c2 + t * (c3 + t * (c4 + t * c5))))
  return scale(1 - (low - (r * c) / (2 - c) - high), k)
}

/**
 * A positive number, or zero, to any power, as exp(exponent · ln base).
 *
 * Its relative error grows with |exponent · ln base| · 2⁻⁵³, which is far below a millisecond for
 * every use here. Powers 0 and 1 are exact.
 */
export function power(base: number, exponent: number): number {
  if (exponent === 0) return 1
  if (exponent === 1) return base
  if (base === 0) return exponent > 0 ? 0 : Infinity
  return exp(exponent * ln(base))
}

/** How many times ln 2 is taken out of x so that at most half a ln 2 is left. */
function wholeLn2s(x: number): number {
  const size = highWord(x) & 0x7fffffff
  if (size <= 0x3fd62e42) return 0
  if (size < 0x3ff0a2b2) return x < 0 ? -1 : 1
  return Math.trunc(inverseLn2 * x + (x < 0 ? -0.5 : 0.5))
}

/** y · 2^k, in two steps where 2^k itself is no normal number. */
function scale(y: number, k: number): number {
  if (k > 1023) return y * 2 * powerOfTwo(1023)
  if (k >= -1021) return y * powerOfTwo(k)
  return y * powerOfTwo(k + 1000) * powerOfTwo(-1000)
}
