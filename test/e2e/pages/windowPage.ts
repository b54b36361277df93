import type { Locator, Page } from 'playwright-core'

export type ModeName = 'Draw' | 'Simulate' | 'Report'

/** What stands around every mode: the title, the modes, undo, messages and questions. */
export function windowPage(page: Page) {
  const undo = page.getByRole('button', { name: /^Undo/ })
  const redo = page.getByRole('button', { name: /^Redo/ })
  return {
    title: page.getByRole('heading', { level: 1 }),
    named: (name: string) => page.getByRole('heading', { level: 1, name }).waitFor(),
    unsavedMark: page.getByRole('heading', { level: 1 }).getByText('Not saved'),
    status: page.getByRole('contentinfo'),
    undoAll: () => pressToTheEnd(undo),
    redoAll: () => pressToTheEnd(redo),
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

/** Presses a button until it cannot be pressed any more, and says how often. */
async function pressToTheEnd(button: Locator): Promise<number> {
  let times = 0
  while (await button.isEnabled()) {
    await button.click()
    times += 1
  }
  return times
}
