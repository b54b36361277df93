import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, vi } from 'vitest'
import { root } from '../../build/run.ts'
import { type Desktop, it as launched, type Opened } from './launch.ts'
import { drawPage } from './pages/drawPage.ts'
import { inspectorPage } from './pages/inspectorPage.ts'
import { keyboard } from './pages/keyboard.ts'
import { reportPage } from './pages/reportPage.ts'
import { simulatePage } from './pages/simulatePage.ts'
import { startPage } from './pages/startPage.ts'
import { windowPage } from './pages/windowPage.ts'

// A journey sees the app through page objects, in a browser (`browser`) or as the desktop app (`desk`). After
// every journey it holds that no request left the machine and that the page complained of nothing.

vi.setConfig({ testTimeout: 60_000 })

const pictures = path.join(root, 'test-out')

export type Journey<Host extends Opened> = ReturnType<typeof pagesOf> & {
  readonly host: Host
  readonly page: Opened['page']
  /** Keeps a picture of this moment in `test-out/`. */
  picture(name: string): Promise<void>
}

export function pagesOf({ page }: Opened) {
  return {
    start: startPage(page),
    window: windowPage(page),
    draw: drawPage(page),
    inspector: inspectorPage(page),
    simulate: simulatePage(page),
    report: reportPage(page),
    keys: keyboard(page),
  }
}

export function toJourney<Host extends Opened>(host: Host): Journey<Host> {
  mkdirSync(pictures, { recursive: true })
  return {
    ...pagesOf(host),
    host,
    page: host.page,
    picture: async (name) => {
      await host.page.screenshot({ path: path.join(pictures, `${name}.png`) })
    },
  }
}

export const it = launched.extend<{
  readonly browser: Journey<Opened>
  readonly desk: Journey<Desktop> & {
    /** Saves the open plan in the journey’s folder and gives its path. */
    saveAs(name: string): Promise<string>
  }
}>({
  browser: async ({ site }, use) => {
    await use(toJourney(site))
    expectQuiet(site)
  },
  desk: async ({ desktop }, use) => {
    const journey = toJourney(desktop)
    const saveAs = async (name: string) => {
      const file = path.join(desktop.folder, name)
      await desktop.chooseFileToSave(file)
      await desktop.page.keyboard.press('Control+s')
      await journey.window.messages.getByText(`Saved ${name}.`).waitFor()
      return file
    }
    await use({ ...journey, saveAs })
    expectQuiet(desktop)
  },
})

function expectQuiet({ outside, complaints }: Opened): void {
  expect(outside).toEqual([])
  expect(complaints).toEqual([])
}
