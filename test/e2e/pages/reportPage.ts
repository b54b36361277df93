import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

/** The report of the last run. */
export function reportPage(page: Page) {
  const exportHtml = page.getByRole('button', { name: 'Export HTML' })
  return {
    panel: page.getByRole('main'),
    preview: page.frameLocator('iframe[title="Preview of the report"]'),
    frame: page.getByTitle('Preview of the report'),
    /** Takes the report along as HTML, as a browser does, and reads it. */
    downloadHtml: async () => {
      const downloading = page.waitForEvent('download')
      await exportHtml.click()
      return readFile(await (await downloading).path(), 'utf8')
    },
    exportHtml,
    exportPdf: page.getByRole('button', { name: 'Export PDF' }),
  }
}
