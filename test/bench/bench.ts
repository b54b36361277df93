/**
 * What runs cost, beside what others need for the same: `npm run bench`.
 *
 *   --quick         smallest sizes, one round
 *   --whole         all 10,000 runs of the bundled scenario instead of a share of them
 *   --rounds=5      rounds in which contestants take turns
 *   --only=hold,…   hold, shop, cascade, many, costs, workers, update
 *   --sizes=50,…    components of the cascade
 *
 * docs/benchmarks.md says what is measured and how to read it.
 */
import { availableParallelism } from 'node:os'
import { countEvents, manyRunners, type ManySize, runners } from './cascade/contestants.ts'
import { buildCascade } from './cascade/cascade.ts'
import {
  benchDecision,
  benchFeltLater,
  benchFleets,
  benchMemory,
  benchParsing,
  benchRegionLoss,
} from './costs.ts'
import { holders, type HoldSize } from './hold/contestants.ts'
import { benchBadUpdate, benchWorkers } from './manyRuns.ts'
import { assertClose, assertSame, compete, oursName, type Row } from './measure.ts'
import { findPeers, type Peers } from './peers.ts'
import { heading, line, table, time } from './print.ts'
import { availability, shopkeepers, shops } from './repairShop/repairShop.ts'

const sections = ['hold', 'shop', 'cascade', 'many', 'costs', 'workers', 'update'] as const
type Section = (typeof sections)[number]

type Options = {
  readonly isQuick: boolean
  readonly isWhole: boolean
  readonly rounds: number
  readonly only: readonly string[]
  readonly sizes: readonly number[]
}

function readOptions(words: readonly string[]): Options {
  const valueOf = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
  const isQuick = words.includes('--quick')
  const sizes = valueOf('sizes') ?? (isQuick ? '50' : '50,1000,10000,100000')
  return {
    isQuick,
    isWhole: words.includes('--whole'),
    rounds: Number(valueOf('rounds') ?? (isQuick ? 1 : 3)),
    only: valueOf('only')?.split(',') ?? sections,
    sizes: sizes.split(',').map(Number),
  }
}

async function benchHold(peers: Peers, { isQuick, rounds }: Options): Promise<void> {
  const sizes: readonly HoldSize[] = isQuick
    ? [{ pending: 100, warm: 1_000, timed: 10_000 }]
    : [
        { pending: 100, warm: 100_000, timed: 400_000 },
        { pending: 10_000, warm: 100_000, timed: 400_000 },
        { pending: 1_000_000, warm: 1_000_000, timed: 1_000_000 },
      ]
  for (const size of sizes) {
    heading(`HOLD with ${size.pending} pending events`)
    const rows = await compete(holders(size, peers), rounds)
    assertSame(rows, 'hold')
    table(rows, 1)
  }
}

async function benchShop(peers: Peers, { isQuick, rounds }: Options): Promise<void> {
  for (const shop of isQuick ? shops.slice(0, 1) : shops) {
    heading(`REPAIR SHOP with ${shop.machines} machines and ${shop.crews} crews`)
    const rows = await compete(shopkeepers(shop, peers), rounds)
    assertClose(rows, availability(shop), 0.005)
    table(rows, 1)
  }
}

/** CPU time that one run of ours may take before larger cascades are left out. */
const patienceNs = 20e9

async function benchCascade(peers: Peers, { rounds, sizes }: Options): Promise<void> {
  let expectedNs = 0
  const grown: Grown[] = []
  for (const size of sizes) {
    const events = countEvents(buildCascade(size))
    heading(`CASCADE on ${size} components: ${events} events`)
    const rows = await compete(runners(size, peers, expectedNs < patienceNs), rounds)
    assertSame(rows, `cascade on ${size}`)
    table(rows, events)
    grown.push({ size, events, rows })
    const ours = rows.find(({ name }) => name === oursName)
    if (ours === undefined) line(oursName, `about ${time(expectedNs)}, left out`)
    // What grows with the square is not waited for.
    expectedNs = ours === undefined ? expectedNs * 100 : growth(ours, size)
  }
  tellGrowth(grown)
}

type Grown = { readonly size: number; readonly events: number; readonly rows: readonly Row[] }

/** What an event costs at each size, as a multiple of what it costs at the first of a thousand or more. */
function tellGrowth(all: readonly Grown[]): void {
  // Shorter runs are mostly beginning.
  const grown = all.filter(({ size }) => size >= 1_000)
  const [first] = grown
  if (first === undefined || grown.length < 2) return
  heading(`GROWTH of the time per event with components; at ${first.size} it is 1`)
  line('components', ...grown.map(({ size }) => size))
  for (const { name } of first.rows) {
    const each = grown.map(({ rows, events }) => {
      const row = rows.find((one) => one.name === name)
      return row === undefined ? Number.NaN : row.ns / events
    })
    line(name, ...each.map((ns) => (ns / (each[0] ?? ns)).toPrecision(2)))
  }
}

let before: { readonly ns: number; readonly size: number } | undefined

/** What ten times as many components would take, if it goes on growing like this. */
function growth({ ns }: Row, size: number): number {
  const power = before === undefined ? 1 : Math.log(ns / before.ns) / Math.log(size / before.size)
  before = { ns, size }
  return ns * 10 ** Math.max(1, power)
}

async function benchMany(peers: Peers, { isQuick, rounds }: Options): Promise<void> {
  const sizes: readonly ManySize[] = isQuick
    ? [{ size: 50, runs: 300, peerRuns: 300 }]
    : [
        { size: 50, runs: 10_000, peerRuns: 2_000 },
        { size: 1_000, runs: 1_000, peerRuns: 100 },
      ]
  for (const size of sizes) {
    const events = countEvents(buildCascade(size.size))
    heading(`MANY RUNS: ${size.runs} of the cascade on ${size.size} components, per run`)
    const rows = await compete(manyRunners(size, peers), Math.min(rounds, 2))
    const [, median = 0] = rows[0]?.check ?? []
    const medians = rows.map((row) => ({ ...row, check: row.check.slice(1, 2) }))
    assertClose(medians, median, isQuick ? 0.1 : 0.03)
    table(rows, events)
  }
}

async function benchCosts({ isQuick }: Options): Promise<void> {
  benchParsing(isQuick ? [50] : [50, 1_000, 10_000])
  benchMemory(isQuick ? [50] : [1_000, 10_000])
  benchRegionLoss(isQuick ? 50 : 500)
  benchFeltLater(isQuick ? 50 : 1_000)
  benchFleets()
  benchDecision(isQuick ? 100 : 2_000)
}

const benches: Readonly<Record<Section, (peers: Peers, options: Options) => Promise<void>>> = {
  hold: benchHold,
  shop: benchShop,
  cascade: benchCascade,
  many: benchMany,
  costs: (_, options) => benchCosts(options),
  workers: (_, { isQuick }) => (isQuick ? benchWorkers(50, 50) : benchWorkers(1_000, 200)),
  update: (_, { isWhole }) => benchBadUpdate(isWhole),
}

const options = readOptions(process.argv.slice(2))
const peers = findPeers()
try {
  const { simjs, simpy } = peers
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores. Beside ours: what we wrote by hand` +
      `${simjs === undefined ? '' : ', Sim.js'}${simpy === undefined ? '' : `, SimPy ${simpy.version}`}.`,
  )
  console.log(
    'CPU time, medians of rounds; ratios to the first line of each table, round by round.',
  )
  for (const section of sections) {
    if (options.only.includes(section)) await benches[section](peers, options)
  }
} finally {
  peers.simpy?.close()
}
