import type { Page } from 'playwright-core'

/** The report of the last run. */
export function reportPage(page: Page) {
  return {
    panel: page.getByRole('main'),
    preview: page.frameLocator('iframe[title="Preview of the report"]'),
    frame: page.getByTitle('Preview of the report'),
    exportHtml: page.getByRole('button', { name: 'Export HTML' }),
    exportPdf: page.getByRole('button', { name: 'Export PDF' }),
  }
}
