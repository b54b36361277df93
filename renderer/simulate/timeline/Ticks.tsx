import type { ReactNode } from 'react'
import type { TimeScale } from './timeScale.ts'

type Props = {
  readonly scale: TimeScale
  /** From where to where the lines go, and where the labels stand. */
  readonly fromY: number
  readonly toY: number
  readonly labelY: number
}

/** Room that a label needs beside its line, in CSS pixels. */
const labelPx = 44

/** Lines at times people can count in, with their labels inside the chart. */
export function Ticks({ scale, fromY, toY, labelY }: Props): ReactNode {
  return scale.ticks.map((tick) => {
    const isAtEnd = tick.x > scale.width - labelPx
    return (
      <g key={tick.x} transform={`translate(${tick.x} 0)`}>
        <line className="sim-tick" y1={fromY} y2={toY} />
        <text
          className="sim-axis-label"
          x={isAtEnd ? -3 : tick.x < 8 ? 0 : 3}
          y={labelY}
          textAnchor={isAtEnd ? 'end' : 'start'}
        >
          {tick.label}
        </text>
      </g>
    )
  })
}
