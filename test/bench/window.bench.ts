/**
 * What opening and running a large plan costs in the window, against the same work in Node:
 * `node test/bench/window.bench.ts`, after `npm run build`. Prints times and judges none.
 *
 * Every time is of a first time, in a fresh browser or a fresh thread: nobody opens a plan twice.
 */
import { Worker } from 'node:worker_threads'
import { arrange } from '../../layout/arrange.ts'
import { type Plan, serializePlan } from '../../simulation/index.ts'
import type { NodeTimes, Step, Texts } from './inNode.ts'
import { timeInWindow } from './inWindow.ts'
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
