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

/** Where `mix` leaves its result; every call overwrites it, so nobody can see an earlier one. */
const words = new Uint32Array(4)

/** The four random words that belong to a counter under a key. */
export function philox([c0, c1, c2, c3]: Block, [k0, k1]: Key): Block {
  mix(c0, c1, c2, c3, k0, k1)
  const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = words
  return [w0, w1, w2, w3]
}

/**
 * The middle of one of 2⁵² equal parts of (0, 1), by the first two words that belong to a counter
 * under a key; its distance from 1 is exact as well. Makes no objects.
 */
// oxlint-disable-next-line max-params -- objects for counter and key are what this avoids
export function philoxUniform(c0: number, c1: number, c2: number, k0: number, k1: number): number {
  mix(c0, c1, c2, 0, k0, k1)
  return ((words[0] ?? 0) * 1_048_576 + ((words[1] ?? 0) >>> 12) + 0.5) / 4_503_599_627_370_496
}

// oxlint-disable-next-line max-params -- objects for counter and key are what this avoids
function mix(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): void {
  let [a, b, c, d, key0, key1] = [c0, c1, c2, c3, k0, k1]
  for (let round = 0; round < rounds; round++) {
    const high0 = highProduct(multiplier0, a)
    const high1 = highProduct(multiplier1, c)
    const low0 = Math.imul(multiplier0, a)
    const low1 = Math.imul(multiplier1, c)
    a = high1 ^ b ^ key0
    c = high0 ^ d ^ key1
    b = low1
    d = low0
    key0 = (key0 + keyStep0) | 0
    key1 = (key1 + keyStep1) | 0
  }
  words[0] = a
  words[1] = b
  words[2] = c
  words[3] = d
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
