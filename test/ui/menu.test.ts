import { describe, expect, it } from 'vitest'
import { isMenus } from '../../electron/guards.ts'
import { toTemplate } from '../../electron/menuItems.ts'
import { commands, findCommand } from '../../renderer/shell/commands.ts'
import { commandMenus } from '../../renderer/shell/menus.ts'
import { toNativeMenus } from '../../renderer/shell/nativeMenus.ts'

const platforms = ['linux', 'win32', 'darwin'] as const

type Item = ReturnType<typeof toTemplate>[number]

function itemsOf(platform: string, send: (id: string) => void = () => {}): Item[] {
  const menus = toTemplate(toNativeMenus(), platform, send)
  return menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
}

describe.each(platforms)('The native menu on %s', (platform) => {
  const items = itemsOf(platform)

  it('holds every command of the menus, once', () => {
    const ids = items.flatMap(({ id }) => id ?? [])
    const wanted = commandMenus.flatMap(({ lines }) =>
      lines.filter((line) => typeof line === 'string' && line !== 'line'),
    )

    expect(ids).toEqual(wanted)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('shows the keys that the window listens to, and leaves them to it', () => {
    for (const { id = '', accelerator, registerAccelerator } of items) {
      if (accelerator === undefined) continue
      expect(accelerator).toBe(
        findCommand(id)?.keys?.replace('Ctrl', 'CmdOrCtrl').replace('Arrow', ''),
      )
      expect(registerAccelerator).toBe(false)
    }
  })

  it('can be chosen only where the command can be used', () => {
    const save = items.find(({ id }) => id === 'save')

    expect(save?.enabled).toBe(false)
    expect(items.find(({ id }) => id === 'new-plan')?.enabled).toBe(true)
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

  it('can be left before the window has sent any menus', () => {
    const roles = toTemplate([], platform, () => {}).flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu.map(({ role }) => role) : [],
    )

    expect(roles).toContain(platform === 'darwin' ? 'close' : 'quit')
  })
})

describe('The menus on their way to the main process', () => {
  it('have the agreed shape', () => {
    expect(isMenus(toNativeMenus())).toBe(true)
  })

  it.each([
    { text: 'File', items: [{ role: 'toggleDevTools' }] },
    { text: 'File', items: [{ command: 'save', text: 'Save', keys: 'Nonsense', isEnabled: true }] },
    { text: 'File', items: [{ command: 'save', text: '', isEnabled: true }] },
    { text: 'File', items: [{ command: 'save', text: 'x'.repeat(500), isEnabled: true }] },
    { text: 'File' },
  ])('are refused otherwise: %o', (menu) => {
    expect(isMenus([menu])).toBe(false)
  })
})

describe('The commands of the window', () => {
  it('share no keys in one place', () => {
    const taken = commands.flatMap(({ keys }) => keys ?? [])

    expect(new Set(taken).size).toBe(taken.length)
  })
})
