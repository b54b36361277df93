import { useRef } from 'react'

type SplitterProps = {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Which way the panel lies from the line. */
  readonly panel: 'left' | 'right' | 'bottom'
  readonly onChange: (value: number) => void
}

const stepPx = 16

/** A line between two panels, moved with the pointer or the arrow keys. */
export function Splitter({ label, value, min, max, panel, onChange }: SplitterProps) {
  const start = useRef<{ at: number; value: number } | undefined>(undefined)
  const isFlat = panel === 'bottom'
  const sign = panel === 'left' ? 1 : -1
  const change = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))))
  return (
    <div
      className={`splitter splitter-${panel}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a separator that moves is a widget, not a rule
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isFlat ? 'horizontal' : 'vertical'}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { at: isFlat ? event.clientY : event.clientX, value }
      }}
      onPointerMove={(event) => {
        if (start.current === undefined) return
        const at = isFlat ? event.clientY : event.clientX
        change(start.current.value + sign * (at - start.current.at))
      }}
      onPointerUp={() => {
        start.current = undefined
      }}
      onKeyDown={(event) => {
        const towards = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (towards === undefined) return
        event.preventDefault()
        change(value + sign * towards * stepPx)
      }}
    />
  )
}
