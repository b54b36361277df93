/**
 * A reporter for Stryker that writes down each mutant that nothing noticed, as soon as that is known.
 */
import { appendFileSync } from 'node:fs'
import type { MutantResult, StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import type { Reporter } from '@stryker-mutator/api/report'

const unnoticed: ReadonlySet<string> = new Set(['Survived', 'NoCoverage'])

class SurvivorsReporter implements Reporter {
  static inject = tokens(commonTokens.options)
  readonly #file: string

  constructor(options: StrykerOptions) {
    this.#file = options['survivors'] as string
  }

  onMutantTested({ status, fileName, location, mutatorName, replacement }: MutantResult): void {
    if (!unnoticed.has(status)) return
    const instead = (replacement ?? '').replace(/\s+/g, ' ').slice(0, 100)
    const { line, column } = location.start
    const place = `${fileName.slice(fileName.indexOf('engine/') + 7)}:${line}:${column}`
    appendFileSync(this.#file, `${status}  ${place}  ${mutatorName}  ${instead}\n`)
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.Reporter, 'survivors', SurvivorsReporter),
]

export const strykerValidationSchema = { properties: { survivors: { type: 'string' } } }
