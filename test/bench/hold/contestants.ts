/**
 * Who holds: the queue of the engine, the two best structures that we know, and the peers.
 */
import { type Contestant, cpuNs, oursName, type Timing } from '../measure.ts'
import type { Peers } from '../peers.ts'
import type { SimJs } from '../simjs.ts'
import { firstTime, type HoldQueue, holdTable, tableSize } from './hold.ts'
import { Heap } from './heap.ts'
import { Ladder } from './ladder.ts'
import { createOurs } from './ours.ts'

export type HoldSize = { readonly pending: number; readonly warm: number; readonly timed: number }

function hold(queue: HoldQueue, { pending, warm, timed }: HoldSize): Timing {
  for (let index = 0; index < pending; index++) queue.push(firstTime(index), index)
  let next = run(queue, pending, warm)
  const begin = cpuNs()
  next = run(queue, next, timed)
  return { ns: (cpuNs() - begin) / timed, check: [queue.now()] }
}

function run(queue: HoldQueue, first: number, times: number): number {
  let next = first
  for (let count = 0; count < times; count++) {
    const id = queue.pop()
    queue.push(queue.now() + holdTable[next++ & (tableSize - 1)]!, id)
  }
  return next
}

function holdInSimJs(simjs: SimJs, { pending, warm, timed }: HoldSize): Timing {
  const simulation = new simjs.Sim()
  let next = pending
  let count = 0
  let begin = 0
  let ns = 0
  let now = 0
  class Holder extends simjs.Entity {
    declare index: number
    start(): void {}
    wait(inMs: number): void {
      this.setTimer(inMs).done(() => {
        if (count === warm) begin = cpuNs()
        if (count >= warm + timed) return
        count++
        if (count === warm + timed) {
          ns = (cpuNs() - begin) / timed
          now = this.time()
          return
        }
        this.wait(holdTable[next++ & (tableSize - 1)]!)
      })
    }
  }
  for (let index = 0; index < pending; index++) {
    simulation.addEntity(Holder as unknown as new (name: string) => Holder).wait(firstTime(index))
  }
  simulation.simulate(Number.MAX_SAFE_INTEGER)
  return { ns, check: [now] }
}

/** Sim.js and SimPy need no more than one round: they are far enough away. */
export function holders(size: HoldSize, { simjs, simpy }: Peers): readonly Contestant[] {
  const table = simpy?.keep('hold', [...holdTable])
  const { pending, warm, timed } = size
  return [
    { name: 'ladder by hand', measure: () => hold(new Ladder(pending), size) },
    { name: 'heap by hand', measure: () => hold(new Heap(pending), size) },
    { name: oursName, measure: () => hold(createOurs(), size) },
    ...(simjs === undefined
      ? []
      : [{ name: 'Sim.js', measure: () => holdInSimJs(simjs, size), roundsMax: 1 }]),
    ...(simpy === undefined
      ? []
      : [
          {
            name: `SimPy ${simpy.version}`,
            measure: () => simpy.ask({ work: 'hold', table, count: pending, warm, timed }),
            roundsMax: 1,
          },
        ]),
  ]
}
