import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Frame, Page, Route } from 'playwright-core'
import { toAppAddress, toPageAddress } from './addresses.ts'
import { decode, encode } from './codec.ts'
import type { DoubleIpc } from './ipc.ts'
import type { DoubleNetwork } from './network.ts'
import { toInitScript } from './pageSide.ts'

interface WebPreferences {
  readonly preload?: string
  readonly sandbox?: boolean
  readonly contextIsolation?: boolean
  readonly nodeIntegration?: boolean
  readonly javascript?: boolean
}

export interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly webPreferences?: WebPreferences
}

/** What all windows of one program share. */
export interface Host {
  readonly browser: Browser
  readonly context: BrowserContext
  readonly network: DoubleNetwork
  readonly ipc: DoubleIpc
  readonly windows: Set<DoubleWindow>
  readonly isReady: () => boolean
  readonly onContents: (contents: DoubleContents) => void
  readonly onAllClosed: () => void
}

let lastId = 0

/** A BrowserWindow whose page is a page of a real Chromium. */
export class DoubleWindow extends EventEmitter {
  readonly id = ++lastId
  readonly webContents: DoubleContents
  readonly #host: Host
  readonly #options: WindowOptions
  #isDestroyed = false
  isShown = false

  constructor(host: Host, options: WindowOptions = {}) {
    super()
    if (!host.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    refuseWeakPreferences(options.webPreferences)
    this.#host = host
    this.#options = options
    this.webContents = new DoubleContents(host, options)
    host.windows.add(this)
    host.onContents(this.webContents)
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.load(address)
    this.emit('ready-to-show')
  }

  show(): void {
    this.isShown = true
  }

  isMinimized(): boolean {
    return false
  }

  restore(): void {}
  focus(): void {}

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  getNormalBounds(): object {
    const { width = 800, height = 600 } = this.#options
    return { x: 0, y: 0, width, height }
  }

  close(): void {
    const event = { isPrevented: false, preventDefault: () => {} }
    event.preventDefault = () => {
      event.isPrevented = true
    }
    this.emit('close', event)
    if (!event.isPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.#host.windows.delete(this)
    void this.webContents.dispose()
    this.emit('closed')
    if (this.#host.windows.size === 0) this.#host.onAllClosed()
  }
}

function refuseWeakPreferences(preferences: WebPreferences = {}): void {
  const { sandbox, contextIsolation, nodeIntegration } = preferences
  if (sandbox === false || contextIsolation === false || nodeIntegration === true) {
    throw new Error('A window without sandbox or isolation is not what this app promises')
  }
}

export class DoubleContents extends EventEmitter {
  readonly #host: Host
  readonly #page: Promise<Page>
  #isDisposed = false
  #mayLeaveTo = ''
  #openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })

  constructor(host: Host, options: WindowOptions) {
    super()
    this.#host = host
    this.#page = this.#open(options)
  }

  get page(): Promise<Page> {
    return this.#page
  }

  async load(address: string): Promise<void> {
    const page = await this.#page
    this.#mayLeaveTo = toPageAddress(address)
    await page.goto(this.#mayLeaveTo).catch((error) => {
      // Electron, too, gives up loading when the window is closed.
      if (!this.#isDisposed) throw error
    })
    this.emit('did-finish-load')
  }

  /** Runs the app's own rule for links and redirects; loading by the app itself is always allowed. */
  mayNavigate(route: Route): boolean {
    const address = route.request().url()
    if (address === this.#mayLeaveTo) return true
    let isPrevented = false
    const preventDefault = () => {
      isPrevented = true
    }
    this.emit('will-navigate', { url: toAppAddress(address), preventDefault })
    return !isPrevented
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler
  }

  send(channel: string, ...args: unknown[]): void {
    const text = encode(args)
    void this.#page.then((page) =>
      page.evaluate(
        ([name, values]) =>
          (window as { doubleReceive?: (name: string, values: string) => void }).doubleReceive?.(
            name,
            values,
          ),
        [channel, text] as const,
      ),
    )
  }

  async printToPDF(options: {
    preferCSSPageSize?: boolean
    printBackground?: boolean
    generateTaggedPDF?: boolean
    generateDocumentOutline?: boolean
  }): Promise<Buffer> {
    const page = await this.#page
    return page.pdf({
      preferCSSPageSize: options.preferCSSPageSize ?? false,
      printBackground: options.printBackground ?? false,
      tagged: options.generateTaggedPDF ?? false,
      outline: options.generateDocumentOutline ?? false,
    })
  }

  isDestroyed(): boolean {
    return this.#isDisposed
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true
    const page = await this.#page
    const context = page.context()
    await page.close().catch(() => {})
    if (context !== this.#host.context) await context.close()
  }

  async #open({ width = 800, height = 600, webPreferences = {} }: WindowOptions): Promise<Page> {
    const page = await this.#newPage(webPreferences.javascript !== false)
    await page.setViewportSize({ width, height })
    page.on('popup', (popup) => {
      const { action } = this.#openHandler({ url: toAppAddress(popup.url()) })
      if (action === 'deny') void popup.close()
    })
    if (webPreferences.preload === undefined) return page
    await page.exposeBinding('doubleInvoke', (source, channel: string, args: string) =>
      this.#invoke(source.frame, channel, args),
    )
    await page.addInitScript(toInitScript(readFileSync(webPreferences.preload, 'utf8')))
    return page
  }

  async #newPage(hasScripts: boolean): Promise<Page> {
    if (hasScripts) return this.#host.context.newPage()
    const context = await this.#host.browser.newContext({ javaScriptEnabled: false })
    await this.#host.network.attach(context)
    return context.newPage()
  }

  async #invoke(frame: Frame, channel: string, args: string): Promise<string> {
    const senderFrame = {
      url: toAppAddress(frame.url()),
      parent: frame.parentFrame() === null ? null : {},
    }
    const event = { sender: this, senderFrame }
    return encode(await this.#host.ipc.invoke(event, channel, decode(args) as unknown[]))
  }
}
