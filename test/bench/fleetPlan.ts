/**
 * A bad update on a fleet of any size: what it costs must not depend on how many machines there are.
 */
import type { Plan, Scenario } from '../../simulation/index.ts'

/** A fleet in two rings, mended by themselves, remotely and by hands that grow with the fleet. */
export function buildFleetPlan(machines: number): Plan {
  return {
    blackstart: 1,
    name: `A fleet of ${machines}`,
    products: {
      agent: {
        class: 'kernel',
        channels: {
          content: {
            rings: [
              { name: 'canary', share: 0.1, push: '10m', soak: '1h' },
              { name: 'all', share: 0.9, push: '2h' },
            ],
          },
        },
      },
    },
    teams: {
      desk: { people: 4, acknowledge: '5m' },
      field: {
        acknowledge: '5m',
        shifts: [{ from: '08:00', to: '18:00', people: Math.ceil(machines / 85) }],
      },
    },
    components: {
      pcs: {
        kind: 'fleet',
        team: 'field',
        products: ['agent'],
        fleet: {
          machines,
          cohorts: {
            branch: { share: 0.4, ring: 'canary', touch: '15m', selfHealing: 0.2, remote: 0.3 },
            office: { share: 0.6, ring: 'all', touch: '15m', selfHealing: 0.2, remote: 0.3 },
          },
          selfHealingOver: '6h',
          remotePerHour: machines / 20,
          technicians: ['field'],
        },
      },
    },
    businessServices: { work: { tier: 1, rto: '4h', minimumLevel: 0.9 } },
    dependencies: { 'work-needs-pcs': { from: 'work', to: 'pcs' } },
    response: {
      team: 'desk',
      usersReport: '10m',
      diagnose: '30m',
      wrongDiagnosis: 0,
      declare: '10m',
    },
  }
}

/** Everything that gets the update breaks, until the vendor withdraws it. */
export const badUpdate: Scenario = {
  scenario: 1,
  name: 'A bad update',
  start: '2024-01-02T09:00:00Z',
  horizon: '30d',
  targets: { product: { kind: 'product', prefer: [{ id: 'agent' }] } },
  faults: {
    push: { type: 'bad-update', target: 'product', revertedAfter: '2h', fixKnownAfter: '2h' },
  },
}
