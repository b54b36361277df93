import type { MenuItemConstructorOptions } from 'electron'
import type { NativeMenu, NativeMenuItem } from './bridge.ts'

// The native menus are those of the page: one table of commands, with their words, keys and whether they can be
// chosen now. Only what the system itself adds is known here.

type Item = MenuItemConstructorOptions

/** The menus for a platform; choosing an item sends its command to the page. */
export function toTemplate(
  menus: readonly NativeMenu[],
  platform: string,
  send: (command: string) => void,
): readonly Item[] {
  const isMac = platform === 'darwin'
  const [first, ...others] = menus.map(
    ({ text, items }): Item => ({
      label: text,
      submenu: items.map((item) => toItem(item, send)),
    }),
  )
  const leave: Item = { role: isMac ? 'close' : 'quit' }
  const file: Item = {
    ...(first ?? { label: '&File' }),
    submenu: [...((first?.submenu as Item[] | undefined) ?? []), { type: 'separator' }, leave],
  }
  return [...(isMac ? [{ role: 'appMenu' } as const] : []), file, ...others]
}

function toItem(item: NativeMenuItem, send: (command: string) => void): Item {
  if (item === 'line') return { type: 'separator' }
  if ('role' in item) return { role: item.role }
  const { command, text, keys, isEnabled } = item
  return {
    id: command,
    label: text,
    enabled: isEnabled,
    // The page listens to its keys itself: it knows whether a text field has a use for them.
    ...(keys !== undefined && {
      accelerator: toAccelerator(keys),
      registerAccelerator: false,
    }),
    click: () => send(command),
  }
}

/** Keys in Electron’s words, which differ for the plus sign and the arrows. */
function toAccelerator(keys: string): string {
  return keys
    .replace('Ctrl', 'CmdOrCtrl')
    .replace('Arrow', '')
    .replace(/(^|\+)\+$/, '$1Plus')
}
