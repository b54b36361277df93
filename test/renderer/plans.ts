import { readFileSync } from 'node:fs'
import { parsePlan, type Plan } from '../../simulation/index.ts'

/** A plan that comes with the program. */
export function samplePlan(name: string): Plan {
  const file = new URL(`../../scenarios/plans/${name}.blackstart`, import.meta.url)
  const result = parsePlan(readFileSync(file, 'utf8'))
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'))
  return result.value
}

/** Two services and a database in nested sites, with all that can speak of them. */
export const smallPlan: Plan = {
  blackstart: 1,
  sites: { region: {}, zone: { parent: 'region' }, office: {} },
  teams: { dba: { site: 'zone', reachedThrough: ['chat'] } },
  components: {
    web: { kind: 'service', site: 'zone' },
    db: { kind: 'datastore', site: 'zone', team: 'dba' },
    spare: { kind: 'datastore', site: 'region' },
    chat: { kind: 'comms' },
    probe: { kind: 'monitor', monitor: { watches: ['web', 'db'] } },
  },
  groups: {
    data: {
      kind: 'active-passive',
      members: ['db', { id: 'spare', capacity: 0.5 }],
      failover: { decide: { team: 'dba', takes: '5m' } },
    },
  },
  businessServices: { shop: { tier: 1 } },
  dependencies: {
    'shop-web': { from: 'shop', to: 'web' },
    'web-data': { from: 'web', to: 'data' },
    'web-db': { from: 'web', to: 'db', phase: 'start' },
  },
  runbooks: {
    restore: {
      recovers: ['db', 'zone'],
      approval: { team: 'dba' },
      tasks: { copy: { needs: ['spare'], repairs: ['db'], team: 'dba' } },
    },
  },
  backups: { nightly: { of: 'db', site: 'office' } },
  response: { team: 'dba' },
  acceptedGaps: [{ rule: 'GAP-01', about: 'db', by: 'CIO', reason: 'cost', until: '2030-01-01' }],
  layout: { positions: { web: { x: 0, y: 0 }, db: { x: 0, y: 100 } }, collapsed: ['zone'] },
}
