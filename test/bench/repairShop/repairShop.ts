/**
 * The repair shop: machines run, break and wait in one line for few crews.
 *
 * The classic with a closed form, M/M/R//N: what share of machines runs in the long run. Everybody
 * draws by his own chance, so shares agree as means do.
 */
import { Heap } from '../hold/heap.ts'
import { type Contestant, cpuNs, oursName, type Timing } from '../measure.ts'
import { mulberry32 } from '../mulberry.ts'
import type { Peers } from '../peers.ts'
import type { SimEntity, SimJs } from '../simjs.ts'
import { compileShop, shopOfOurs } from './ours.ts'
import type { RepairShop } from './shop.ts'

export const shops: readonly RepairShop[] = [
  { machines: 100, crews: 3, failAfter: 100, repairTakes: 2, horizon: 20_000 },
  { machines: 10_000, crews: 250, failAfter: 100, repairTakes: 2, horizon: 400 },
]

/** Share of machines that run, by the balance of a birth-death process. */
export function availability({ machines, crews, failAfter, repairTakes }: RepairShop): number {
  // Weights of so many being broken, by their logarithm: with many machines they leave all bounds.
  const logs = [0]
  for (let broken = 0; broken < machines; broken++) {
    const breaking = (machines - broken) / failAfter
    const mending = Math.min(broken + 1, crews) / repairTakes
    logs.push((logs[broken] ?? 0) + Math.log(breaking / mending))
  }
  const largest = logs.reduce((most, value) => Math.max(most, value), -Infinity)
  const weights = logs.map((value) => Math.exp(value - largest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const broken = weights.reduce((sum, weight, count) => sum + weight * count, 0) / total
  return 1 - broken / machines
}

/** By hand, with a heap of four children per event. An odd event is a repair that ends. */
export function shopSpecialised(shop: RepairShop, seed: number): Timing {
  const { machines, crews, failAfter, repairTakes, horizon } = shop
  const random = mulberry32(seed)
  const exponential = (mean: number): number => -mean * Math.log(1 - random())
  const heap = new Heap(machines)
  const failedAt = new Float64Array(machines)
  const line = new Int32Array(machines)
  let head = 0
  let waiting = 0
  let free = crews
  let down = 0
  let events = 0
  const begin = cpuNs()
  for (let machine = 0; machine < machines; machine++)
    heap.push(exponential(failAfter), machine * 2)
  for (;;) {
    const event = heap.pop()
    const now = heap.now()
    if (now > horizon) break
    const machine = event >> 1
    events++
    if ((event & 1) === 0) {
      failedAt[machine] = now
      if (free > 0) {
        free--
        heap.push(now + exponential(repairTakes), event + 1)
      } else {
        line[(head + waiting++) % machines] = machine
      }
      continue
    }
    down += now - failedAt[machine]!
    heap.push(now + exponential(failAfter), machine * 2)
    if (waiting > 0) {
      heap.push(now + exponential(repairTakes), line[head]! * 2 + 1)
      head = (head + 1) % machines
      waiting--
    } else {
      free++
    }
  }
  return { ns: (cpuNs() - begin) / events, check: [1 - down / (machines * horizon)] }
}

/** With Sim.js: an entity per machine, a facility for the crews. */
export function shopInSimJs(simjs: SimJs, shop: RepairShop, seed: number): Timing {
  const { machines, crews, failAfter, repairTakes, horizon } = shop
  const random = new simjs.Random(seed)
  const simulation = new simjs.Sim()
  const facility = new simjs.Facility('crews', 0, crews)
  const seen = { events: 0, down: 0 }
  class Machine extends simjs.Entity {
    start(): void {
      this.setTimer(random.exponential(1 / failAfter)).done(() => {
        const failedAt = this.time()
        seen.events++
        this.useFacility(facility, random.exponential(1 / repairTakes)).done(() => {
          seen.events++
          seen.down += this.time() - failedAt
          this.start()
        })
      })
    }
  }
  for (let machine = 0; machine < machines; machine++) {
    simulation.addEntity(Machine as unknown as new (name: string) => SimEntity)
  }
  const begin = cpuNs()
  simulation.simulate(horizon)
  return {
    ns: (cpuNs() - begin) / seen.events,
    check: [1 - seen.down / (machines * horizon)],
  }
}

/** Ours keeps a log of everything: so much is enough for the mean. */
const oursHorizonMax = 2_000

export function shopkeepers(shop: RepairShop, { simjs, simpy }: Peers): readonly Contestant[] {
  const { machines, crews, horizon, failAfter, repairTakes } = shop
  const model = compileShop({ ...shop, horizon: Math.min(horizon, oursHorizonMax) })
  return [
    { name: 'by hand', measure: () => shopSpecialised(shop, 1) },
    { name: oursName, measure: () => shopOfOurs(model, 'shop') },
    ...(simjs === undefined
      ? []
      : [{ name: 'Sim.js', measure: () => shopInSimJs(simjs, shop, 1), roundsMax: 2 }]),
    ...(simpy === undefined
      ? []
      : [
          {
            name: `SimPy ${simpy.version}`,
            measure: () =>
              simpy.ask({
                work: 'repair-shop',
                machines,
                crews,
                horizon,
                seed: 1,
                fail_after: failAfter,
                repair_takes: repairTakes,
              }),
            roundsMax: 2,
          },
        ]),
  ]
}
