import type { ReactNode } from 'react'
import { changeTheme, type Theme, useView } from '../stores/viewStore.ts'
import { appTexts, commandTexts } from '../texts/app.ts'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import type { CommandId } from './command.ts'
import { findCommand, isCommandEnabled, keysOf, runCommand } from './commands.ts'

const themes: readonly Theme[] = ['system', 'light', 'dark']

/** The menu of the window, which a browser does not have by itself. */
export function MainMenu({ trigger }: { readonly trigger: ReactNode }) {
  const theme = useView((view) => view.theme)
  const entries: readonly MenuEntry[] = [
    entry('start'),
    { separator: 'files' },
    entry('new-plan'),
    entry('open-plan'),
    entry('save'),
    entry('save-as'),
    { separator: 'runs' },
    entry('open-scenario'),
    entry('run'),
    entry('export-report'),
    entry('export-pdf'),
    { separator: 'plan' },
    entry('plan-properties'),
    entry('response'),
    entry('accepted-gaps'),
    { separator: 'window' },
    {
      id: 'theme',
      text: appTexts.themeHeading,
      entries: themes.map((id) => ({
        id,
        text: appTexts.themes[id],
        isChosen: theme === id,
        run: () => changeTheme(id),
      })),
    },
    entry('command-palette'),
    entry('keyboard-help'),
    entry('about'),
  ]
  return <Menu label={appTexts.mainMenu} trigger={trigger} entries={entries} />
}

function entry(id: CommandId): MenuEntry {
  const command = findCommand(id)
  return {
    id,
    text: commandTexts[id],
    keys: keysOf(id),
    isDisabled: command === undefined || !isCommandEnabled(command),
    run: () => runCommand(id),
  }
}
