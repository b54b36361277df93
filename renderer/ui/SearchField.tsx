import { Search, X } from 'lucide-react'
import { Button, Group, Input, SearchField as AriaSearchField } from 'react-aria-components'

type SearchFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly clearLabel: string
  readonly onSubmit?: () => void
}

/** Text that filters a list as it is typed. */
export function SearchField({ label, value, onChange, clearLabel, onSubmit }: SearchFieldProps) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(onSubmit !== undefined && { onSubmit })}
      className="search"
    >
      {({ isEmpty }) => (
        <Group className="control search-group">
          <Search size={14} aria-hidden="true" />
          <Input placeholder={label} />
          {!isEmpty && (
            <Button aria-label={clearLabel} className="search-clear">
              <X size={12} />
            </Button>
          )}
        </Group>
      )}
    </AriaSearchField>
  )
}
