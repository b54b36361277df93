import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { it, type Journey } from './journey.ts'
import { journeys, type Opened } from './launch.ts'

const appearances = ['light', 'dark'] as const

/** What axe calls serious or critical, each with the elements it means. */
async function findSeriousBarriers(page: Page): Promise<string[]> {
  // In this document alone: no script, not even axe, gets into the sealed frame of the report.
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(passes.length).toBeGreaterThan(3)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) =>
          `${id}: ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
      ),
    )
}

/** Looks at this moment in both appearances. */
async function findInBoth({ page, picture }: Journey<Opened>, name: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of appearances) {
    // Colours change at once, so that none is looked at on its way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await picture(`barriers-${name}-${colorScheme}`)
    for (const barrier of await findSeriousBarriers(page)) found.push(`${colorScheme} ${barrier}`)
  }
  return found
}

async function runFirstSteps({ start, window, simulate }: Journey<Opened>): Promise<void> {
  await start.openSample('First steps')
  await window.goTo('Simulate')
  await simulate.chooseScenario('Identity outage')
  await simulate.run()
}

journeys('no serious barrier', () => {
  it('stands on the start screen', async ({ browser }) => {
    await browser.start.samples.waitFor()

    expect(await findInBoth(browser, 'start')).toEqual([])
  })

  it('stands before somebody who draws and has selected something', async ({ browser }) => {
    await browser.start.openSample('First steps')
    await browser.draw.nameOnCard('Order system').click()
    await browser.inspector.title.waitFor()

    expect(await findInBoth(browser, 'draw')).toEqual([])
  })

  it('stands before somebody who reads results and recovery times', async ({ browser }) => {
    await runFirstSteps(browser)
    await browser.simulate.show('Recovery')

    expect(await findInBoth(browser, 'results')).toEqual([])
  })

  it('stands before somebody who reads gaps over time', async ({ browser }) => {
    await runFirstSteps(browser)
    await browser.simulate.jump('Peak')
    await browser.simulate.show('Gaps')
    await browser.simulate.gap(/^GAP/).first().click()

    expect(await findInBoth(browser, 'gaps')).toEqual([])
  })

  it('stands before somebody who asks why', async ({ browser }) => {
    await runFirstSteps(browser)
    await browser.simulate.show('Events')
    await browser.simulate.event(/Taking orders went down/).click()

    expect(await findInBoth(browser, 'why')).toEqual([])
  })

  it('stands around the report', async ({ browser }) => {
    await runFirstSteps(browser)
    await browser.window.goTo('Report')
    await browser.report.frame.waitFor()

    expect(await findInBoth(browser, 'report')).toEqual([])
  })

  it('stands in the report itself', async ({ browser }) => {
    await runFirstSteps(browser)
    await browser.window.goTo('Report')
    const html = await browser.report.downloadHtml()

    const reader = await browser.page.context().newPage()
    await reader.setContent(html)

    expect(await findSeriousBarriers(reader)).toEqual([])
  })
})
