import path from 'node:path'
import { app, BrowserWindow, dialog, type WebContents } from 'electron'
import { isOurAddress, startAddress } from './session.ts'
import type { SettingsFile } from './settings.ts'

const unsavedPages = new WeakSet<WebContents>()

export function createWindow(settings: SettingsFile): BrowserWindow {
  const window = new BrowserWindow({
    ...settings.window,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Blackstart',
    backgroundColor: '#101418',
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries would be downloaded.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  window.on('close', (event) => {
    void settings.rememberWindow(window.getNormalBounds())
    if (!unsavedPages.has(window.webContents)) return
    event.preventDefault()
    void askThenClose(window)
  })
  void window.loadURL(startAddress)
  return window
}

/** While a page has unsaved work, its window asks before it closes. */
export function setUnsaved(page: WebContents, isUnsaved: boolean): void {
  if (isUnsaved) unsavedPages.add(page)
  else unsavedPages.delete(page)
}

export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** Every page, present and future, stays on our own address and opens no other window. */
export function keepPagesAtHome(): void {
  app.on('web-contents-created', (_event, page) => {
    page.on('will-navigate', (event) => {
      if (!isOurAddress(event.url)) event.preventDefault()
    })
    page.on('will-attach-webview', (event) => event.preventDefault())
    page.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

async function askThenClose(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Close without saving?',
    detail: 'Your last changes are not in the file yet.',
    buttons: ['Keep open', 'Close without saving'],
    defaultId: 0,
    cancelId: 0,
  })
  if (response === 1) window.destroy()
}
