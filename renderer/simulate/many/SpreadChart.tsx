import type { ReactNode } from 'react'
import { manyRunsTexts as words } from '../../texts/manyRuns.ts'
import { binsOf, boundWords, type Spread } from './spreads.ts'

const width = 126
const height = 26
const bars = 42

type Props = {
  readonly name: string
  readonly spread: Spread
  readonly rtoMs: number | null
  /** What the right edge stands for, the same in all rows. */
  readonly endMs: number
}

/** How often an outage was how long, with the target as a line. */
export function SpreadChart({ name, spread, rtoMs, endMs }: Props): ReactNode {
  const bins = binsOf(spread.values, endMs, bars)
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const x = (ms: number): number => (width * Math.min(ms, endMs)) / endMs
  const label = words.spreadLabel(
    name,
    boundWords(spread.p10),
    boundWords(spread.p50),
    boundWords(spread.p90),
  )
  return (
    <>
      <span className="visually-hidden">{label}</span>
      <svg className="sim-spread" width={width} height={height} aria-hidden="true">
        {bins.map(({ fromMs, count }) => (
          <rect
            key={fromMs}
            x={x(fromMs)}
            y={height - (height * count) / most}
            width={width / bars - 0.5}
            height={(height * count) / most}
            data-late={rtoMs !== null && fromMs >= rtoMs}
          />
        ))}
        <line className="sim-spread-floor" x1={0} x2={width} y1={height} y2={height} />
        {rtoMs !== null && <line x1={x(rtoMs)} x2={x(rtoMs)} y1={0} y2={height} />}
      </svg>
    </>
  )
}
