import type { Locator, Page } from 'playwright-core'

/** A run may wait for a busy machine. */
const runTimeMsMax = 15_000

/** Scenario, run, results, causes and time. */
export function simulatePage(page: Page) {
  const left = page.getByRole('complementary', { name: 'Left panel' })
  const right = page.getByRole('complementary', { name: 'Right panel' })
  const bottom = page.getByRole('region', { name: 'Bottom panel' })
  const library = left.getByRole('list', { name: 'Bundled scenarios' })
  const playhead = bottom.getByRole('slider', { name: 'Playhead' })
  const results = right.getByRole('tabpanel', { name: 'Results' })
  const why = right.getByRole('tabpanel', { name: 'Why?' })
  const playheadAfter = async (step: string) => {
    await bottom.getByRole('button', { name: step, exact: true }).click()
    const { x, width } = await boxOf(playhead)
    return x + width / 2
  }
  return {
    left,
    right,
    bottom,
    library,
    chooseScenario: (name: string) =>
      library.getByRole('button', { name: new RegExp(`^${name}`) }).click(),
    run: async () => {
      await left.getByRole('button', { name: /^Run/ }).click()
      await right.getByRole('tab', { name: 'Results' }).waitFor({ timeout: runTimeMsMax })
    },
    finished: () => right.getByRole('tab', { name: 'Results' }).waitFor({ timeout: runTimeMsMax }),
    show: (tab: string) => page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click(),
    /** The line of a business service in the results. */
    service: (name: string) => right.getByRole('button', { name: new RegExp(`^${name}`) }),
    results,
    why,
    event: (sentence: RegExp) =>
      left.getByRole('list', { name: 'Events of the run' }).getByRole('button', { name: sentence }),
    /** What led to the event that is explained. */
    cause: (sentence: RegExp) =>
      why.getByRole('list').first().getByRole('button', { name: sentence }),
    /** The moment that the playhead is at, as it is read out. */
    momentShown: async () => (await playhead.getAttribute('aria-valuetext')) ?? '',
    /** Drags the playhead to a place on the axis: 0 is the start, 1 the end. */
    scrubTo: async (share: number) => {
      const startX = await playheadAfter('To the start')
      const endX = await playheadAfter('To the end')
      const axis = await boxOf(bottom.getByRole('tabpanel', { name: 'Timeline' }))
      const y = axis.y + 12
      await page.mouse.move(endX, y)
      await page.mouse.down()
      await page.mouse.move(startX + share * (endX - startX), y, { steps: 6 })
      await page.mouse.up()
    },
    /** Goes to a moment that people look for first. */
    jump: (moment: string) => bottom.getByRole('button', { name: moment, exact: true }).click(),
    digest: async () => {
      await right.getByText('This run').click()
      return right.getByText(/^[0-9a-f]{64}$/).innerText()
    },
  }
}

async function boxOf(what: Locator) {
  const box = await what.boundingBox()
  if (box === null) throw new Error('It is not in sight')
  return box
}
