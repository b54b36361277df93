/**
 * What drawing a large plan costs the window's main thread: opening it, and for each frame of panning,
 * zooming, dragging a card and playing a run back.
 *
 * The main thread's time is what Chromium counts itself (script, style, layout, paint and commit); it says
 * more about other machines than frames a second here, where no graphics card helps.
 */
import path from 'node:path'
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../cli/browser.ts'
import { serve } from '../../cli/serve.ts'

export type Gesture = {
  readonly name: string
  /** Milliseconds of the main thread for each frame, and how much of that was script. */
  readonly mainMs: number
  readonly scriptMs: number
  readonly framesPerSecond: number
}

export type LargeTimes = {
  readonly firstRenderMs: number
  /** The share of it that the main thread worked. */
  readonly firstRenderCpuMs: number
  readonly cards: number
  readonly elements: number
  readonly heapMb: number
  readonly gestures: readonly Gesture[]
}

const slowestMs = 240_000
const frames = 60

/** Opens the built window afresh with a plan, and handles it as a person would. */
export async function timeLargePlan(text: string, scenario: string): Promise<LargeTimes> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('There is no browser of the Chromium family')
  const directory = path.resolve(import.meta.dirname, '../../out/renderer')
  const server = await serve({ directory })
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--enable-precise-memory-info']
  const browser = await chromium.launch({ executablePath, args })
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
    page.setDefaultTimeout(slowestMs)
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'))
    await page.goto(server.address)
    await page.getByRole('region', { name: 'Samples' }).waitFor()
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = await busyTimes(session)
    const firstRenderMs = await page.evaluate(openAndWait, text)
    const firstRenderCpuMs = (await busyTimes(session)).main - before.main
    const counts = await page.evaluate(countParts)
    const gestures: Gesture[] = [
      await gesture(session, 'pan, everything in view', () => wheel(page, { x: 9, y: 4 })),
      await gesture(session, 'zoom in to 100 % and out', () => zoom(page)),
    ]
    await zoomToFull(page)
    gestures.push(
      await gesture(session, 'pan at 100 %', () => wheel(page, { x: 9, y: 4 })),
      await gesture(session, 'drag a card at 100 %', () => drag(page)),
    )
    await runScenario(page, scenario)
    gestures.push(await playBack(session, page, 'play at 100 %'))
    await page.evaluate(pressKey, '1')
    await page.waitForTimeout(1_500)
    gestures.push(await playBack(session, page, 'play, everything in view'))
    return { firstRenderMs, firstRenderCpuMs, ...counts, gestures }
  } finally {
    await browser.close()
    await server.close()
  }
}

async function gesture(
  session: CDPSession,
  name: string,
  act: () => Promise<{ readonly frames: number; readonly ms: number }>,
): Promise<Gesture> {
  const before = await busyTimes(session)
  const done = await act()
  const after = await busyTimes(session)
  return {
    name,
    mainMs: (after.main - before.main) / done.frames,
    scriptMs: (after.script - before.script) / done.frames,
    framesPerSecond: (1000 * done.frames) / done.ms,
  }
}

async function busyTimes(session: CDPSession): Promise<{ main: number; script: number }> {
  const { metrics } = await session.send('Performance.getMetrics')
  const valueOf = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0
  return { main: valueOf('TaskDuration') * 1000, script: valueOf('ScriptDuration') * 1000 }
}

function wheel(page: Page, by: { readonly x: number; readonly y: number }) {
  return page.evaluate(panByWheel, { ...by, frames })
}

function zoom(page: Page) {
  return page.evaluate(zoomByWheel, { frames })
}

/** At 100 % around the first thing of the plan: in the middle there may be none. */
async function zoomToFull(page: Page): Promise<void> {
  await page.evaluate(pressKey, 'ArrowRight')
  await page.waitForTimeout(1_000)
  await page.evaluate(pressKey, '0')
  await page.waitForTimeout(1_500)
  await page.waitForSelector('[id^="canvas-components-"]')
}

function drag(page: Page) {
  return page.evaluate(dragCard, { frames })
}

