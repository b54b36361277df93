import { area, curveStepAfter } from 'd3-shape'
import type { ReactNode } from 'react'
import type { OverviewPoint } from '../../../simulation/index.ts'
import type { TimeScale } from './timeScale.ts'

export const overviewHeight = 28

type Props = { readonly points: readonly OverviewPoint[]; readonly scale: TimeScale }

/** How many components are not operational over time, and how many of them give nothing. */
export function Overview({ points, scale }: Props): ReactNode {
  const most = Math.max(1, mostNotOperational(points))
  const shape = (countOf: (point: OverviewPoint) => number): string =>
    overviewPath(points, scale, (point) => countOf(point) / most)
  return (
    <g>
      <path className="sim-overview-impaired" d={shape((point) => point.notOperational)} />
      <path className="sim-overview-down" d={shape((point) => point.down)} />
    </g>
  )
}

/** The highest number of components that were not operational at once. */
export function mostNotOperational(points: readonly OverviewPoint[]): number {
  return points.reduce((most, point) => Math.max(most, point.notOperational), 0)
}

/** A stepped area under the share of the highest value; it lasts to the end of the axis. */
export function overviewPath(
  points: readonly OverviewPoint[],
  scale: TimeScale,
  shareOf: (point: OverviewPoint) => number,
): string {
  const last = points.at(-1)
  const all = last === undefined ? [] : [...points, { ...last, atMs: scale.endMs }]
  const shape = area<OverviewPoint>()
    .x((point) => scale.toX(point.atMs))
    .y0(overviewHeight)
    .y1((point) => overviewHeight - shareOf(point) * (overviewHeight - 4))
    .curve(curveStepAfter)
  return shape([...all]) ?? ''
}
