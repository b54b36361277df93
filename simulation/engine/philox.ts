/**
 * Philox4x32-10: random numbers as a function of a counter and a key, without a state.
 *
 * Source: J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC11); the known
 * answers of the authors' library are a test.
 */

/** Four unsigned 32-bit words. */
export type Block = readonly [number, number, number, number]

/** Two unsigned 32-bit words. */
export type Key = readonly [number, number]

const multiplier0 = 0xd2511f53
const multiplier1 = 0xcd9e8d57
const keyStep0 = 0x9e3779b9
const keyStep1 = 0xbb67ae85
const rounds = 10

/** The four random words that belong to a counter under a key. */
export function philox(counter: Block, key: Key): Block {
  let [c0, c1, c2, c3] = counter
  let [k0, k1] = key
  for (let round = 0; round < rounds; round++) {
    const high0 = highProduct(multiplier0, c0)
    const high1 = highProduct(multiplier1, c2)
    const low0 = Math.imul(multiplier0, c0)
    const low1 = Math.imul(multiplier1, c2)
    c0 = high1 ^ c1 ^ k0
    c2 = high0 ^ c3 ^ k1
    c1 = low1
    c3 = low0
    k0 = (k0 + keyStep0) | 0
    k1 = (k1 + keyStep1) | 0
  }
  return [c0 >>> 0, c1 >>> 0, c2 >>> 0, c3 >>> 0]
}

/** The upper 32 bits of the product of two unsigned 32-bit numbers. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carry = aLow * bHigh + (middle & 0xffff)
  return aHigh * bHigh + Math.floor(middle / 65_536) + Math.floor(carry / 65_536)
}
