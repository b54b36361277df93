/**
 * What opening and running a large plan costs in the window, against the same work in Node:
 * `node test/bench/window.bench.ts`, after `npm run build`. Prints times and judges none. Then it prints what
 * drawing plans of 200, 1,000 and 5,000 components costs the main thread; `--large` prints that alone.
 *
 * Every time is of a first time, in a fresh browser or a fresh thread: nobody opens a plan twice.
 */
import { Worker } from 'node:worker_threads'
import { arrange } from '../../layout/arrange.ts'
import { type Plan, serializePlan } from '../../simulation/index.ts'
import type { NodeTimes, Step, Texts } from './inNode.ts'
import { timeLargePlan } from './inLargeWindow.ts'
import { timeInWindow } from './inWindow.ts'
import { buildLargePlan } from './largePlan.ts'
import { buildRegionPlan, regionLoss } from './regionLoss.ts'

const size = { components: 500, dependencies: 2_000 }
const repeats = 5

/** With places for everything, as a plan has that somebody drew. */
async function buildPlacedPlan(): Promise<Plan> {
  const plan = buildRegionPlan(size)
  const { positions, sites } = await arrange(plan)
  return { ...plan, layout: { positions, sites } }
}

function timeInNode(texts: Texts): Promise<NodeTimes> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./inNode.ts', import.meta.url), { workerData: texts })
    thread.once('message', resolve)
    thread.once('error', reject)
  })
}

async function repeat<T>(work: () => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let count = 0; count < repeats; count++) all.push(await work())
  return all
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

/** The median of each step, by its name. */
function medianSteps(runs: readonly { readonly steps: readonly Step[] }[]): Map<string, number> {
  const names = runs[0]?.steps.map(([name]) => name) ?? []
  const timesOf = (name: string): number[] =>
    runs.flatMap(({ steps }) => steps.filter((step) => step[0] === name).map(([, ms]) => ms))
  return new Map(names.map((name) => [name, median(timesOf(name))]))
}

function row(name: string, inWindow: number, inNode: number | undefined): void {
  const cells = inNode === undefined ? [inWindow] : [inWindow, inNode, inWindow / inNode]
  const texts = cells.map((cell, index) => cell.toFixed(index === 2 ? 2 : 0).padStart(10))
  console.log(name.padEnd(26) + texts.join(''))
}

async function printOneRun(): Promise<void> {
  const texts = {
    plan: serializePlan(await buildPlacedPlan()),
    scenario: JSON.stringify(regionLoss),
  }
  const inNode = await repeat(() => timeInNode(texts))
  const inWindow = await repeat(() => timeInWindow(texts))
  const open = [inWindow, inNode].map((all) => median(all.map((each) => each.open)))
  const run = [inWindow, inNode].map((all) => median(all.map((each) => each.run)))
  const nodeSteps = medianSteps(inNode)

  console.log(
    `Loss of a region: ${size.components} components, ${size.dependencies} dependencies, ` +
      `${(texts.plan.length / 1e3).toFixed(0)} kB of text.\nMilliseconds, medians of ${repeats} first times.\n`,
  )
  console.log(`${''.padEnd(26)}    window      Node     ratio`)
  row('text to drawn or parsed', open[0] ?? 0, open[1])
  row('Run to results', run[0] ?? 0, run[1])
  for (const [name, ms] of medianSteps(inWindow)) row(`  ${name}`, ms, nodeSteps.get(name))
  row('both', (open[0] ?? 0) + (run[0] ?? 0), (open[1] ?? 0) + (run[1] ?? 0))
  const [first] = inWindow
  console.log(`\nOn the map: ${first?.cards} cards; in the page: ${first?.elements} elements.`)
}

/** Drawing costs of large plans, for each frame. */
async function printLarge(): Promise<void> {
  console.log(
    '\nDrawing: milliseconds of CPU of the main thread for each frame, and of that script.',
  )
  for (const components of [200, 1_000, 5_000]) {
    const text = serializePlan(buildLargePlan(components))
    const times = await timeLargePlan(text, JSON.stringify(regionLoss))
    console.log(
      `\n${components} components: first picture after ${times.firstRenderMs.toFixed(0)} ms ` +
        `(${times.firstRenderCpuMs.toFixed(0)} ms of CPU), ` +
        `${times.elements} elements, ${times.heapMb.toFixed(0)} MB of heap`,
    )
    for (const { name, mainMs, scriptMs } of times.gestures) {
      console.log(name.padEnd(28) + mainMs.toFixed(1).padStart(8) + scriptMs.toFixed(1).padStart(8))
    }
  }
}

if (!process.argv.includes('--large')) await printOneRun()
await printLarge()
