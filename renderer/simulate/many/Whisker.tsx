import type { ReactNode } from 'react'
import { manyRunsTexts as words } from '../../texts/manyRuns.ts'
import type { TimeScale } from '../timeline/timeScale.ts'
import { boundWords, type Spread } from './spreads.ts'

type Props = {
  readonly spread: Spread
  /** When the outage begins whose lengths these are. */
  readonly startMs: number
  readonly scale: TimeScale
  readonly y: number
}

const capPx = 4

/** From P10 to P90 of many runs, with a dot where half of them were over. */
export function Whisker({ spread, startMs, scale, y }: Props): ReactNode {
  const { p10, p50, p90 } = spread
  // What never ends goes on to the end of the axis.
  const place = ({ value }: Spread['p10']): number =>
    scale.toX(value === null ? scale.endMs : Math.min(scale.endMs, startMs + value))
  const [from, middle, to] = [place(p10), place(p50), place(p90)]
  return (
    <g className="sim-whisker">
      <title>
        {words.spreadLabel(words.whisker, boundWords(p10), boundWords(p50), boundWords(p90))}
      </title>
      <line x1={from} x2={to} y1={y} y2={y} />
      <line x1={from} x2={from} y1={y - capPx} y2={y + capPx} />
      <line x1={to} x2={to} y1={y - capPx} y2={y + capPx} />
      <circle cx={middle} cy={y} r={3.5} />
    </g>
  )
}

/** The sign of it, for a legend. */
export function WhiskerKey(): ReactNode {
  return (
    <svg className="sim-whisker" width={26} height={12} aria-hidden="true">
      <line x1={1} x2={25} y1={6} y2={6} />
      <line x1={1} x2={1} y1={2} y2={10} />
      <line x1={25} x2={25} y1={2} y2={10} />
      <circle cx={11} cy={6} r={3} />
    </svg>
  )
}
