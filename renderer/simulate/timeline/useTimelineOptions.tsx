import { type ReactNode, useState } from 'react'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { Choice } from '../../ui/Choice.tsx'
import { type LaneOrder, laneOrders } from './lanes.ts'
import { type AxisKind, axisKinds } from './timeScale.ts'

const words = texts.timeline

type Options = {
  readonly axis: AxisKind
  readonly order: LaneOrder
  readonly controls: ReactNode
  /** The axis alone, for other charts on the same one. */
  readonly axisControl: ReactNode
}

/** How the timeline is drawn, and the controls that change it. */
export function useTimelineOptions(): Options {
  const [axis, setAxis] = useState<AxisKind>('even')
  const [order, setOrder] = useState<LaneOrder>('first-impact')
  const axisControl = <AxisChoice axis={axis} onChange={setAxis} />
  const controls = (
    <>
      {axisControl}
      <Choice
        label={words.order}
        isCompact
        options={laneOrders.map((id) => ({ id, text: words.orders[id] }))}
        value={order}
        onChange={setOrder}
      />
    </>
  )
  return { axis, order, controls, axisControl }
}

type AxisProps = { readonly axis: AxisKind; readonly onChange: (axis: AxisKind) => void }

/** How time is stretched. */
export function AxisChoice({ axis, onChange }: AxisProps): ReactNode {
  return (
    <Choice
      label={words.axis}
      isCompact
      options={axisKinds.map((id) => ({ id, text: words.axes[id] }))}
      value={axis}
      onChange={onChange}
    />
  )
}
