import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, describe, it as plainIt } from 'vitest'
import { findChromium } from '../../cli/browser.ts'
import { serve } from '../../cli/serve.ts'
import type {} from '../../renderer/bridge.ts'
import { type DesktopApp, type DoubleApp, launchDouble } from '../electron-double/launch.ts'

// Opens the built app for a journey: in real Electron where its binary is installed, else on the double; and
// in a plain browser, as `blackstart serve` does. Write `journeys('…', () => { it('…', async ({ desktop }) => …) })`.

const root = path.resolve(import.meta.dirname, '../..')
const actionTimeMsMax = 15_000

const browserArgs = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Opened {
  readonly page: Page
  /** Requests that tried to leave the machine. */
  readonly outside: readonly string[]
  /** What the page complained about: uncaught errors, refused resources, console errors. */
  readonly complaints: readonly string[]
}

export interface Desktop extends Opened {
  readonly app: DesktopApp
  /** The double, for the few questions that only it can answer; absent on real Electron. */
  readonly double: DoubleApp['double'] | undefined
  /** An empty folder of this journey. */
  readonly folder: string
  chooseFileToOpen(file: string): Promise<void>
  chooseFileToSave(file: string): Promise<void>
  /** Presses the n-th button of every message box from now on. */
  answerQuestions(button: number): Promise<void>
  clickMenu(id: string): Promise<void>
}

interface Fixtures {
  readonly desktop: Desktop
  readonly site: Opened
}

const executablePath = findChromium()
let browser: Promise<Browser> | undefined

/** One browser for all journeys of a file; each has its own profile. */
export function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('There is no browser for this journey')
  browser ??= chromium.launch({ executablePath, args: browserArgs })
  return browser
}

afterAll(async () => (await browser)?.close())

/** A group of journeys. Without a browser it is skipped; `npm test` then says so. */
export const journeys = describe.skipIf(executablePath === undefined)

export const it = plainIt.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads which fixtures are used from the pattern
  desktop: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'blackstart-e2e-'))
    const { desktop, close } = await openDesktop(folder, [])
    await use(desktop)
    await close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  site: async ({}, use) => {
    const { site, close } = await openSite()
    await use(site)
    await close()
  },
})

/** For journeys that need arguments or a second start with the same folder. Close it yourself. */
export async function openDesktop(
  folder: string,
  args: readonly string[],
  main = path.join(root, 'out/main/main.js'),
) {
  const app = await launchApp(path.join(folder, 'user-data'), args, main)
  const page = await app.firstWindow()
  const double = 'double' in app ? (app as DoubleApp).double : undefined
  const watched = watch(page)
  const outside = double?.host.network.outside ?? watched.outside
  await page.waitForURL(/index\.html/)
  const desktop: Desktop = {
    app,
    double,
    page,
    folder,
    outside,
    complaints: watched.complaints,
    chooseFileToOpen: (file) => app.evaluate(answerOpenDialog, file),
    chooseFileToSave: (file) => app.evaluate(answerSaveDialog, file),
    answerQuestions: (button) => app.evaluate(answerMessageBox, button),
    clickMenu: (id) => app.evaluate(clickMenuItem, id),
  }
  return { desktop, close: () => app.close() }
}

async function launchApp(
  userData: string,
  args: readonly string[],
  main: string,
): Promise<DesktopApp> {
  const electron = findElectron()
  if (electron === undefined) {
    return launchDouble({ main, browser: await openBrowser(), userData, args })
  }
  return _electron.launch({
    executablePath: electron,
    args: [path.resolve(main, '../../..'), `--user-data-dir=${userData}`, '--no-sandbox', ...args],
  }) as unknown as Promise<DesktopApp>
}

function findElectron(): string | undefined {
  const folder = path.join(root, 'node_modules/electron')
  const note = path.join(folder, 'path.txt')
  if (existsSync(note)) return path.join(folder, 'dist', readFileSync(note, 'utf8').trim())
  if (process.env['BLACKSTART_REQUIRE_ELECTRON'] === undefined) return undefined
  throw new Error('Electron’s binary was wanted for these journeys and is not here.')
}

async function openSite() {
  const server = await serve({ directory: path.join(root, 'out/renderer') })
  const opened = await openBrowser()
  const context = await opened.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const { outside, complaints } = watch(page, server.address)
  // A machine that is busy takes its time to fetch a page; that says nothing about the page.
  await page.goto(server.address, { timeout: 20_000 })
  const site: Opened = { page, outside, complaints }
  const close = async () => {
    await context.close()
    await server.close()
  }
  return { site, close }
}

function watch(page: Page, home = 'app://') {
  const complaints: string[] = []
  const outside: string[] = []
  page.setDefaultTimeout(actionTimeMsMax)
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('request', (request) => {
    const stays = [home, 'blob:', 'data:', 'app://'].some((start) =>
      request.url().startsWith(start),
    )
    if (!stays) outside.push(request.url())
  })
  return { complaints, outside }
}

// Sent to the main process by their source: they see `electron` and their argument, nothing else.

function answerOpenDialog({ dialog }: any, file: string): void {
  dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
}

function answerSaveDialog({ dialog }: any, file: string): void {
  dialog.showSaveDialog = async () => ({ canceled: false, filePath: file })
}

function answerMessageBox({ dialog }: any, button: number): void {
  dialog.showMessageBox = async () => ({ response: button, checkboxChecked: false })
}

function clickMenuItem({ Menu }: any, id: string): void {
  Menu.getApplicationMenu().getMenuItemById(id).click()
}
