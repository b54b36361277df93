import type { Page } from 'playwright-core'

/** The screen that the window shows first. */
export function startPage(page: Page) {
  const begin = (name: RegExp) => page.getByRole('button', { name })
  const samples = page.getByRole('region', { name: 'Samples' })
  return {
    samples,
    openSample: async (name: string) => {
      await samples.getByRole('button', { name: new RegExp(`^${name}`) }).click()
      await page.getByRole('heading', { level: 1, name }).waitFor()
    },
    newPlan: async () => {
      await begin(/^New plan/).click()
      await page.getByRole('heading', { level: 1, name: 'Untitled plan' }).waitFor()
    },
    openPlan: () => begin(/^Open a plan/).click(),
    recovered: page.getByRole('region', { name: 'Recovered work' }),
    recent: page.getByRole('region', { name: 'Recent' }),
  }
}
