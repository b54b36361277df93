import { describe, expect, it } from 'vitest'
import { type MenuCommand, menuCommands } from '../../electron/bridge.ts'
import { type MenuItem, toMenus } from '../../electron/menuItems.ts'
import { commands, findCommand } from '../../renderer/shell/commands.ts'

const platforms = ['linux', 'win32', 'darwin'] as const

function itemsOf(platform: string, send: (id: MenuCommand) => void = () => {}): MenuItem[] {
  return toMenus(platform, send).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
}

describe.each(platforms)('The native menu on %s', (platform) => {
  const items = itemsOf(platform)

  it('holds every command that it may send, once', () => {
    const ids = items.flatMap(({ id }) => id ?? [])

    expect(ids.sort()).toEqual(Object.keys(menuCommands).sort())
  })

  it('shows the keys that the window listens to', () => {
    for (const { id = '', accelerator } of items) {
      if (accelerator === undefined) continue
      expect(accelerator).toBe(findCommand(id)?.keys?.replace('Ctrl', 'CmdOrCtrl'))
    }
  })

  it('has no item that does nothing', () => {
    for (const { id, role, type } of items) {
      const isCommand = id !== undefined && findCommand(id) !== undefined
      expect(isCommand || role !== undefined || type === 'separator').toBe(true)
    }
  })

  it('sends the command that an item is called after', () => {
    const sent: string[] = []
    const all = itemsOf(platform, (id) => sent.push(id))

    for (const item of all) (item.click as (() => void) | undefined)?.()

    expect(sent).toEqual(all.flatMap(({ id }) => id ?? []))
  })
})

describe('The commands of the window', () => {
  it('share no keys in one place', () => {
    const taken = commands.flatMap(({ keys }) => keys ?? [])

    expect(new Set(taken).size).toBe(taken.length)
  })
})
