/**
 * Many runs of the cascade with other luck each: bands of how long each component was not well.
 *
 * The check is the mean over all components of their P5, P50 and P95, in milliseconds. Ours draws by
 * its own keyed chance, the others by whatever they have, so the numbers agree as means do.
 */
import {
  buildBands,
  createSampler,
  type Model,
  subjectsOf,
  toSamples,
} from '../../../simulation/index.ts'
import type { Draw } from '../../../simulation/index.ts'
import { drawMs } from '../../../simulation/engine/chance/distributions.ts'
import { mulberry32 } from '../mulberry.ts'
import { cpuNs, type Timing } from '../measure.ts'
import type { SimJs } from '../simjs.ts'
import { type Cascade, mobilise } from './cascade.ts'
import { runInSimJs } from './inSimJs.ts'
import { bind, runSpecialised, setRepair, troubleMsOf } from './specialised.ts'

const minutes = 60_000
const repair: Draw = { kind: 'lognormal', p50Ms: 60 * minutes, p95Ms: 136 * minutes + 32_000 }
const declaration: Draw = { kind: 'lognormal', p50Ms: 3 * minutes, p95Ms: 7.5 * minutes }

/** For peers that draw for themselves. Units: milliseconds. */
export const luck = {
  beforeMs: mobilise.reportMs + mobilise.diagnoseMs,
  declareP50Ms: declaration.p50Ms,
  declareP95Ms: declaration.p95Ms,
  repairP50Ms: repair.p50Ms,
  repairP95Ms: repair.p95Ms,
}

const percents = [5, 50, 95]

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function nearestRank(sorted: Float64Array, percent: number): number {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0
}

/** The bands of what each run gave for each component, `rows[component][run]`. */
function checkOf(rows: readonly Float64Array[]): readonly number[] {
  for (const row of rows) row.sort()
  return percents.map((percent) => meanOf(rows.map((row) => nearestRank(row, percent))))
}

function emptyRows(cascade: Cascade, runs: number): Float64Array[] {
  return cascade.components.map(() => new Float64Array(runs))
}

/** Ours, from a compiled model to bands, as the command does it on one thread. */
export function manyOfOurs(model: Model, runs: number): Timing {
  const begin = cpuNs()
  const sample = createSampler(model, { seed: 'bench', untilMs: model.horizonMs })
  const rows = Array.from({ length: runs }, (_, replication) => sample(replication))
  const subjects = subjectsOf(model)
  const bands = buildBands(subjects, toSamples(subjects, 0, rows))
  const ns = (cpuNs() - begin) / runs
  const components = bands.systems.filter(({ kind }) => kind === 'component')
  const valueOf = (key: 'p5' | 'p50' | 'p95') =>
    meanOf(components.map(({ notOperationalMs }) => notOperationalMs[key].value.value ?? Infinity))
  return { ns, check: [valueOf('p5'), valueOf('p50'), valueOf('p95')] }
}

/** A uniform number for one draw of one run, by a hash of 32 bits. */
function hashed(run: number, what: number): number {
  let mixed = Math.imul(run, 0x9e3779b1) ^ Math.imul(what + 1, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296 + 1 / 8_589_934_592
}

export function manySpecialised(cascade: Cascade, runs: number): Timing {
  bind(cascade)
  const rows = emptyRows(cascade, runs)
  const broken = cascade.components.flatMap(({ region }, index) => (region === 0 ? [index] : []))
  const begin = cpuNs()
  for (let run = 0; run < runs; run++) {
    for (const component of broken) setRepair(component, drawMs(repair, hashed(run, component)))
    runSpecialised(0, luck.beforeMs + drawMs(declaration, hashed(run, -1)))
    rows.forEach((row, component) => {
      row[run] = troubleMsOf(component)
    })
  }
  const check = checkOf(rows)
  return { ns: (cpuNs() - begin) / runs, check }
}

export function manyInSimJs(simjs: SimJs, cascade: Cascade, runs: number): Timing {
  const rows = emptyRows(cascade, runs)
  const random = mulberry32(runs)
  const inside = (): number => Math.max(random(), 1e-12)
  const begin = cpuNs()
  for (let run = 0; run < runs; run++) {
    const shop = runInSimJs(simjs, cascade, {
      mobiliseMs: luck.beforeMs + drawMs(declaration, inside()),
      repairMs: (component) =>
        cascade.components[component]?.region === 0 ? drawMs(repair, inside()) : 0,
    })
    for (const { index, longestMs } of shop.parts) rows[index]![run] = longestMs
  }
  const check = checkOf(rows)
  return { ns: (cpuNs() - begin) / runs, check }
}
