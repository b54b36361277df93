/**
 * The repair shop as a plan and a scenario of ours: what breaks is seen, looked into, declared and put in
 * line at once, each of which is an event with its causes; then a crew mends it.
 */
import {
  compile,
  type Model,
  type Plan,
  type Scenario,
  simulate,
} from '../../../simulation/index.ts'
import { read } from '../../support/read.ts'
import { componentId } from '../cascade/cascadePlan.ts'
import { cpuNs, type Timing } from '../measure.ts'
import type { RepairShop } from './shop.ts'

function buildShopPlan({ machines, crews, repairTakes }: RepairShop): Plan {
  const ids = Array.from({ length: machines }, (_, machine) => componentId(machine))
  const repair = { exponential: { mean: `${repairTakes}h` } }
  return {
    blackstart: 1,
    name: `A shop of ${machines} machines`,
    sites: { hall: { kind: 'zone' } },
    teams: { crew: { people: crews, acknowledge: '0s' } },
    components: Object.fromEntries(
      ids.map((id) => [id, { kind: 'service', site: 'hall', team: 'crew', start: '0s', repair }]),
    ),
    response: {
      team: 'crew',
      usersReport: '0s',
      diagnose: '0s',
      wrongDiagnosis: 0,
      declare: '0s',
    },
  }
}

function wear({ failAfter, horizon }: RepairShop): Scenario {
  return {
    scenario: 1,
    name: 'Machines break',
    horizon: `${horizon}h`,
    targets: { hall: { kind: 'site', prefer: [{ id: 'hall' }] } },
    faults: {
      wear: {
        type: 'breakdowns',
        target: 'hall',
        after: { exponential: { mean: `${failAfter}h` } },
      },
    },
  }
}

export function compileShop(shop: RepairShop): Model {
  return read(compile(buildShopPlan(shop), wear(shop)))
}

/** Events are failures and ends of repairs, as they are for everybody; ours writes eleven for each two. */
export function shopOfOurs(model: Model, seed: string): Timing {
  const begin = cpuNs()
  const { events, untilMs } = simulate(model, { seed })
  const ns = cpuNs() - begin
  const since = new Map<string, number>()
  let count = 0
  let downMs = 0
  for (const { kind, entity, to, atMs } of events) {
    if (kind !== 'state' || (to !== 'down' && to !== 'operational')) continue
    count++
    if (to === 'down') since.set(entity, atMs)
    else {
      downMs += atMs - (since.get(entity) ?? atMs)
      since.delete(entity)
    }
  }
  for (const atMs of since.values()) downMs += untilMs - atMs
  return { ns: ns / count, check: [1 - downMs / (model.entities.length * untilMs)] }
}
