/**
 * The cascade by hand, for comparison: what a program can do that is about nothing else.
 *
 * Everything is a number in a flat array that is made once for the largest size: who needs whom, up
 * counts, levels, a heap of four children per event. Written for speed; nothing is checked.
 */
import type { Cascade, Outcome } from './cascade.ts'
import { gateOf, mobilise, softStrength } from './cascade.ts'

const componentsMax = 100_000
const requirementsMax = 300_000
const edgesMax = 500_000

// The model. Providers of a requirement and users of a component are stretches of flat lists.
const startMs = new Float64Array(componentsMax)
const repairMs = new Float64Array(componentsMax)
const regionOf = new Uint8Array(componentsMax)
const gate = new Int32Array(componentsMax)
const needsFrom = new Int32Array(componentsMax + 1)
const owner = new Int32Array(requirementsMax)
const isSoft = new Uint8Array(requirementsMax)
const atLeast = new Uint8Array(requirementsMax)
const providersFrom = new Int32Array(requirementsMax + 1)
const providers = new Int32Array(edgesMax)
const usersFrom = new Int32Array(componentsMax + 1)
const users = new Int32Array(edgesMax)
const size = { components: 0, crews: 0 }

// The state of a run.
const stopped = 0
const starting = 1
const running = 2
const level = new Float64Array(componentsMax)
const allowed = new Float64Array(requirementsMax)
const given = new Float64Array(requirementsMax)
const power = new Uint8Array(componentsMax)
const isBroken = new Uint8Array(componentsMax)
const isQueued = new Uint8Array(componentsMax)
const since = new Float64Array(componentsMax)
const longest = new Float64Array(componentsMax)
const changed = new Int32Array(edgesMax)
const ready = new Int32Array(componentsMax)
const heapTime = new Float64Array(componentsMax + 8)
const heapEvent = new Int32Array(componentsMax + 8)
const scalar = new Float64Array(8)
const now = 0
const makespan = 1
const int = new Int32Array(8)
const heapSize = 0
const free = 1
const readyHead = 2
const readyTail = 3
const changedCount = 4
const handled = 5
const isDeclared = 6
/** Where those begin in `ready` who became so at this moment. */
const readyOld = 7

// Kinds of event, in the two lowest bits.
const declared = 0
const repaired = 1
const started = 2

/** Takes a cascade in; the next runs are of it. */
export function bind({ components, crews }: Cascade): void {
  size.components = components.length
  size.crews = crews
  const usedBy: number[][] = components.map(() => [])
  let requirement = 0
  let edge = 0
  components.forEach((component, index) => {
    startMs[index] = component.startMs
    repairMs[index] = component.repairMs
    regionOf[index] = component.region
    needsFrom[index] = requirement
    const own = gateOf(component)
    gate[index] = own < 0 ? -1 : requirement + own
    for (const need of component.requirements) {
      owner[requirement] = index
      isSoft[requirement] = need.isSoft ? 1 : 0
      atLeast[requirement] = need.atLeast
      providersFrom[requirement] = edge
      for (const provider of need.providers) {
        providers[edge++] = provider
        usedBy[provider]?.push(requirement)
      }
      requirement++
    }
  })
  needsFrom[components.length] = requirement
  providersFrom[requirement] = edge
  let user = 0
  usedBy.forEach((list, index) => {
    usersFrom[index] = user
    for (const one of list) users[user++] = one
  })
  usersFrom[components.length] = user
}

/** Lets the next repair of a component take so long. */
export function setRepair(component: number, ms: number): void {
  repairMs[component] = ms
}

/** Longest time that a component was not well in the last run. Units: milliseconds. */
export function troubleMsOf(component: number): number {
  return longest[component]!
}

function push(time: number, event: number): void {
  let hole = int[heapSize]!++
  while (hole > 0) {
    const parent = (hole - 1) >> 2
    const parentTime = heapTime[parent]!
    if (parentTime < time || (parentTime === time && heapEvent[parent]! < event)) break
    heapTime[hole] = parentTime
    heapEvent[hole] = heapEvent[parent]!
    hole = parent
  }
  heapTime[hole] = time
  heapEvent[hole] = event
}

function dropTop(): void {
  const count = --int[heapSize]!
  const time = heapTime[count]!
  const event = heapEvent[count]!
  let hole = 0
  for (;;) {
    let least = 4 * hole + 1
    if (least >= count) break
    const end = least + 4 < count ? least + 4 : count
    let leastTime = heapTime[least]!
    for (let child = least + 1; child < end; child++) {
      const childTime = heapTime[child]!
      if (childTime > leastTime) continue
      if (childTime === leastTime && heapEvent[child]! > heapEvent[least]!) continue
      least = child
      leastTime = childTime
    }
    if (time < leastTime || (time === leastTime && event < heapEvent[least]!)) break
    heapTime[hole] = leastTime
    heapEvent[hole] = heapEvent[least]!
    hole = least
  }
  heapTime[hole] = time
  heapEvent[hole] = event
}

function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9
}

