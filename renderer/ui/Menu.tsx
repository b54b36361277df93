import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components'
import { Keys } from './Keys.tsx'

export type MenuEntry =
  | { readonly separator: string }
  | {
      readonly id: string
      readonly text: string
      readonly note?: string
      readonly icon?: ReactNode
      readonly keys?: string | undefined
      readonly isDisabled?: boolean
      readonly isChosen?: boolean
      readonly isDanger?: boolean
      readonly run: () => void
    }
  | { readonly id: string; readonly text: string; readonly entries: readonly MenuEntry[] }
  | { readonly heading: string; readonly entries: readonly MenuEntry[] }

type MenuProps = {
  readonly label: string
  /** The button that opens it. */
  readonly trigger: ReactNode
  readonly entries: readonly MenuEntry[]
}

/** A button that opens a list of actions. */
export function Menu({ label, trigger, entries }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover menu-popover" offset={4}>
        <MenuList label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  )
}

/** The list of actions alone, for a popover opened elsewhere. */
export function MenuList({ label, entries }: Pick<MenuProps, 'label' | 'entries'>) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu that opens takes the keys
    <AriaMenu className="menu" aria-label={label} autoFocus="first">
      {entries.map(toItem)}
    </AriaMenu>
  )
}

function toItem(entry: MenuEntry): ReactNode {
  if ('separator' in entry) return <Separator key={entry.separator} className="menu-separator" />
  if ('heading' in entry) {
    return (
      <AriaMenuSection key={entry.heading}>
        <Header className="menu-heading">{entry.heading}</Header>
        {entry.entries.map(toItem)}
      </AriaMenuSection>
    )
  }
  if ('entries' in entry) {
    return (
      <SubmenuTrigger key={entry.id}>
        <AriaMenuItem id={entry.id} className="menu-item" textValue={entry.text}>
          <span className="menu-icon" />
          <span className="menu-text">{entry.text}</span>
          <span className="menu-more" aria-hidden="true">
            ›
          </span>
        </AriaMenuItem>
        <Popover className="popover menu-popover" offset={-2}>
          <MenuList label={entry.text} entries={entry.entries} />
        </Popover>
      </SubmenuTrigger>
    )
  }
  return (
    <AriaMenuItem
      key={entry.id}
      id={entry.id}
      textValue={entry.text}
      className={`menu-item${entry.isDanger === true ? ' menu-item-danger' : ''}`}
      isDisabled={entry.isDisabled ?? false}
      onAction={entry.run}
    >
      <span className="menu-icon">
        {entry.isChosen === true ? <Check size={14} /> : entry.icon}
      </span>
      <span className="menu-text">
        {entry.text}
        {entry.note !== undefined && <small>{entry.note}</small>}
      </span>
      {entry.keys !== undefined && <Keys keys={entry.keys} />}
    </AriaMenuItem>
  )
}
