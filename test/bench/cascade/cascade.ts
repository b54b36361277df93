/**
 * The cascade: one of ten regions is lost, everything that stands on it follows, and few crews mend it.
 *
 * Made up, by a fixed stream of numbers, for any size. docs/benchmarks.md says in words what happens;
 * `buildCascadePlan` says it in a plan of ours, and the others in their own terms.
 */
import { mulberry32 } from '../mulberry.ts'

/** What a component needs in order to run: enough of these providers. */
export type Requirement = {
  readonly isSoft: boolean
  /** So many of the providers must give something. */
  readonly atLeast: number
  readonly providers: readonly number[]
}

export type CascadeComponent = {
  readonly region: number
  readonly startMs: number
  readonly repairMs: number
  readonly requirements: readonly Requirement[]
}

export type Cascade = {
  readonly crews: number
  readonly components: readonly CascadeComponent[]
}

export const regions = 10
/** Until users report, the cause is found, and it is declared. */
export const mobilise = { reportMs: 120_000, diagnoseMs: 300_000, declareMs: 180_000 }
/** What is left of a component without any of what it needs softly. */
export const softStrength = 0.3

const layersBySize: Readonly<Record<number, number>> = { 50: 5, 1_000: 8, 10_000: 10, 100_000: 12 }

type Random = () => number

function whole(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least))
}

function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

const kinds = [
  { upTo: 0.5, isSoft: false, atLeast: 1, of: 1 },
  { upTo: 0.625, isSoft: false, atLeast: 1, of: 2 },
  { upTo: 0.75, isSoft: false, atLeast: 2, of: 3 },
  { upTo: 0.875, isSoft: true, atLeast: 1, of: 1 },
  { upTo: 1, isSoft: true, atLeast: 1, of: 2 },
]

/** The cascade on so many components; the same size is always the same. */
export function buildCascade(size: number): Cascade {
  const random = mulberry32(size)
  const layers = layersBySize[size] ?? 10
  const layerOf = (index: number) => Math.floor((index * layers) / size)
  const firstOf = (layer: number) => Math.ceil((layer * size) / layers)

  function provider(layer: number): number {
    const from = random() < 0.7 ? layer - 1 : whole(random, 0, layer)
    return whole(random, firstOf(from), firstOf(from + 1))
  }

  function requirement(layer: number): Requirement {
    const drawn = random()
    const { isSoft, atLeast, of } = kinds.find(({ upTo }) => drawn < upTo) ?? kinds[0]!
    const providers = new Set<number>()
    while (providers.size < of) providers.add(provider(layer))
    return { isSoft, atLeast, providers: [...providers].sort((a, b) => a - b) }
  }

  const components = Array.from({ length: size }, (_, index): CascadeComponent => {
    const layer = layerOf(index)
    const count = layer === 0 ? 0 : whole(random, 1, 4)
    return {
      region: index % regions,
      startMs: whole(random, 5_000, 120_001),
      repairMs: Math.round(3_600_000 * Math.exp(0.5 * gaussian(random))),
      requirements: Array.from({ length: count }, () => requirement(layer)),
    }
  })
  return { crews: Math.max(2, Math.floor(size / 200)), components }
}

/** The requirement that must be met before somebody can repair a component; -1 if there is none. */
export function gateOf({ requirements }: CascadeComponent): number {
  return requirements.findIndex(({ isSoft }) => !isSoft)
}

/**
 * What everybody has to agree on: when the last component was well again, how long all of them were
 * not, and how many were not at some time. Units: milliseconds.
 */
export type Outcome = readonly [makespanMs: number, troubleMs: number, hit: number]
