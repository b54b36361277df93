/**
 * Sim.js where it is installed. Under `require` it exports nothing and only sets `window.Sim`, so it
 * is given a window for as long as it loads.
 */
import { createRequire } from 'node:module'

export type SimRequest = { readonly done: (callback: () => void) => SimRequest }

/** The members of an entity that Sim.js sets when it is added. */
export type SimEntity = {
  time: () => number
  setTimer: (duration: number) => SimRequest
  useFacility: (facility: object, duration: number) => SimRequest
}

export type Simulation = {
  readonly simulate: (until: number) => void
  readonly addEntity: <T extends SimEntity>(made: new (name: string) => T, name?: string) => T
  readonly time: () => number
}

export type SimJs = {
  readonly Sim: new () => Simulation
  readonly Entity: new (name: string) => SimEntity
  readonly Facility: new (name: string, discipline: number, servers: number) => object
  readonly Random: new (seed: number) => { readonly exponential: (rate: number) => number }
}

/** Sim.js, or nothing where it is not installed. */
export function loadSimJs(): SimJs | undefined {
  const world = globalThis as { window?: { Sim?: SimJs } }
  const before = world.window
  const window: { Sim?: SimJs } = {}
  world.window = window
  try {
    createRequire(import.meta.url)('simjs')
  } catch {
    return undefined
  } finally {
    if (before === undefined) delete world.window
    else world.window = before
  }
  return window.Sim
}
