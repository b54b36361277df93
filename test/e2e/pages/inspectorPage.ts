import type { Page } from 'playwright-core'

/** The fields of what is selected. */
export function inspectorPage(page: Page) {
  const panel = page.getByRole('complementary', { name: 'Right panel' })
  const field = (label: string) => panel.getByRole('textbox', { name: label, exact: true })
  return {
    panel,
    title: panel.getByRole('heading', { level: 2 }),
    field,
    /** A dependency of what is selected, as it is listed below its fields. */
    need: (words: RegExp) =>
      panel
        .getByRole('region', { name: 'Needs', exact: true })
        .getByRole('button', { name: words }),
    /** Finds another thing of the plan by its name. */
    choose: async (label: string, name: string) => {
      await panel.getByRole('combobox', { name: label, exact: true }).click()
      await page.keyboard.press('Control+a')
      await page.keyboard.type(name)
      await page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
    },
    write: async (label: string, text: string) => {
      await field(label).fill(text)
      await field(label).press('Enter')
    },
  }
}
