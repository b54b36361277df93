/**
 * The JSON Schema of scenarios, shipped as `scenarios/schema/scenario.schema.json`.
 */
import { type JsonSchema, toJsonSchema } from '../document/jsonSchema.ts'
import { type Scenario, scenario, scenarioFormat } from './schema.ts'

const small: Scenario = {
  scenario: scenarioFormat,
  name: 'The database is lost',
  horizon: '2d',
  targets: {
    database: {
      kind: 'component',
      describe: 'The database that most of the business stands on',
      prefer: [{ tag: 'main-database' }, { kind: 'datastore' }],
    },
  },
  faults: { 'database-lost': { type: 'loss', target: 'database' } },
}

/** What a scenario may contain, as a JSON Schema. */
export function scenarioJsonSchema(): JsonSchema {
  return toJsonSchema(scenario, {
    title: 'Blackstart scenario',
    description: 'The story of one outage, told so that it runs on any plan.',
    examples: [small],
  })
}
