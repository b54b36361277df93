/**
 * From a scenario to the text of its file.
 */
import { type SerializeOptions, serializeDocument } from '../document/serializeDocument.ts'
import { scenarioDocument } from './parse.ts'
import type { Scenario } from './schema.ts'

/**
 * The text of a scenario. With `onto`, that text is changed where the scenario differs from it and
 * stays as it is everywhere else.
 */
export function serializeScenario(scenario: Scenario, options?: SerializeOptions): string {
  return serializeDocument(scenario, scenarioDocument, options)
}
