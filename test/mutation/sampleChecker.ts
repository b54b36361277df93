/**
 * A checker for Stryker that lets only a sample of mutants through.
 *
 * Stryker is told places, not mutants: whoever names the place of a function names all mutants in it. A checker is
 * asked about each mutant by itself before any test runs. What is not drawn is refused, and so in no score.
 */
import { type Checker, type CheckResult, CheckStatus } from '@stryker-mutator/api/check'
import type { Mutant, StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import { nameOf } from './sample.ts'

/** What Stryker says of a mutant that the sample left out. */
export const notDrawn = 'not in the sample'

class SampleChecker implements Checker {
  static inject = tokens(commonTokens.options)
  readonly #drawn: ReadonlySet<string>

  constructor(options: StrykerOptions) {
    this.#drawn = new Set(options['sample'] as readonly string[])
  }

  async init(): Promise<void> {}

  async group(mutants: readonly Mutant[]): Promise<string[][]> {
    return [mutants.map(({ id }) => id)]
  }

  async check(mutants: readonly Mutant[]): Promise<Record<string, CheckResult>> {
    const refused: CheckResult = { status: CheckStatus.CompileError, reason: notDrawn }
    const passed: CheckResult = { status: CheckStatus.Passed }
    return Object.fromEntries(
      mutants.map((mutant) => [mutant.id, this.#drawn.has(nameOf(mutant)) ? passed : refused]),
    )
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', SampleChecker)]

export const strykerValidationSchema = {
  properties: { sample: { type: 'array', items: { type: 'string' } } },
}
