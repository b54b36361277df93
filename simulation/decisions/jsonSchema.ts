/**
 * The JSON Schema of decisions, shipped as `scenarios/schema/decisions.schema.json`.
 */
import { type JsonSchema, toJsonSchema } from '../document/jsonSchema.ts'
import { type Decisions, decisions, decisionsFormat } from './schema.ts'

const small: Decisions = {
  decisions: decisionsFormat,
  name: 'Tuesday’s exercise',
  taken: [
    { at: '20m', action: 'declare', by: 'incident-leads' },
    { at: '45m', action: 'fail-over/orders-pair', note: 'The region will not be back today.' },
    { at: '2h', point: 'tell-customers', option: 'now' },
  ],
}

/** What a file of decisions may contain, as a JSON Schema. */
export function decisionsJsonSchema(): JsonSchema {
  return toJsonSchema(decisions, {
    title: 'Blackstart decisions',
    description: 'What people chose in a run, and when.',
    examples: [small],
  })
}
