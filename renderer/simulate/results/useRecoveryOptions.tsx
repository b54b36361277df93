import { type ReactNode, useState } from 'react'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import type { AxisKind } from '../timeline/timeScale.ts'
import { AxisChoice } from '../timeline/useTimelineOptions.tsx'

const words = texts.recovery

type Options = {
  readonly axis: AxisKind
  readonly showsComponents: boolean
  readonly isTable: boolean
  readonly controls: ReactNode
}

/** What the recovery chart shows, and the controls that change it. */
export function useRecoveryOptions(): Options {
  const [axis, setAxis] = useState<AxisKind>('even')
  const [showsComponents, setShowsComponents] = useState(false)
  const [isTable, setIsTable] = useState(false)
  const controls = (
    <>
      {!isTable && <AxisChoice axis={axis} onChange={setAxis} />}
      <Check isOn={showsComponents} onChange={setShowsComponents} label={words.components} />
      <Check isOn={isTable} onChange={setIsTable} label={words.table} />
    </>
  )
  return { axis, showsComponents, isTable, controls }
}

type CheckProps = {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly label: string
}

function Check({ isOn, onChange, label }: CheckProps): ReactNode {
  return (
    <label className="sim-check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  )
}
