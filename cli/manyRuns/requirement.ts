/**
 * Whether targets are met often enough: the question that a pipeline asks.
 */
import type { Bands, Chance } from '../../simulation/index.ts'

export type Shortfall = {
  readonly service: string
  readonly target: 'rto' | 'mtd' | 'rpo'
  readonly chance: Chance
}

/** Targets for which even the upper end of the interval is below what is required. */
export function findShortfalls(bands: Bands, required: number): readonly Shortfall[] {
  return bands.services.flatMap(({ id, meetsRto, meetsMtd, meetsRpo }) =>
    (
      [
        ['rto', meetsRto],
        ['mtd', meetsMtd],
        ['rpo', meetsRpo],
      ] as const
    ).flatMap(([target, chance]) =>
      chance !== null && chance.high < required ? [{ service: id, target, chance }] : [],
    ),
  )
}

/** `95%` or `0.95` as a probability. */
export function toProbability(text: string): number | undefined {
  const [, number, percent] = /^(\d{1,3}(?:\.\d{1,9})?) ?(%?)$/.exec(text) ?? []
  const probability = percent === '%' ? Number(number) / 100 : Number(number)
  return probability >= 0 && probability <= 1 ? probability : undefined
}
