/**
 * The cascade with Sim.js: an entity per component, timers for starts, a facility for the crews.
 */
import { type Cascade, gateOf, type Outcome, softStrength } from './cascade.ts'
import type { SimEntity, SimJs } from '../simjs.ts'

type Need = {
  readonly owner: Part
  readonly isSoft: boolean
  readonly atLeast: number
  readonly providers: Part[]
  given: number
  allowed: number
}

type Part = SimEntity & {
  index: number
  level: number
  power: 'stopped' | 'starting' | 'running'
  isBroken: boolean
  isQueued: boolean
  needs: Need[]
  gate: Need | undefined
  users: Need[]
  startMs: number
  repairMs: number
  sinceMs: number
  longestMs: number
}

type Shop = {
  readonly parts: Part[]
  readonly crews: object
  isDeclared: boolean
  makespanMs: number
}

/** Luck of a run: the region that is lost, and how long repairs and the declaration take. */
export type SimJsRun = {
  readonly mobiliseMs: number
  readonly repairMs: (component: number) => number
}

function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9
}

function provided({ providers, atLeast }: Need): number {
  if (providers.length === 1) return providers[0]?.level ?? 0
  const levels = providers.map(({ level }) => level)
  if (levels.filter((level) => level > 0).length < atLeast) return 0
  return rounded(
    Math.min(
      1,
      levels.reduce((sum, level) => sum + level / atLeast, 0),
    ),
  )
}

function evaluate(shop: Shop, part: Part): void {
  const own = part.power === 'running' ? 1 : 0
  const level = rounded(part.needs.reduce((least, { allowed }) => Math.min(least, allowed), own))
  const before = part.level
  if (level === before) return
  part.level = level
  if (before === 1) part.sinceMs = part.time()
  if (level === 1) {
    part.longestMs = Math.max(part.longestMs, part.time() - part.sinceMs)
    shop.makespanMs = part.time()
  }
  if (level === 0 && part.power === 'running') part.power = 'stopped'
  for (const need of part.users) feel(shop, need)
}

function feel(shop: Shop, need: Need): void {
  const value = provided(need)
  if (value === need.given) return
  need.given = value
  need.allowed = need.isSoft ? Math.min(softStrength * value + 1 - softStrength, value + 1) : value
  const { owner } = need
  if (owner.isBroken) {
    if (value >= 0.5 && owner.gate === need) repair(shop, owner)
  } else if (owner.power === 'running') evaluate(shop, owner)
  else if (!need.isSoft && value > 0 && owner.power === 'stopped') start(shop, owner)
}

function start(shop: Shop, part: Part): void {
  if (part.needs.some(({ allowed }) => allowed === 0)) return
  part.power = 'starting'
  part.setTimer(part.startMs).done(() => {
    part.power = 'running'
    evaluate(shop, part)
  })
}

function repair(shop: Shop, part: Part): void {
  if (!shop.isDeclared || part.isQueued) return
  part.isQueued = true
  part.useFacility(shop.crews, part.repairMs).done(() => {
    part.isBroken = false
    start(shop, part)
  })
}

/** Builds the cascade afresh, as such programs do, and runs it. */
export function runInSimJs(simjs: SimJs, cascade: Cascade, luck: SimJsRun): Shop {
  const simulation = new simjs.Sim()
  class Component extends simjs.Entity {
    start(): void {}
  }
  const shop: Shop = {
    parts: cascade.components.map(({ startMs }, index) =>
      Object.assign(simulation.addEntity(Component as unknown as new (name: string) => Part), {
        index,
        level: 1,
        power: 'running',
        isBroken: false,
        isQueued: false,
        needs: [],
        gate: undefined,
        users: [],
        startMs,
        repairMs: luck.repairMs(index),
        sinceMs: 0,
        longestMs: 0,
      } satisfies Omit<Part, keyof SimEntity>),
    ),
    crews: new simjs.Facility('crews', 0, cascade.crews),
    isDeclared: false,
    makespanMs: 0,
  }
  connect(shop, cascade)
  for (const part of shop.parts.filter(({ index }) => cascade.components[index]?.region === 0)) {
    part.isBroken = true
    part.power = 'stopped'
    evaluate(shop, part)
  }
  shop.parts[0]?.setTimer(luck.mobiliseMs).done(() => {
    shop.isDeclared = true
    for (const part of shop.parts) {
      const isReady = part.gate === undefined || part.gate.given >= 0.5
      if (part.isBroken && isReady) repair(shop, part)
    }
  })
  simulation.simulate(Number.MAX_SAFE_INTEGER)
  return shop
}

function connect({ parts }: Shop, { components }: Cascade): void {
  components.forEach((component, index) => {
    const owner = parts[index]!
    owner.needs = component.requirements.map(({ isSoft, atLeast, providers }) => ({
      owner,
      isSoft,
      atLeast,
      providers: providers.map((provider) => parts[provider]!),
      given: 1,
      allowed: 1,
    }))
    owner.gate = owner.needs[gateOf(component)]
    for (const need of owner.needs) for (const provider of need.providers) provider.users.push(need)
  })
}

export function outcomeInSimJs({ parts, makespanMs }: Shop): Outcome {
  const all = parts.map(({ longestMs }) => longestMs).filter((ms) => ms > 0)
  return [makespanMs, all.reduce((sum, ms) => sum + ms, 0), all.length]
}
