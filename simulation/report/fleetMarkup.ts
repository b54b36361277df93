/**
 * Machines of a fleet over time: an area of what is broken under a line of what works.
 */
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { FleetPoint } from '../views/contract.ts'
import { formatCount, formatDuration } from '../views/words.ts'
import type { FleetChart } from './contract.ts'
import { el, type Markup, num } from './markup.ts'
import { statusPatterns } from './statusMarks.ts'
import { axisMarkup, timeScale } from './timeAxis.ts'

const width = 720
const height = 190
const left = 52
const bottom = height - 8

/** The last moment worth drawing: when nothing changes any more. */
function endOf(points: readonly FleetPoint[]): number {
  let end = points[points.length - 1]?.atMs ?? 0
  for (let position = points.length - 1; position > 0; position--) {
    if (points[position]?.broken !== points[position - 1]?.broken) break
    end = points[position - 1]?.atMs ?? end
  }
  return Math.max(end * 1.05, 60_000)
}

/** What a chart of a fleet says, in a sentence. */
export function fleetWords({ name, machines, brokenMost, mostlyBackMs }: FleetChart): string {
  const back =
    mostlyBackMs === null
      ? 'nine tenths of them were not back by the end of the run'
      : `nine tenths of them were back ${formatDuration(mostlyBackMs)} after the start`
  return `${formatCount(brokenMost)} of ${formatCount(machines)} machines of ${name} were broken; ${back}.`
}

function countTick(count: number, y: number): Markup {
  return el(
    'g',
    {},
    el('path', { d: `M${left} ${y}H${width - 30}`, stroke: '#dfe2d8', 'stroke-width': 0.8 }),
    el(
      'text',
      { x: left - 8, y: num(y + 3.5), 'font-size': 9.5, 'text-anchor': 'end', fill: '#545a4e' },
      formatCount(count),
    ),
  )
}

/** The chart of one fleet. */
export function fleetMarkup(fleet: FleetChart, untilMs: number): Markup {
  const endMs = Math.min(untilMs, endOf(fleet.points))
  const x = timeScale(endMs, left, width - 30)
  const scale = scaleLinear([0, fleet.machines], [bottom, 24])
  const y = (count: number) => num(scale(count))
  const until = fleet.points.filter(({ atMs }) => atMs <= endMs)
  const shown = [...until, ...until.slice(-1).map((last) => ({ ...last, atMs: endMs }))]
  const across = (point: FleetPoint) => x(point.atMs)
  const up = (point: FleetPoint) => y(point.working)
  const working = line<FleetPoint>(across, up)(shown) ?? ''
  const broken = area<FleetPoint>(across, up, () => y(fleet.machines))(shown) ?? ''
  const prefix = `fleet-${fleet.id}`
  return el(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      class: 'chart',
      role: 'img',
      'aria-labelledby': `${prefix}-title ${prefix}-desc`,
    },
    el('title', { id: `${prefix}-title` }, `Machines of ${fleet.name} over time`),
    el('desc', { id: `${prefix}-desc` }, fleetWords(fleet)),
    statusPatterns(prefix),
    axisMarkup(endMs, x, bottom),
    ...[0, fleet.machines / 2, fleet.machines].map((count) => countTick(count, y(count))),
    el('path', { d: broken, fill: '#f3dfe1' }),
    el('path', { d: broken, fill: `url(#${prefix}-mark-hatch)`, 'fill-opacity': 0.35 }),
    el('path', { d: working, fill: 'none', stroke: '#17805f', 'stroke-width': 2 }),
  )
}
