/**
 * The JSON Schema of milestones, shipped as `scenarios/schema/milestones.schema.json`.
 */
import { type JsonSchema, toJsonSchema } from '../document/jsonSchema.ts'
import { type Milestones, milestones, milestonesFormat } from './schema.ts'

const small: Milestones = {
  milestones: milestonesFormat,
  name: 'Our shop, 3 May 2025',
  plan: 'shop.blackstart',
  scenario: 'database-lost.scenario.yaml',
  sources: { review: { title: 'Our own review' } },
  rows: {
    'orders-again': {
      name: 'Orders taken again',
      at: '2025-05-03T14:20:00Z',
      value: 1,
      read: { what: 'level', of: 'orders' },
      source: 'review',
      basis: 'published',
    },
  },
  parameters: {
    repair: {
      is: 'fitted',
      at: ['plan/components/database/repair'],
      to: 'orders-again',
    },
  },
}

/** What a file of milestones may contain, as a JSON Schema. */
export function milestonesJsonSchema(): JsonSchema {
  return toJsonSchema(milestones, {
    title: 'Blackstart milestones',
    description: 'What the record says of a real outage, to hold a simulation of it against.',
    examples: [small],
  })
}
