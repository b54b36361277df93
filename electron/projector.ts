import { BrowserWindow, screen } from 'electron'
import { projectorMark } from './bridge.ts'
import { startAddress } from './session.ts'
import { webPreferences } from './webPreferences.ts'

// The window for a projector: the same page with another mark in its address, which shows the run of the main
// window and can change nothing.

const projectors = new Set<BrowserWindow>()

/** Opens it, on a second display where there is one; or brings it forward. */
export function openProjector(): void {
  const [open] = projectors
  if (open !== undefined) return open.focus()
  const window = new BrowserWindow({
    ...toPlace(),
    show: false,
    title: 'Blackstart',
    backgroundColor: '#101418',
    autoHideMenuBar: true,
    webPreferences,
  })
  projectors.add(window)
  window.on('closed', () => projectors.delete(window))
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${startAddress}${projectorMark}`)
}

/** Without the window whose run it shows there is nothing to project. */
export function closeProjectors(): void {
  for (const window of projectors) window.destroy()
}

function toPlace() {
  const primary = screen.getPrimaryDisplay()
  const second = screen.getAllDisplays().find(({ id }) => id !== primary.id)
  if (second === undefined) return { width: 1280, height: 720 }
  return { ...second.bounds, fullscreen: true }
}