/** What the providers of a requirement give together. */
function provided(requirement: number): number {
  const from = providersFrom[requirement]!
  const to = providersFrom[requirement + 1]!
  if (to - from === 1) return level[providers[from]!]!
  const k = atLeast[requirement]!
  let up = 0
  let sum = 0
  for (let edge = from; edge < to; edge++) {
    const one = level[providers[edge]!]!
    if (one > 0) up++
    sum += one / k
  }
  if (up < k) return 0
  return rounded(sum < 1 ? sum : 1)
}

/** The level of a component by what it is allowed, and what follows from a change of it. */
function evaluate(component: number): void {
  let least = power[component] === running ? 1 : 0
  const end = needsFrom[component + 1]!
  for (let need = needsFrom[component]!; need < end && least > 0; need++) {
    if (allowed[need]! < least) least = allowed[need]!
  }
  least = rounded(least)
  const before = level[component]!
  if (least === before) return
  level[component] = least
  if (before === 1) since[component] = scalar[now]!
  else if (least === 1) {
    const lasted = scalar[now]! - since[component]!
    if (lasted > longest[component]!) longest[component] = lasted
    scalar[makespan] = scalar[now]!
  }
  changed[int[changedCount]!++] = component
}

/** Passes changes on until nothing changes any more. */
function propagate(): void {
  for (let next = 0; next < int[changedCount]!; next++) {
    const component = changed[next]!
    if (level[component] === 0 && power[component] === running) power[component] = stopped
    const end = usersFrom[component + 1]!
    for (let user = usersFrom[component]!; user < end; user++) feel(users[user]!)
  }
  int[changedCount] = 0
}

function feel(requirement: number): void {
  const value = provided(requirement)
  if (value === given[requirement]) return
  given[requirement] = value
  const soft = isSoft[requirement]! === 1
  allowed[requirement] = soft ? Math.min(softStrength * value + 1 - softStrength, value + 1) : value
  const component = owner[requirement]!
  if (isBroken[component] === 1) {
    if (value >= 0.5 && gate[component] === requirement) makeReady(component)
    return
  }
  if (power[component] === running) evaluate(component)
  else if (!soft && value > 0 && power[component] === stopped) start(component)
}

function start(component: number): void {
  const end = needsFrom[component + 1]!
  for (let need = needsFrom[component]!; need < end; need++) if (allowed[need] === 0) return
  power[component] = starting
  push(scalar[now]! + startMs[component]!, component * 4 + started)
}

/** Whoever became ready at one moment is kept in the order of numbers. */
function makeReady(component: number): void {
  if (int[isDeclared] === 0 || isQueued[component] === 1) return
  isQueued[component] = 1
  let hole = int[readyTail]!++
  while (hole > int[readyOld]! && ready[hole - 1]! > component) {
    ready[hole] = ready[hole - 1]!
    hole--
  }
  ready[hole] = component
}

function dispatch(): void {
  while (int[free]! > 0 && int[readyHead]! < int[readyTail]!) {
    const component = ready[int[readyHead]!++]!
    int[free]!--
    push(scalar[now]! + repairMs[component]!, component * 4 + repaired)
  }
  int[readyOld] = int[readyTail]!
}

function declare(): void {
  int[isDeclared] = 1
  for (let component = 0; component < size.components; component++) {
    if (isBroken[component] === 0) continue
    const gated = gate[component]!
    if (gated < 0 || given[gated]! >= 0.5) makeReady(component)
  }
}

function handle(event: number): void {
  const component = event >> 2
  int[handled]!++
  switch (event & 3) {
    case repaired:
      int[free]!++
      isBroken[component] = 0
      start(component)
      break
    case started:
      power[component] = running
      evaluate(component)
      propagate()
      break
    default:
      declare()
  }
}

function reset(): void {
  const requirements = needsFrom[size.components]!
  level.fill(1, 0, size.components)
  power.fill(running, 0, size.components)
  isBroken.fill(0, 0, size.components)
  isQueued.fill(0, 0, size.components)
  longest.fill(0, 0, size.components)
  allowed.fill(1, 0, requirements)
  given.fill(1, 0, requirements)
  int.fill(0)
  scalar.fill(0)
  int[free] = size.crews
}

/** Runs the cascade that was bound: one region is lost, and crews begin after the given time. */
export function runSpecialised(region = 0, mobiliseMs = mobiliseAllMs): void {
  reset()
  for (let component = 0; component < size.components; component++) {
    if (regionOf[component] !== region) continue
    isBroken[component] = 1
    power[component] = stopped
    evaluate(component)
  }
  propagate()
  push(mobiliseMs, declared)
  while (int[heapSize]! > 0) {
    const time = heapTime[0]!
    scalar[now] = time
    do {
      const event = heapEvent[0]!
      dropTop()
      handle(event)
    } while (int[heapSize]! > 0 && heapTime[0] === time)
    dispatch()
  }
}

export const mobiliseAllMs = mobilise.reportMs + mobilise.diagnoseMs + mobilise.declareMs

/** Events of the last run. */
export function eventsOfRun(): number {
  return int[handled]!
}

/** What the last run came to. */
export function outcome(): Outcome {
  let trouble = 0
  let hit = 0
  for (let component = 0; component < size.components; component++) {
    if (longest[component] === 0) continue
    trouble += longest[component]!
    hit++
  }
  return [scalar[makespan]!, trouble, hit]
}
