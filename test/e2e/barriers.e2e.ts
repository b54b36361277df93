import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { it, journeys } from './launch.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe objects to, each with the elements it means. */
async function findBarriers(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).withTags(rules).analyze()
  expect(passes.length).toBeGreaterThan(3)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}

journeys('the start screen', () => {
  it('has no barrier in the desktop window', async ({ desktop }) => {
    expect(await findBarriers(desktop.page)).toEqual([])
  })

  it('has no barrier in a browser, dark or light', async ({ site }) => {
    await site.page.emulateMedia({ colorScheme: 'dark' })
    const barriersInTheDark = await findBarriers(site.page)
    await site.page.emulateMedia({ colorScheme: 'light' })

    expect(barriersInTheDark).toEqual([])
    expect(await findBarriers(site.page)).toEqual([])
  })
})
