import type { Page } from 'playwright-core'

export type ModeName = 'Draw' | 'Simulate' | 'Report'

/** What stands around every mode: the title, the modes, undo, messages and questions. */
export function windowPage(page: Page) {
  return {
    title: page.getByRole('heading', { level: 1 }),
    unsavedMark: page.getByRole('img', { name: 'Not saved' }),
    status: page.getByRole('contentinfo'),
    undoButton: page.getByRole('button', { name: /^Undo/ }),
    redoButton: page.getByRole('button', { name: /^Redo/ }),
    messages: page.getByRole('region', { name: 'Messages' }),
    dialog: page.getByRole('dialog'),
    goTo: (mode: ModeName) =>
      page
        .getByRole('radiogroup', { name: 'Mode' })
        .getByRole('radio', { name: mode, exact: true })
        .click(),
    /** Presses a button of the question that is asked. */
    answer: (text: string) =>
      page.getByRole('dialog').getByRole('button', { name: text, exact: true }).click(),
  }
}
