/**
 * Parts of random sketches: lengths of time, levels, and attributes that may be missing.
 */
import fc from 'fast-check'

export const shortTime = fc.constantFrom('0s', '1m', '7m', '30m')
export const longTime = fc.constantFrom('10m', '1h', '90m', '4h')
export const someTime = fc.oneof(
  longTime,
  fc.constantFrom('lognormal(30m,2h)', 'uniform(10m,50m)', 'pert(20m,1h,5h)', 'exponential(1h)'),
)
export const level = fc.constantFrom('0.2', '0.5', '0.9')
export const chance = fc.constantFrom('0.5', '0.8', '1')

/** Nothing, or the attribute with its value. */
export function maybe(name: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.option(value, { nil: undefined }).map((text) => (text === undefined ? '' : name + text))
}

export function maybeFlag(name: string): fc.Arbitrary<string> {
  return fc.boolean().map((isSet) => (isSet ? name : ''))
}

export function words(...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((texts) => texts.filter((text) => text !== '').join('  '))
}

export const fixed = fc.constant
