import { ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ComboBox, Group, Input, ListBox, Popover } from 'react-aria-components'
import { type Option, OptionItem } from './Choice.tsx'

type ComboProps = {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string | undefined
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly describedBy?: string | undefined
  readonly hasAutoFocus?: boolean
  /** Shown where nothing fits what was typed. */
  readonly whenEmpty?: ReactNode
}

/** One of many, found by typing part of its name. */
export function Combo(props: ComboProps) {
  const { label, options, value, onChange, placeholder, describedBy, hasAutoFocus, whenEmpty } =
    props
  return (
    <ComboBox
      aria-label={label}
      defaultItems={options}
      selectedKey={value ?? null}
      onSelectionChange={(key) => {
        if (key !== null && key !== value) onChange(String(key))
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      className="combo"
    >
      <Group className="control combo-group">
        <Input
          placeholder={placeholder ?? ''}
          aria-describedby={describedBy}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the person has just asked for this field
          autoFocus={hasAutoFocus ?? false}
        />
        <Button aria-label={label} className="combo-button">
          <ChevronsUpDown size={12} aria-hidden="true" />
        </Button>
      </Group>
      <Popover className="popover" offset={4}>
        <ListBox<Option>
          className="menu"
          renderEmptyState={() => <div className="menu-empty">{whenEmpty}</div>}
        >
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
