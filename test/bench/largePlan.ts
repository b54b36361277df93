/**
 * A large plan that somebody has drawn: the made-up organisation of `regionLoss.ts` with a place for
 * everything, zone by zone in rows, because arranging thousands of cards is another piece of work.
 */
import type { Plan } from '../../simulation/index.ts'
import { buildRegionPlan } from './regionLoss.ts'

/** Dependencies for each component, as in the measurements that ours are compared with. */
const dependenciesEach = 1.5

const cell = { width: 240, height: 96 }
const room = 160

/** A placed plan with so many components. */
export function buildLargePlan(components: number): Plan {
  const plan = buildRegionPlan({ components, dependencies: components * dependenciesEach })
  const zones = Object.keys(plan.sites ?? {}).filter((id) => id.includes('-'))
  const perZone = Math.ceil(components / zones.length)
  const columns = Math.ceil(Math.sqrt(perZone * 1.2))
  const zoneWidth = columns * cell.width + room
  const zoneHeight = Math.ceil(perZone / columns) * cell.height + room
  const counts = new Map<string, number>()
  const positions: Record<string, { x: number; y: number }> = {}
  for (const [id, { site = '' }] of Object.entries(plan.components ?? {})) {
    const index = counts.get(site) ?? 0
    counts.set(site, index + 1)
    const zone = zones.indexOf(site)
    positions[id] = {
      x: (zone % 3) * zoneWidth + (index % columns) * cell.width,
      y: 400 + Math.floor(zone / 3) * zoneHeight + Math.floor(index / columns) * cell.height,
    }
  }
  Object.keys(plan.businessServices ?? {}).forEach((id, index) => {
    positions[id] = { x: index * 280, y: 0 }
  })
  Object.keys(plan.groups ?? {}).forEach((id, index) => {
    positions[id] = { x: (index % 60) * 200, y: 120 + Math.floor(index / 60) * 48 - room }
  })
  return { ...plan, layout: { positions } }
}
