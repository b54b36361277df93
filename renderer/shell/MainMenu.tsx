import type { ReactNode } from 'react'
import { useDocument } from '../stores/documentStore.ts'
import { useView } from '../stores/viewStore.ts'
import { appTexts, commandTexts } from '../texts/app.ts'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import type { CommandId } from './command.ts'
import { findCommand, isCommandEnabled, keysOf, runCommand } from './commands.ts'
import { commandMenus, type MenuLine } from './menus.ts'

/** The menus in the window, from the same table as the native ones, which a browser does not have. */
export function MainMenu({ trigger }: { readonly trigger: ReactNode }) {
  const theme = useView((view) => view.theme)
  // What can be chosen depends on both stores; the menu is built anew when either changes.
  useDocument((document) => document.number)
  const entries = commandMenus.map(
    ({ text, lines }): MenuEntry => ({
      id: text,
      text,
      entries: lines.flatMap((line, place) => toEntry(line, place, theme)),
    }),
  )
  return <Menu label={appTexts.mainMenu} trigger={trigger} entries={entries} />
}

function toEntry(line: MenuLine, place: number, theme: string): MenuEntry[] {
  if (line === 'line') return [{ separator: String(place) }]
  // What the system does in a native menu, a browser does by itself.
  return typeof line === 'object' ? [] : [toCommandEntry(line, theme)]
}

function toCommandEntry(id: CommandId, theme: string): MenuEntry {
  const command = findCommand(id)
  return {
    id,
    text: commandTexts[id],
    keys: keysOf(id),
    isChosen: id === `theme-${theme}`,
    isDisabled: command === undefined || !isCommandEnabled(command),
    run: () => runCommand(id),
  }
}
