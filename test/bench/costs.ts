/**
 * What a plan costs besides its runs: reading, compiling, memory; and how all of it grows.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  compile,
  type Log,
  type Model,
  parsePlan,
  type Plan,
  serializePlan,
  serviceResults,
  simulate,
  whatCanBeDone,
} from '../../simulation/index.ts'
import { createChance } from '../../simulation/engine/chance/chance.ts'
import { createWorld } from '../../simulation/engine/state/createWorld.ts'
import { read } from '../support/read.ts'
import { buildCascade } from './cascade/cascade.ts'
import { buildCascadePlan, cascadeScenario } from './cascade/cascadePlan.ts'
import { badUpdate, buildFleetPlan } from './fleetPlan.ts'
import { cpuNs, median } from './measure.ts'
import { heading, line, time } from './print.ts'
import { buildRegionPlan, regionLoss, type Size } from './regionLoss.ts'

const repeats = 5

/** Median CPU time of some work, and what came out. */
function measure<T>(work: () => T): { readonly ns: number; readonly value: T } {
  const times: number[] = []
  let value = work()
  for (let repeat = 0; repeat < repeats; repeat++) {
    const begin = cpuNs()
    value = work()
    times.push(cpuNs() - begin)
  }
  return { ns: median(times), value }
}

type Costs = {
  readonly parse: number
  readonly compile: number
  readonly simulate: number
  readonly views: number
  readonly model: Model
  readonly log: Log
}

function costsOf(size: Size): Costs {
  const text = serializePlan(buildRegionPlan(size))
  const parsed = measure(() => read(parsePlan(text)))
  const compiled = measure((): Model => read(compile(parsed.value, regionLoss)))
  const simulated = measure(() => simulate(compiled.value, { seed: 'bench' }))
  const viewed = measure(() => serviceResults(compiled.value, simulated.value))
  return {
    parse: parsed.ns,
    compile: compiled.ns,
    simulate: simulated.ns,
    views: viewed.ns,
    model: compiled.value,
    log: simulated.value,
  }
}

/** Every step on a plan and on one of twice its size. */
export function benchRegionLoss(components: number): void {
  const small = costsOf({ components, dependencies: components * 4 })
  const large = costsOf({ components: components * 2, dependencies: components * 8 })
  heading('LOSS OF A REGION: what each step costs, and how much more twice the size (2 is linear)')
  line('', `${components}`, `${components * 2}`, 'ratio')
  for (const step of ['parse', 'compile', 'simulate', 'views'] as const) {
    line(step, time(small[step]), time(large[step]), (large[step] / small[step]).toFixed(2))
  }
  for (const count of ['events', 'cues'] as const) {
    const of = ({ log }: Costs) => (count === 'events' ? log.events.length : log.cuesHandled)
    line(count, of(small), of(large), (of(large) / of(small)).toFixed(2))
  }
}

/** A workshop asks again after each decision: the run up to the present, and what can be done then. */
export function benchDecision(components: number): void {
  const { model, log } = costsOf({ components, dependencies: components * 4 })
  const untilMs = Math.floor(log.untilMs / 2)
  const run = measure(() => simulate(model, { seed: 'bench', untilMs }))
  const choices = measure(() => whatCanBeDone(model, { seed: 'bench' }, untilMs))
  heading(`A DECISION at ${components} components, ${components * 4} dependencies`)
  line('run to the present', time(run.ns))
  line('and what can be done', time(choices.ns), `${choices.value.length} actions`)
}

function plain(value: number): string {
  return String(value)
}

