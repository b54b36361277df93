import type { Page } from 'playwright-core'

/** The fields of what is selected. */
export function inspectorPage(page: Page) {
  const panel = page.getByRole('complementary', { name: 'Right panel' })
  const field = (label: string) => panel.getByRole('textbox', { name: label, exact: true })
  return {
    panel,
    title: panel.getByRole('heading', { level: 2 }),
    field,
    write: async (label: string, text: string) => {
      await field(label).fill(text)
      await field(label).press('Enter')
    },
  }
}
