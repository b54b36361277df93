/**
 * Parts of random sketches: couplings by which a loss is felt later, cuts, and things that wear out.
 */
import fc from 'fast-check'

/** Couplings behind `needs`, as a sketch writes them. */
export function slowCouplings(times: fc.Arbitrary<string>): readonly fc.Arbitrary<string>[] {
  return [
    times.map((time) => `lease ${time}`),
    times.map((time) => `lease ${time} renewal random`),
    fc.constantFrom(
      'hands-over 100/140',
      'hands-over 100/140 buffer 300 when-full lose',
      'hands-over 100/140 buffer 300 when-full push-back',
      'copy async lag 5m',
      'copy sync',
      'copy sync writes 0.4 on-partition continue',
      'felt-after 3m',
    ),
  ]
}

/** Sites, or components, that cannot reach others, for a time or to the end. */
function cutsOf(components: readonly string[], times: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom('0s', '30m', '3h'),
      fc.constantFrom('eu  away-from us', 'us', ...components),
      fc.option(times, { nil: '' }),
    )
    .map(([at, hit, span]) => `at ${at}  cut ${hit}${span === '' ? '' : `  for ${span}`}`)
}

/** Components that break down again and again. */
function wearsOf(components: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.subarray([...components], { minLength: 1, maxLength: 2 }), fc.boolean(), fc.boolean())
    .map(([hit, isMended, isCommon]) => {
      const rest = `${isMended ? '' : '  for 2h'}${isCommon ? '  common-cause 0.5' : ''}`
      return `at 0s  wear ${hit.join(' ')}  after exponential(1d)${rest}`
    })
}

/** A cut and something that wears out, either of which may be missing. */
export function slowTroubles(components: readonly string[], times: fc.Arbitrary<string>) {
  return [
    fc.option(cutsOf(components, times), { nil: '' }),
    // What wears out for ever leaves no run complete, so that half go without.
    fc.option(wearsOf(components), { nil: '', freq: 1 }),
  ] as const
}