/** The cascade whose consumers feel a change of their provider ten seconds later, against at once. */
export function benchFeltLater(components: number): void {
  const plan = buildCascadePlan(buildCascade(components), 'fixed')
  const later = Object.entries(plan.dependencies ?? {}).map(
    ([id, dependency]) =>
      [id, dependency.phase === 'run' ? { ...dependency, feltAfter: '10s' } : dependency] as const,
  )
  const run = (dependencies: Plan['dependencies']) => {
    const model = read(compile({ ...plan, dependencies: dependencies ?? {} }, cascadeScenario))
    return measure(() => simulate(model, { seed: 'bench' }))
  }
  const runs = [run(plan.dependencies), run(Object.fromEntries(later))] as const
  heading(`FELT LATER: the cascade on ${components} components, each change felt after ten seconds`)
  line('', 'at once', 'felt later', 'ratio')
  const row = (name: string, [one, other]: readonly [number, number], text = plain) =>
    line(name, text(one), text(other), (other / one).toFixed(2))
  row('time', [runs[0].ns, runs[1].ns], time)
  const countOf = (index: 0 | 1) => runs[index].value.events.length
  row('events', [countOf(0), countOf(1)])
  row('per event', [runs[0].ns / countOf(0), runs[1].ns / countOf(1)], time)
}

/** A bad update on any number of machines. */
export function benchFleets(): void {
  const run = (machines: number) => {
    const model = read(compile(buildFleetPlan(machines), badUpdate))
    return measure(() => simulate(model, { seed: 'bench' }))
  }
  const few = run(85)
  const many = run(8_500_000)
  heading('A BAD UPDATE: what 8,500,000 machines cost against 85 (1 is the same)')
  line('', '85', '8,500,000', 'ratio')
  line('time', time(few.ns), time(many.ns), (many.ns / few.ns).toFixed(2))
  const cues = [few.value.cuesHandled, many.value.cuesHandled] as const
  line('cues', ...cues, (cues[1] / cues[0]).toFixed(2))
}

/** Collects garbage; Node has to be asked for a way to do so. */
function createCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
}

/** Bytes that stay after some work, and what came out so that it stays. */
function bytesOf<T>(
  collect: () => void,
  work: () => T,
): { readonly bytes: number; readonly value: T } {
  const used = (): number => {
    collect()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  const before = used()
  const value = work()
  return { bytes: used() - before, value }
}

/** Bytes per component of a plan, its model and the state of a run, and per event of its log. */
export function benchMemory(sizes: readonly number[]): void {
  const collect = createCollector()
  heading('MEMORY of the cascade, in bytes per component and per event of the log')
  line('components', 'plan', 'model', 'run', 'per event')
  for (const size of sizes) {
    const cascade = buildCascade(size)
    const plan = bytesOf(collect, () => buildCascadePlan(cascade, 'fixed'))
    const model = bytesOf(collect, () => read(compile(plan.value, cascadeScenario)))
    const world = bytesOf(collect, () => createWorld(model.value, createChance('bench')))
    // The first run of a model makes what all its runs share, which is no part of a log.
    simulate(model.value, { seed: 'bench' })
    const log = bytesOf(collect, () => simulate(model.value, { seed: 'bench' }))
    const each = (bytes: number) => Math.round(bytes / size)
    const perEvent = Math.round(log.bytes / log.value.events.length)
    line(size, each(plan.bytes), each(model.bytes), each(world.bytes), perEvent)
    if (world.value.nowMs !== 0) throw new Error('the run has begun')
  }
}

/** Reading and compiling the cascade. */
export function benchParsing(sizes: readonly number[]): void {
  heading('READING AND COMPILING the cascade, and per component')
  line('components', 'parse', 'each', 'compile', 'each')
  for (const size of sizes) {
    const text = serializePlan(buildCascadePlan(buildCascade(size), 'fixed'))
    const parsed = timeOnce(() => read(parsePlan(text)))
    const compiled = timeOnce(() => read(compile(parsed.value, cascadeScenario)))
    line(size, time(parsed.ns), time(parsed.ns / size), time(compiled.ns), time(compiled.ns / size))
  }
}

function timeOnce<T>(work: () => T): { readonly ns: number; readonly value: T } {
  const begin = cpuNs()
  const value = work()
  return { ns: cpuNs() - begin, value }
}
