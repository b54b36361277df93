/**
 * The parts of a double: its two 32-bit words, and powers of two made from them.
 *
 * The lowest layer of the portable mathematics. The scratch memory is written and read within one
 * call, so nothing is remembered between calls.
 */

const scratch = new DataView(new ArrayBuffer(8))

/** The upper 32 bits of a double: sign, exponent and the first 20 bits of its fraction. */
export function highWord(x: number): number {
  scratch.setFloat64(0, x)
  return scratch.getInt32(0)
}

/** The same double with other upper 32 bits. */
export function withHighWord(x: number, high: number): number {
  scratch.setFloat64(0, x)
  scratch.setInt32(0, high)
  return scratch.getFloat64(0)
}

/** 2 to a whole power from -1,022 to 1,023, exactly. */
export function powerOfTwo(exponent: number): number {
  scratch.setInt32(0, (exponent + 1023) << 20)
  scratch.setInt32(4, 0)
  return scratch.getFloat64(0)
}