async function runScenario(page: Page, scenario: string): Promise<void> {
  await page.getByRole('radio', { name: 'Simulate' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a scenario…' }).click()
  const file = { name: 'bench.json', mimeType: 'text/plain', buffer: Buffer.from(scenario) }
  await (await choosing).setFiles(file)
  await page.getByRole('button', { name: /^Run/ }).click()
  await page.waitForSelector('.sim-results')
  await page.waitForTimeout(1_000)
}

async function playBack(session: CDPSession, page: Page, name: string): Promise<Gesture> {
  await page.getByRole('button', { name: 'To the start' }).click()
  const measured = await gesture(session, name, () => page.evaluate(playFor, { ms: 4_000 }))
  await page
    .getByRole('button', { name: /^Pause/ })
    .click()
    .catch(() => undefined)
  return measured
}

// The rest is sent into the page by its source: it refers to nothing outside of itself.

function openAndWait(text: string): Promise<number> {
  const data = new DataTransfer()
  data.items.add(new File([text], 'bench.blackstart'))
  const begin = performance.now()
  const drop = { bubbles: true, cancelable: true, dataTransfer: data }
  document.querySelector('main')?.dispatchEvent(new DragEvent('drop', drop))
  return new Promise((resolve) => {
    let shown = 0
    let changed = begin
    let still = 0
    const look = (): void => {
      const overview = document.querySelector<HTMLElement>('.map-layer')?.dataset['drawn'] ?? '0'
      const now = document.querySelectorAll('[id^="canvas-"]').length + Number(overview)
      still = now === shown && now > 0 ? still + 1 : 0
      if (still < 2) changed = performance.now()
      shown = now
      if (still < 20) requestAnimationFrame(look)
      else resolve(changed - begin)
    }
    requestAnimationFrame(look)
  })
}

function countParts(): { cards: number; elements: number; heapMb: number } {
  const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } }
  return {
    cards: document.querySelectorAll('[id^="canvas-"]').length,
    elements: document.querySelectorAll('*').length,
    heapMb: (memory?.usedJSHeapSize ?? 0) / 1e6,
  }
}

type Done = { frames: number; ms: number }

function panByWheel(by: { x: number; y: number; frames: number }): Promise<Done> {
  const pane = document.querySelector('.react-flow__pane')
  const { left = 0, top = 0 } = pane?.getBoundingClientRect() ?? {}
  const begin = performance.now()
  return new Promise((resolve) => {
    let count = 0
    const step = (): void => {
      if (count === by.frames) return resolve({ frames: count, ms: performance.now() - begin })
      const way = count % 40 < 20 ? 1 : -1
      const at = { clientX: left + 500, clientY: top + 400 }
      const wheelBy = { deltaX: by.x * way, deltaY: by.y * way }
      pane?.dispatchEvent(
        new WheelEvent('wheel', { ...at, ...wheelBy, bubbles: true, cancelable: true }),
      )
      count += 1
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

function zoomByWheel({ frames: total }: { frames: number }): Promise<Done> {
  const pane = document.querySelector('.react-flow__pane')
  const { left = 0, top = 0 } = pane?.getBoundingClientRect() ?? {}
  const begin = performance.now()
  return new Promise((resolve) => {
    let count = 0
    const step = (): void => {
      if (count === total) return resolve({ frames: count, ms: performance.now() - begin })
      const way = count < total / 2 ? -1 : 1
      const at = { clientX: left + 500, clientY: top + 400, ctrlKey: true }
      pane?.dispatchEvent(
        new WheelEvent('wheel', { ...at, deltaY: 12 * way, bubbles: true, cancelable: true }),
      )
      count += 1
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

function dragCard({ frames: total }: { frames: number }): Promise<Done> {
  const cards = [...document.querySelectorAll<HTMLElement>('[id^="canvas-components-"]')]
  const map = document.querySelector('.react-flow')?.getBoundingClientRect()
  const card = cards.find((one) => {
    const { left, top } = one.getBoundingClientRect()
    return left > (map?.left ?? 0) && top > (map?.top ?? 0)
  })
  if (card === undefined) throw new Error('There is no card to drag')
  const { left, top } = card.getBoundingClientRect()
  const mouse = (type: string, x: number, on: EventTarget) =>
    on.dispatchEvent(
      new MouseEvent(type, {
        clientX: left + 40 + x,
        clientY: top + 20 + x / 2,
        bubbles: true,
        cancelable: true,
        view: window,
        buttons: 1,
      }),
    )
  mouse('mousedown', 0, card)
  const begin = performance.now()
  return new Promise((resolve) => {
    let count = 0
    const step = (): void => {
      if (count === total) {
        const ms = performance.now() - begin
        mouse('mouseup', count * 3, window)
        return resolve({ frames: count, ms })
      }
      count += 1
      mouse('mousemove', count * 3, window)
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

function playFor({ ms }: { ms: number }): Promise<Done> {
  const button = [...document.querySelectorAll<HTMLElement>('.sim-transport button')].find((one) =>
    (one.getAttribute('aria-label') ?? '').startsWith('Play'),
  )
  if (button === undefined) throw new Error('There is no Play button')
  button.click()
  const begin = performance.now()
  return new Promise((resolve) => {
    let count = 0
    const step = (): void => {
      count += 1
      const spent = performance.now() - begin
      if (spent >= ms) resolve({ frames: count, ms: spent })
      else requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

function pressKey(key: string): void {
  const map = document.querySelector<HTMLElement>('[data-canvas]')
  map?.focus()
  map?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}
