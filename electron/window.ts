import { app, BrowserWindow, dialog, screen, type WebContents } from 'electron'
import { saveAndCloseCommand } from './bridge.ts'
import { tell } from './ipc.ts'
import type { Recovery } from './recovery.ts'
import { closeProjectors } from './projector.ts'
import { isOurAddress, startAddress } from './session.ts'
import type { SettingsFile } from './settings.ts'
import { webPreferences } from './webPreferences.ts'
import { toPlace } from './windowPlace.ts'

const mainWindows = new Set<BrowserWindow>()

const unsavedPages = new WeakSet<WebContents>()

/** Keys of the recovery copies that a page has written, to drop them when their work is given up. */
const recoveryKeys = new WeakMap<WebContents, Set<string>>()

export function createWindow(settings: SettingsFile, recovery: Recovery): BrowserWindow {
  const window = new BrowserWindow({
    ...toPlace(settings.window, screen.getAllDisplays()),
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Blackstart',
    backgroundColor: '#101418',
    webPreferences,
  })
  window.once('ready-to-show', () => window.show())
  window.on('close', (event) => {
    void settings.rememberWindow(window.getNormalBounds())
    if (!unsavedPages.has(window.webContents)) return
    event.preventDefault()
    void askThenClose(window, recovery)
  })
  mainWindows.add(window)
  window.on('closed', () => {
    mainWindows.delete(window)
    closeProjectors()
  })
  startAgainAfterCrash(window)
  void window.loadURL(startAddress)
  return window
}

/** A page that broke down comes back with its start screen, where its unsaved work is offered. */
function startAgainAfterCrash(window: BrowserWindow): void {
  let crashes = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    unsavedPages.delete(window.webContents)
    crashes += 1
    if (reason === 'clean-exit' || window.isDestroyed()) return
    // A page that cannot even start would go round for ever.
    if (crashes <= crashesMax) void window.loadURL(startAddress)
    else
      dialog.showErrorBox(
        'Blackstart',
        'The window keeps breaking down. Your files and unsaved work are safe.',
      )
  })
}

/** An assumption: whatever breaks a page three times will break it again. */
const crashesMax = 3

/** While a page has unsaved work, its window asks before it closes. */
export function setUnsaved(page: WebContents, isUnsaved: boolean): void {
  if (isUnsaved) unsavedPages.add(page)
  else unsavedPages.delete(page)
}

/** Remembers under which key a page keeps unsaved work. */
export function noteRecoveryKey(page: WebContents, key: string): void {
  recoveryKeys.set(page, (recoveryKeys.get(page) ?? new Set()).add(key))
}

/** Closes the window of a page; one with unsaved work asks first. */
export function closeWindowOf(page: WebContents): void {
  BrowserWindow.fromWebContents(page)?.close()
}

/** The window of the plans: neither a projector’s nor one that prints. */
export function findMainWindow(): BrowserWindow | undefined {
  return [...mainWindows].at(0)
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

async function askThenClose(window: BrowserWindow, recovery: Recovery): Promise<void> {
  const page = window.webContents
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Close without saving?',
    detail: 'Your last changes are not in the file yet.',
    buttons: ['Keep open', 'Close without saving', 'Save and close'],
    defaultId: 2,
    cancelId: 0,
  })
  if (response === 2) return tell(page, 'menuCommand', saveAndCloseCommand)
  if (response !== 1) return
  // What was given up on purpose is not offered again.
  for (const key of recoveryKeys.get(page) ?? []) await recovery.clear(key)
  window.destroy()
}
