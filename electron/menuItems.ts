import type { MenuItemConstructorOptions } from 'electron'
import { type MenuCommand, menuCommands } from './bridge.ts'

// What stands in the native menus. Each item only names a command; the page knows what it means right now.

export type MenuItem = MenuItemConstructorOptions

/** The menus of a platform; choosing an item sends its command to the page. */
export function toMenus(platform: string, send: (id: MenuCommand) => void): readonly MenuItem[] {
  const command = (id: MenuCommand, label: string): MenuItem => {
    const keys = menuCommands[id]
    return {
      id,
      label,
      ...(keys !== undefined && { accelerator: keys.replace('Ctrl', 'CmdOrCtrl') }),
      click: () => send(id),
    }
  }
  /** Shows the keys but leaves them to the page, which knows whether a text field has the focus. */
  const pageCommand = (id: MenuCommand, label: string): MenuItem => ({
    ...command(id, label),
    registerAccelerator: false,
  })
  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('new-plan', '&New plan'),
        command('open-plan', '&Open plan…'),
        command('open-scenario', 'Open s&cenario…'),
        { type: 'separator' },
        command('save', '&Save'),
        command('save-as', 'Save &as…'),
        { type: 'separator' },
        command('export-report', '&Export report…'),
        command('export-pdf', 'Export &PDF…'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        pageCommand('undo', '&Undo'),
        pageCommand('redo', '&Redo'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        command('mode-draw', '&Draw'),
        command('mode-simulate', '&Simulate'),
        command('mode-report', '&Report'),
        { type: 'separator' },
        command('run', 'R&un the scenario'),
        command('command-palette', '&Command palette'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    {
      label: '&Help',
      submenu: [
        command('keyboard-help', '&Keyboard shortcuts'),
        command('about', '&About Blackstart'),
      ],
    },
  ]
}
