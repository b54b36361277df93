import { Check, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'

export type Option<V extends string = string> = {
  readonly id: V
  readonly text: string
  readonly note?: string
  readonly icon?: ReactNode
}

type ChoiceProps<V extends string> = {
  readonly label: string
  readonly options: readonly Option<V>[]
  readonly value: V | undefined
  readonly onChange: (value: V) => void
  readonly placeholder?: string
  readonly describedBy?: string | undefined
  readonly isCompact?: boolean
}

/** One of a few, chosen from a list that drops down. */
export function Choice<V extends string>(props: ChoiceProps<V>) {
  const { label, options, value, onChange, placeholder, describedBy, isCompact } = props
  return (
    <Select
      aria-label={label}
      selectedKey={value ?? null}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
      placeholder={placeholder ?? ''}
      className={isCompact === true ? 'choice choice-compact' : 'choice'}
    >
      <Button
        className="control choice-button"
        {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
      >
        <SelectValue className="choice-value" />
        <ChevronsUpDown size={12} aria-hidden="true" />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="menu">
          {options.map((option) => (
            <OptionItem key={option.id} option={option} />
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}

/** One row of a list of options. */
export function OptionItem({ option }: { readonly option: Option }) {
  return (
    <ListBoxItem id={option.id} textValue={option.text} className="menu-item">
      {({ isSelected }) => (
        <>
          <span className="menu-icon">{isSelected ? <Check size={14} /> : option.icon}</span>
          <span className="menu-text">
            {option.text}
            {option.note !== undefined && <small slot="description">{option.note}</small>}
          </span>
        </>
      )}
    </ListBoxItem>
  )
}
