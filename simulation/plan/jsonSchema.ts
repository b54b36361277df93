/**
 * The JSON Schema of plans, shipped as `scenarios/schema/plan.schema.json`.
 */
import { type JsonSchema, toJsonSchema } from '../document/jsonSchema.ts'
import { type Plan, plan, planFormat } from './schema.ts'

const smallest: Plan = { blackstart: planFormat, name: 'An empty plan' }

const small: Plan = {
  blackstart: planFormat,
  name: 'A shop and its database',
  teams: { ops: { name: 'Operations', people: 2 } },
  components: {
    db: { name: 'Database', kind: 'datastore', team: 'ops', repair: { p50: '2h', p95: '6h' } },
    shop: { name: 'Shop', kind: 'service', start: '10m' },
  },
  dependencies: {
    'sales-needs-shop': { from: 'sales', to: 'shop' },
    'shop-needs-db': { from: 'shop', to: 'db', coupling: { kind: 'grace', holds: '15m' } },
  },
  businessServices: { sales: { name: 'Sales', tier: 1, rto: '4h', mtd: '1d' } },
}

/** What a plan may contain, as a JSON Schema. */
export function planJsonSchema(): JsonSchema {
  return toJsonSchema(plan, {
    title: 'Blackstart plan',
    description:
      'What a team writes down about its architecture, vendors, people and recovery targets.',
    examples: [smallest, small],
  })
}
