import { createRequire, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { createDouble, type Double } from './electron.ts'

/** The part of Playwright's ElectronApplication that our journeys use; the double has the same shape. */
export interface DesktopApp {
  evaluate<R, A>(run: (electron: any, argument: A) => R | Promise<R>, argument: A): Promise<R>
  firstWindow(): Promise<Page>
  windows(): Page[]
  close(): Promise<void>
}

export interface DoubleApp extends DesktopApp {
  readonly double: Double
}

export interface LaunchOptions {
  readonly main: string
  /** Shared by launches; each gets a profile of its own in it. */
  readonly browser: Browser
  readonly userData: string
  readonly args: readonly string[]
}

const { importNatively } = createRequire(import.meta.url)('./nativeImport.mjs') as {
  importNatively(url: string): Promise<unknown>
}

let launches = 0
const doubles = new Map<string, Double>()
Object.assign(globalThis, { electronDoubles: doubles })

/** Runs the built main process in this Node, with `electron` replaced by a double. */
export async function launchDouble(options: LaunchOptions): Promise<DoubleApp> {
  const { browser, userData, args, main } = options
  const double = await createDouble(browser, userData)
  const mark = `launch=${++launches}`
  doubles.set(mark, double)
  const hooks = replaceElectron()
  const argvBefore = process.argv
  process.argv = [process.execPath, main, ...args]
  try {
    await importNatively(`${pathToFileURL(main).href}?${mark}`)
    await waitForWindow(double)
  } finally {
    process.argv = argvBefore
    hooks.deregister()
  }
  const pages = () => double.host.context.pages()
  return {
    double,
    windows: pages,
    firstWindow: async () => {
      const [window] = double.host.windows
      if (window === undefined) throw new Error('The app opened no window')
      return window.webContents.page
    },
    evaluate: async (run, argument) => {
      // By its source, as Playwright does, so that a test cannot reach what it could not in Electron.
      const there = new Function(`return (${run.toString()})`)()
      return there(double.electron, structuredClone(argument))
    },
    close: async () => {
      doubles.delete(mark)
      await double.close()
    },
  }
}

/** Makes `import 'electron'` of a main process find the double of its launch. */
function replaceElectron() {
  return registerHooks({
    resolve(specifier, context, next) {
      const mark = context.parentURL?.match(/\?(launch=\d+)$/)?.[1]
      if (specifier !== 'electron' || mark === undefined) return next(specifier, context)
      return { url: `double:electron?${mark}`, shortCircuit: true }
    },
    load(url, context, next) {
      if (!url.startsWith('double:electron?')) return next(url, context)
      const mark = url.replace(/^.*\?/, '')
      const names = Object.keys(doubles.get(mark)?.electron ?? {})
      const lines = names.map((name) => `export const ${name} = electron.${name}`)
      const source = `const { electron } = electronDoubles.get('${mark}')\n${lines.join('\n')}`
      return { format: 'module', source, shortCircuit: true }
    },
  })
}

async function waitForWindow(double: Double): Promise<void> {
  const giveUpAtMs = Date.now() + 5_000
  while (double.host.windows.size === 0) {
    if (Date.now() > giveUpAtMs) throw new Error('The app opened no window within 5 s')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
