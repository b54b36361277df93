import type { MenuItemConstructorOptions } from 'electron'
import { type MenuCommand, menuCommands } from './bridge.ts'

// What stands in the native menus. Each item only names a command; the page knows what it means right now.

export type MenuItem = MenuItemConstructorOptions

/** An item for a command; the second, one whose keys are shown but left to the page. */
type Items = {
  readonly command: (id: MenuCommand, label: string) => MenuItem
  readonly pageCommand: (id: MenuCommand, label: string) => MenuItem
}

const line: MenuItem = { type: 'separator' }

/** The menus of a platform; choosing an item sends its command to the page. */
export function toMenus(platform: string, send: (id: MenuCommand) => void): readonly MenuItem[] {
  const isMac = platform === 'darwin'
  const items = toItems(send)
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: [...fileItems(items), line, { role: isMac ? 'close' : 'quit' }] },
    { label: '&Edit', submenu: editItems(items) },
    { label: '&View', submenu: viewItems(items) },
    { label: '&Help', submenu: helpItems(items) },
  ]
}

function toItems(send: (id: MenuCommand) => void): Items {
  const command: Items['command'] = (id, label) => {
    const keys = menuCommands[id]
    return {
      id,
      label,
      ...(keys !== undefined && { accelerator: keys.replace('Ctrl', 'CmdOrCtrl') }),
      click: () => send(id),
    }
  }
  return {
    command,
    // The page knows whether a text field has the focus, which has an undo of its own.
    pageCommand: (id, label) => ({ ...command(id, label), registerAccelerator: false }),
  }
}

function fileItems({ command }: Items): MenuItem[] {
  return [
    command('new-plan', '&New plan'),
    command('open-plan', '&Open plan…'),
    command('open-scenario', 'Open s&cenario…'),
    line,
    command('save', '&Save'),
    command('save-as', 'Save &as…'),
    line,
    command('export-report', '&Export report…'),
    command('export-pdf', 'Export &PDF…'),
  ]
}

function editItems({ pageCommand }: Items): MenuItem[] {
  return [
    pageCommand('undo', '&Undo'),
    pageCommand('redo', '&Redo'),
    line,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ]
}

function viewItems({ command }: Items): MenuItem[] {
  return [
    command('mode-draw', '&Draw'),
    command('mode-simulate', '&Simulate'),
    command('mode-report', '&Report'),
    line,
    command('run', 'R&un the scenario'),
    command('command-palette', '&Command palette'),
    line,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    { role: 'toggleDevTools' },
  ]
}

function helpItems({ command }: Items): MenuItem[] {
  return [command('keyboard-help', '&Keyboard shortcuts'), command('about', '&About Blackstart')]
}
