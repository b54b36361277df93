import { expect, it } from 'vitest'
import { decode, encode } from '../electron-double/codec.ts'

it.each([
  [undefined],
  [Number.NaN],
  [12n],
  [new Date(5)],
  [new Uint8Array([1, 255])],
  [new Map([['a', new Set([1])]])],
  [{ a: [undefined, null, 'x'], b: { c: Number.POSITIVE_INFINITY } }],
])('carries %o unchanged', (value) => {
  expect(decode(encode(value))).toEqual(value)
})

it('refuses functions, as Electron does', () => {
  expect(() => encode({ run: () => {} })).toThrow('could not be cloned')
})
