import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { writeUglyPlan } from '../gallery/uglyPlan.ts'
import { it, type Journey } from './journey.ts'
import { journeys, type Opened } from './launch.ts'

// What stands over the window, a window at 200 %, the colours of the system, and where the keyboard is after what
// was in front has gone.

async function findBarriers(page: Page, ...passedOver: string[]): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .disableRules(passedOver)
    .analyze()
  expect(passes.length).toBeGreaterThan(3)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

async function inLightAndDark({ page, picture }: Journey<Opened>, name: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await picture(`everyone-${name}-${colorScheme}`)
    found.push(...(await findBarriers(page)))
  }
  return found
}

function dropUglyPlan({ page }: Journey<Opened>): Promise<void> {
  return page.evaluate((text) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([text], 'inventory.blackstart'))
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
    document.querySelector('.window')?.dispatchEvent(drop)
  }, writeUglyPlan())
}

async function runFirstSteps({ start, window, simulate }: Journey<Opened>): Promise<void> {
  await start.openSample('First steps')
  await window.goTo('Simulate')
  await simulate.chooseScenario('Identity outage')
  await simulate.run()
}

const overTheWindow = [
  { name: 'the command palette', keys: ['Control+k'], role: 'dialog' },
  { name: 'the shortcuts', keys: ['F6', '?'], role: 'dialog' },
  { name: 'the main menu', keys: ['F6', 'Enter'], role: 'menu' },
] as const

journeys('no serious barrier', () => {
  it.for(overTheWindow)('stands in $name', async ({ name, keys, role }, { browser }) => {
    await browser.start.openSample('First steps')
    await browser.keys.goToPart(browser.page.locator('header[data-region]'))
    await browser.keys.press(...keys.slice(role === 'menu' ? 1 : 0))
    await browser.page.getByRole(role).first().waitFor()

    expect(await inLightAndDark(browser, name.replaceAll(' ', '-'))).toEqual([])
  })

  it('stands before somebody with an ugly plan and two tabs', async ({ browser }) => {
    await browser.start.openSample('First steps')
    await dropUglyPlan(browser)
    await browser.page.getByRole('navigation', { name: 'Open plans' }).waitFor()

    expect(await inLightAndDark(browser, 'ugly')).toEqual([])
  })

  it('stands before somebody with the colours of the system', async ({ browser }) => {
    await runFirstSteps(browser)
    await browser.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    await browser.picture('everyone-forced-colours')

    const lines = await browser.page.getByRole('tab').evaluateAll((tabs) =>
      tabs.map((tab) => ({
        isChosen: tab.getAttribute('aria-selected') === 'true',
        line: getComputedStyle(tab).borderBottomColor,
      })),
    )

    // What is chosen must not look like what is not.
    const [chosen] = lines.filter(({ isChosen }) => isChosen)
    expect(lines.filter(({ isChosen, line }) => !isChosen && line === chosen?.line)).toEqual([])
    // The colours are those of the system, which axe does not know.
    expect(await findBarriers(browser.page, 'color-contrast')).toEqual([])
  })
})

journeys('a window at 200 %', () => {
  it('hides nothing: the parts lie one below the other and each is reached', async ({
    browser,
  }) => {
    const { page, keys } = browser
    await runFirstSteps(browser)
    // What is left of 1280 × 800 when everything is twice as large.
    await page.setViewportSize({ width: 640, height: 400 })
    await inLightAndDark(browser, 'at-200')
    const parts = await page.locator('[data-region]').count()
    const inSight: boolean[] = []
    for (let part = 0; part < parts; part++) {
      await keys.press('F6')
      inSight.push(await page.evaluate(isFocusInSight))
    }

    expect(parts).toBeGreaterThan(4)
    expect(inSight).not.toContain(false)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640)
    expect(await page.evaluate(findOverlaps)).toEqual([])
    expect(await findBarriers(page)).toEqual([])
  })
})

journeys('the focus', () => {
  it('is somewhere after plans have come to the front and gone', async ({ browser }) => {
    const { start, keys, window, page } = browser
    const hasFocus = () => page.evaluate(() => document.activeElement !== document.body)
    await start.openSample('First steps')
    await keys.press('Control+n')
    await window.named('Untitled plan')
    await keys.goToPart(page.getByRole('complementary', { name: 'Left panel' }))

    await keys.press('Alt+PageDown')
    await window.named('First steps')
    await expect.poll(hasFocus).toBe(true)
    await keys.press('Alt+w')
    await window.named('Untitled plan')
    await expect.poll(hasFocus).toBe(true)
    await keys.press('Alt+w')
    await start.samples.waitFor()

    await expect.poll(hasFocus).toBe(true)
  })
})

// Sent to the page by their source: they refer to nothing outside.

function isFocusInSight(): boolean {
  const box = document.activeElement?.getBoundingClientRect()
  if (box === undefined || document.activeElement === document.body) return false
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
}

/** Controls of the header that lie over one another. */
function findOverlaps(): string[] {
  const controls = [...document.querySelectorAll('header[data-region] button')]
  const boxes = controls.map((control) => ({
    name: control.getAttribute('aria-label') ?? control.textContent,
    box: control.getBoundingClientRect(),
  }))
  return boxes.flatMap((a, place) =>
    boxes
      .slice(place + 1)
      .filter(
        (b) =>
          a.box.left < b.box.right - 1 &&
          b.box.left < a.box.right - 1 &&
          a.box.top < b.box.bottom - 1 &&
          b.box.top < a.box.bottom - 1,
      )
      .map((b) => `${a.name} / ${b.name}`),
  )
}
