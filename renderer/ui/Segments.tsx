import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

type SegmentsProps<V extends string> = {
  readonly label: string
  readonly options: readonly { readonly id: V; readonly text: string }[]
  readonly value: V | undefined
  readonly onChange: (value: V) => void
  readonly size?: 'small' | 'normal'
}

/** One of a few, all of them in sight. */
export function Segments<V extends string>(props: SegmentsProps<V>) {
  const { label, options, value, onChange, size = 'normal' } = props
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={`segments segments-${size}`}
      selectionMode="single"
      disallowEmptySelection={value !== undefined}
      selectedKeys={value === undefined ? [] : [value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id))
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className="segment">
          {option.text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
