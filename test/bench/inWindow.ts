/**
 * Times in the built window, in a real Chromium: from a text to its drawing, and from Run to results.
 *
 * Everything is timed by the page's and the worker's own clocks, so that driving the browser costs nothing.
 */
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { findChromium } from '../../cli/browser.ts'
import { serve } from '../../cli/serve.ts'
import type { Step, Texts } from './inNode.ts'

export type WindowTimes = {
  /** From dropping the text on the window until the last card is on the screen. */
  readonly open: number
  /** From pressing Run until the results are on the screen. */
  readonly run: number
  /** How the time from Run to results was spent. */
  readonly steps: readonly Step[]
  readonly cards: number
  readonly elements: number
}

/** What the worker took in or sent, and when it began and ended doing so. */
type Mark = { readonly what: string; readonly from: number; readonly to: number }

/** What a worker can see of itself, as far as it is timed. */
type MarkedWorker = {
  marks: Mark[]
  postMessage: (message: { readonly kind: string; readonly progress?: string }) => void
  onmessage: ((event: MessageEvent) => void) | null
}

const slowestMs = 120_000
/** The worker is made ready while somebody reads the scenario. */
const readingTimeMs = 1_000

/** Opens the built window afresh, then opens the plan and runs the scenario once. */
export async function timeInWindow(texts: Texts): Promise<WindowTimes> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('There is no browser of the Chromium family')
  const directory = path.resolve(import.meta.dirname, '../../out/renderer')
  const server = await serve({ directory })
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.setDefaultTimeout(slowestMs)
    // Where there are no pickers, the window asks by an ordinary file field, which can be answered.
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'))
    await page.goto(server.address)
    await page.getByRole('region', { name: 'Samples' }).waitFor()
    const opened = await page.evaluate(dropAndWait, texts.plan)
    await chooseScenario(page, texts.scenario)
    return { ...opened, ...(await timeRun(page)) }
  } finally {
    await browser.close()
    await server.close()
  }
}

async function chooseScenario(page: Page, scenario: string): Promise<void> {
  await page.getByRole('radio', { name: 'Simulate' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a scenario…' }).click()
  const file = { name: 'bench.json', mimeType: 'text/plain', buffer: Buffer.from(scenario) }
  await (await choosing).setFiles(file)
  await page.getByRole('button', { name: /^Run/ }).waitFor()
  await page.waitForTimeout(readingTimeMs)
}

async function timeRun(page: Page): Promise<Pick<WindowTimes, 'run' | 'steps'>> {
  const worker = page.workers().find((each) => each.url().includes('simulationWorker'))
  if (worker === undefined) throw new Error('The window has no worker ready')
  await worker.evaluate(markMessages)
  const { from, to } = await page.evaluate(runAndWait)
  const marks = await worker.evaluate(() => (self as unknown as MarkedWorker).marks)
  const taken = marks.find(({ what }) => what === 'question')
  const sent = marks.find(({ what }) => what === 'answer')
  if (taken === undefined || sent === undefined) throw new Error('The worker gave no answer')
  const told = marks.filter((mark) => mark !== taken && mark !== sent)
  const steps = told.map(({ what, from: at }, index): Step => {
    const next = told[index + 1] ?? sent
    return [what, next.from - at]
  })
  return {
    run: to - from,
    steps: [
      ['handing over', taken.to - from],
      ...steps,
      ['sending back', sent.to - sent.from],
      ['showing', to - sent.to],
    ],
  }
}

// The rest runs in the worker and in the page. It is sent there by its source: it refers to nothing outside of
// itself. Clocks of both count from one moment.

/** Notes when the worker takes a question in, reports a step and sends its answer. */
function markMessages(): void {
  const worker = self as unknown as MarkedWorker
  const now = (): number => performance.timeOrigin + performance.now()
  worker.marks = []
  const send = worker.postMessage.bind(worker)
  worker.postMessage = (message) => {
    const from = now()
    send(message)
    worker.marks.push({ what: message.progress ?? message.kind, from, to: now() })
  }
  const listen = worker.onmessage
  worker.onmessage = (event: MessageEvent) => {
    const from = now()
    // The first look at the data is what copies it into this thread.
    if (event.data !== undefined) worker.marks.push({ what: 'question', from, to: now() })
    listen?.(event)
  }
}

function dropAndWait(text: string): Promise<{ open: number; cards: number; elements: number }> {
  const data = new DataTransfer()
  data.items.add(new File([text], 'bench.blackstart'))
  const begin = performance.now()
  const drop = { bubbles: true, cancelable: true, dataTransfer: data }
  document.querySelector('main')?.dispatchEvent(new DragEvent('drop', drop))
  return new Promise((resolve) => {
    let cards = 0
    let changed = begin
    let still = 0
    const look = (): void => {
      const now = document.querySelectorAll('[id^="canvas-components-"]').length
      still = now === cards && now > 0 ? still + 1 : 0
      // What was there at the last frame has been painted by now.
      if (still < 2) changed = performance.now()
      cards = now
      // Ten frames more show that nothing came after it.
      if (still < 10) requestAnimationFrame(look)
      else
        resolve({ open: changed - begin, cards, elements: document.querySelectorAll('*').length })
    }
    requestAnimationFrame(look)
  })
}

function runAndWait(): Promise<{ from: number; to: number }> {
  const now = (): number => performance.timeOrigin + performance.now()
  const buttons = [...document.querySelectorAll('button')]
  const button = buttons.find((one) => one.textContent.startsWith('Run'))
  if (button === undefined) throw new Error('There is no Run button')
  const from = now()
  button.click()
  return new Promise((resolve) => {
    const look = (): void => {
      const isShown = document.querySelector('.sim-results') !== null
      // A frame later it has been painted.
      requestAnimationFrame(isShown ? () => resolve({ from, to: now() }) : look)
    }
    requestAnimationFrame(look)
  })
}
