/**
 * From text to a scenario: the first step of the pipeline, beside the plan.
 */
import { namingBy } from '../document/naming.ts'
import { type Format, type ParseOptions, parseDocument } from '../document/parseDocument.ts'
import { helpAt, toShape } from '../document/shape.ts'
import type { Result } from '../result.ts'
import { scenarioMigrations } from './migrations.ts'
import { type Scenario, scenario, scenarioFormat } from './schema.ts'

/** The singular words for what a scenario’s maps contain. */
export const scenarioNaming = namingBy(
  {
    targets: 'Target',
    faults: 'Fault',
    injects: 'Inject',
    decisionPoints: 'Decision point',
    options: 'Option',
  },
  'The scenario',
)

/** How scenarios are read and written. */
export const scenarioDocument: Format<Scenario> = {
  schema: scenario,
  shape: toShape(scenario),
  nameThing: scenarioNaming,
  marker: 'scenario',
  newest: scenarioFormat,
  migrations: scenarioMigrations,
}

/** The scenario in a text, or what is wrong with the text. YAML 1.2 or JSON. */
export function parseScenario(text: string, options?: ParseOptions): Result<Scenario> {
  return parseDocument(text, scenarioDocument, options)
}

/** The sentence of help for a field of a scenario, by its path; `*` stands for any id. */
export function scenarioFieldHelp(path: readonly string[]): string | undefined {
  return helpAt(scenarioDocument.shape, path)
}
