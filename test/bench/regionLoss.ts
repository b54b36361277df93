/**
 * A made-up organisation of any size, and the loss of one of its two regions.
 *
 * Layers of components stand on each other, half of them in each region; every tenth provider is a
 * group over both. Made by keyed chance, so that the same size is always the same plan.
 */
import type { Component, Dependency, Group, Plan, Scenario } from '../../simulation/index.ts'
import { createChance } from '../../simulation/engine/chance/chance.ts'

export type Size = { readonly components: number; readonly dependencies: number }

const layers = 10
const zones = ['east-a', 'east-b', 'east-c', 'west-a', 'west-b', 'west-c']
const teams = ['apps', 'data', 'desk', 'network', 'platform']

const chance = createChance('region loss')

function pick(purpose: string, entity: string, count: number): number {
  return Math.floor(chance.uniform(purpose, entity, 0) * count)
}

function componentId(index: number): string {
  return `c-${index}`
}

function buildComponents(count: number): Record<string, Component> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index): [string, Component] => {
      const id = componentId(index)
      return [
        id,
        {
          name: `Component ${index}`,
          kind: 'service',
          site: zones[index % zones.length] ?? 'east-a',
          team: teams[pick('team', id, teams.length)] ?? 'desk',
          repair: { p50: '45m', p95: '4h' },
          start: '5m',
        },
      ]
    }),
  )
}

/** Pairs of neighbours, one in each region: losing one region halves them. */
function buildGroups(count: number): Record<string, Group> {
  const groups: Record<string, Group> = {}
  for (let index = 0; index + 3 < count; index += 10) {
    groups[`g-${index}`] = {
      kind: 'active-passive',
      members: [componentId(index), componentId(index + 3)],
      failover: { detect: '1m', switch: '10m', succeeds: 0.95, byHand: '1h' },
    }
  }
  return groups
}

/** Each dependency points to a lower layer, so that the depth of a cascade does not grow with size. */
function buildDependencies({ components, dependencies }: Size): Record<string, Dependency> {
  const perLayer = Math.floor(components / layers)
  return Object.fromEntries(
    Array.from({ length: dependencies }, (_, index): [string, Dependency] => {
      const id = `d-${index}`
      const from = perLayer + pick('from', id, components - perLayer)
      const below = Math.floor(from / perLayer) * perLayer
      const to = pick('to', id, Math.min(below, components))
      const isOnGroup = to % 10 === 0
      const phase = index % 8 === 0 ? 'start' : 'run'
      return [id, { from: componentId(from), to: isOnGroup ? `g-${to}` : componentId(to), phase }]
    }),
  )
}

/** A plan with so many components and dependencies, and 20 business services on the top layer. */
export function buildRegionPlan(size: Size): Plan {
  const services = Array.from({ length: 20 }, (_, index) => `s-${index}`)
  const top = services.map((id): [string, Dependency] => [
    `${id}-needs`,
    { from: id, to: componentId(size.components - 1 - pick('top', id, size.components / layers)) },
  ])
  return {
    blackstart: 1,
    name: `Region loss with ${size.components} components`,
    sites: {
      east: { kind: 'region' },
      west: { kind: 'region' },
      ...Object.fromEntries(
        zones.map((zone) => [zone, { parent: zone.slice(0, 4), kind: 'zone' }]),
      ),
    },
    teams: Object.fromEntries(teams.map((id) => [id, { people: 6, acknowledge: '5m' }])),
    components: buildComponents(size.components),
    groups: buildGroups(size.components),
    dependencies: { ...buildDependencies(size), ...Object.fromEntries(top) },
    businessServices: Object.fromEntries(
      services.map((id) => [id, { tier: 1, rto: '4h', mtd: '1d' }]),
    ),
    response: { team: 'desk' },
  }
}

/** One region is lost for good; everything in it has to be repaired. */
export const regionLoss: Scenario = {
  scenario: 1,
  name: 'Loss of a region',
  horizon: '14d',
  targets: { region: { kind: 'site', prefer: [{ id: 'east' }] } },
  faults: { loss: { type: 'loss', target: 'region' } },
}
