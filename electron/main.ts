// Table of contents of the program: what happens, in which order. How it happens is in the other files.

import path from 'node:path'
import { app, session } from 'electron'
import { FileTokens } from './fileTokens.ts'
import { installMenus } from './menu.ts'
import { createOutsideFiles } from './outsideFiles.ts'
import { findPlanPath } from './planPath.ts'
import { createRecovery } from './recovery.ts'
import { answerRequests } from './requests.ts'
import { sealSession, registerScheme } from './session.ts'
import { SettingsFile } from './settings.ts'
import { createWindow, findMainWindow, keepPagesAtHome, showWindow } from './window.ts'

function start(): void {
  // Nothing leaves the machine: not even a name is looked up.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  registerScheme()
  keepPagesAtHome()

  const folder = app.getPath('userData')
  const settings = new SettingsFile(folder)
  const recovery = createRecovery(path.join(folder, 'recovery'), () => new Date())
  const services = { tokens: new FileTokens(), settings, recovery }
  const outsideFiles = createOutsideFiles(services)
  const openFrom = (argv: readonly string[], directory: string) => {
    const file = findPlanPath(argv)
    if (file !== undefined) void outsideFiles.open(path.resolve(directory, file))
  }

  app.on('open-file', (event, file) => {
    event.preventDefault()
    void outsideFiles.open(file)
  })
  app.on('second-instance', (_event, argv, directory) => {
    const window = findMainWindow()
    if (window !== undefined) showWindow(window)
    openFrom(argv, directory)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  void app.whenReady().then(async () => {
    await settings.load()
    sealSession(session.defaultSession, path.join(import.meta.dirname, '../renderer'))
    answerRequests(services)
    installMenus([])
    createWindow(settings, recovery)
    openFrom(process.argv.slice(1), process.cwd())
    app.on('activate', () => {
      if (findMainWindow() === undefined) createWindow(settings, recovery)
    })
  })
}

if (app.requestSingleInstanceLock()) start()
else app.quit()
