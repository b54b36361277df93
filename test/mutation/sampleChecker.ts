/**
 * A checker for Stryker that lets only a sample of all mutants through.
 *
 * Stryker can leave out places, not single mutants: whoever names the place of a function names all mutants in
 * it. A checker is asked about each mutant by itself before any test runs, so that is where to draw from them all.
 * What is not drawn is refused, and so in no score.
 */
import { createHash } from 'node:crypto'
import { type Checker, type CheckResult, CheckStatus } from '@stryker-mutator/api/check'
import type { Mutant, StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'

export type Sample = { readonly size: number; readonly seed: string }

/** What Stryker says of a mutant that the sample left out. */
export const notDrawn = 'not in the sample'

/** A number of a mutant that is the same in every run of the same sources. */
function keyOf(seed: string, { fileName, location, mutatorName, replacement }: Mutant): string {
  const file = fileName.slice(fileName.lastIndexOf('/simulation/') + 1)
  const said = JSON.stringify([seed, file, location, mutatorName, replacement])
  return createHash('sha256').update(said).digest('hex')
}

/** So many of the mutants, each as likely as the others. */
export function drawSample(
  mutants: readonly Mutant[],
  { size, seed }: Sample,
): ReadonlySet<string> {
  const keyed = mutants.map((mutant) => ({ id: mutant.id, key: keyOf(seed, mutant) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1))
  return new Set(keyed.slice(0, size).map(({ id }) => id))
}

class SampleChecker implements Checker {
  static inject = tokens(commonTokens.options)
  readonly #sample: Sample

  constructor(options: StrykerOptions) {
    this.#sample = options['sample'] as Sample
  }

  async init(): Promise<void> {}

  /** All at once, since a sample is drawn from the whole. */
  async group(mutants: readonly Mutant[]): Promise<string[][]> {
    return [mutants.map(({ id }) => id)]
  }

  async check(mutants: readonly Mutant[]): Promise<Record<string, CheckResult>> {
    const drawn = drawSample(mutants, this.#sample)
    const refused: CheckResult = { status: CheckStatus.CompileError, reason: notDrawn }
    return Object.fromEntries(
      mutants.map(({ id }) => [id, drawn.has(id) ? { status: CheckStatus.Passed } : refused]),
    )
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', SampleChecker)]

export const strykerValidationSchema = {
  properties: {
    sample: {
      type: 'object',
      properties: { size: { type: 'number' }, seed: { type: 'string' } },
    },
  },
}
