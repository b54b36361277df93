import { EventEmitter } from 'node:events'
import type { Browser, BrowserContext } from 'playwright-core'
import { DoubleIpc } from './ipc.ts'
import { DoubleMenu } from './menu.ts'
import { DoubleNetwork } from './network.ts'
import { type DoubleContents, DoubleWindow, type Host, type WindowOptions } from './window.ts'

export interface Double {
  /** What `import 'electron'` gives. */
  readonly electron: Record<string, unknown>
  readonly host: Host
  readonly hasQuit: () => boolean
  close(): Promise<void>
}

/** A stand-in for the `electron` module that drives pages of `browser`. */
export async function createDouble(browser: Browser, userData: string): Promise<Double> {
  const context: BrowserContext = await browser.newContext({ acceptDownloads: false })
  const network = new DoubleNetwork()
  await network.attach(context)
  const app = new DoubleApp(userData)
  const host: Host = {
    browser,
    context,
    network,
    ipc: new DoubleIpc(),
    windows: new Set(),
    isReady: () => app.isReady(),
    onContents: (contents) => app.emit('web-contents-created', {}, contents),
    onAllClosed: () => app.emit('window-all-closed'),
  }
  app.windows = host.windows
  network.isReady = host.isReady
  const openPages = new Map<object, DoubleContents>()
  app.on('web-contents-created', (_event, contents: DoubleContents) => {
    void contents.page.then((page) => openPages.set(page, contents))
  })
  network.mayNavigate = (route) => {
    const frame = route.request().frame()
    if (frame.parentFrame() !== null) return true
    return openPages.get(frame.page())?.mayNavigate(route) ?? true
  }

  class BrowserWindow extends DoubleWindow {
    constructor(options?: WindowOptions) {
      super(host, options)
    }
    static getAllWindows(): DoubleWindow[] {
      return [...host.windows]
    }
    static getFocusedWindow(): DoubleWindow | null {
      return null
    }
    static fromWebContents(contents: DoubleContents): DoubleWindow | null {
      return [...host.windows].find((window) => window.webContents === contents) ?? null
    }
  }

  const electron = {
    app,
    BrowserWindow,
    dialog: createDialog(),
    screen: oneScreen,
    ipcMain: host.ipc.ipcMain,
    Menu: DoubleMenu,
    protocol: network.protocol,
    session: network.session,
  }
  return {
    electron,
    host,
    hasQuit: () => app.hasQuit,
    close: async () => {
      await Promise.all([...host.windows].map((window) => window.webContents.dispose()))
      await context.close()
    },
  }
}

class DoubleApp extends EventEmitter {
  readonly #userData: string
  readonly #ready: Promise<void>
  #isReady = false
  hasQuit = false
  windows: Set<DoubleWindow> = new Set()
  readonly commandLine = { appendSwitch: () => {} }

  constructor(userData: string) {
    super()
    this.#userData = userData
    this.#ready = new Promise((resolve) => {
      setTimeout(() => {
        this.#isReady = true
        this.emit('ready')
        resolve()
      }, 10)
    })
  }

  isReady(): boolean {
    return this.#isReady
  }

  whenReady(): Promise<void> {
    return this.#ready
  }

  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`The double has no folder ${name}`)
    return this.#userData
  }

  requestSingleInstanceLock(): boolean {
    return true
  }

  quit(): void {
    for (const window of this.windows) window.close()
    if (this.windows.size === 0) this.hasQuit = true
  }
}

const display = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }
const oneScreen = {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [{ ...display, workArea: display.bounds }],
}

/** Nobody sits in front of the double: a test says beforehand what is chosen. */
function createDialog() {
  const unanswered = (name: string) => async () => {
    throw new Error(`${name} was opened and no test answers it`)
  }
  return {
    showOpenDialog: unanswered('showOpenDialog'),
    showSaveDialog: unanswered('showSaveDialog'),
    showMessageBox: unanswered('showMessageBox'),
  }
}
