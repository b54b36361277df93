import type { Locator, Page } from 'playwright-core'

/** A run may wait for a busy machine. */
const runTimeMsMax = 15_000

const stale = /^These results are of an earlier plan/

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
    setSeed: async (seed: string) => {
      await left.getByRole('textbox', { name: 'Seed' }).fill(seed)
      await page.keyboard.press('Enter')
    },
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
    /** Runs once more; the results that are shown count as old until it is done. */
    runAgain: async () => {
      await left.getByRole('button', { name: /^Run again/ }).click()
      await right.getByText(stale).waitFor({ state: 'detached', timeout: runTimeMsMax })
    },
    /** How a service fared against one of its objectives. */
    verdict: (service: string, objective: string) =>
      results
        .getByRole('listitem')
        .filter({ has: page.getByRole('button', { name: new RegExp(`^${service}`) }) })
        .getByText(new RegExp(`^${objective} `))
        .innerText(),
    gap: (words: RegExp) => right.getByRole('button', { name: words }),
    highlighted: right.getByText(/highlighted on the map$/),
    filterEvents: (words: string) =>
      left.getByRole('searchbox', { name: 'Filter events' }).fill(words),
    event: (sentence: RegExp) =>
      left.getByRole('list', { name: 'Events of the run' }).getByRole('button', { name: sentence }),
    /** What led to the event that is explained. */
    cause: (sentence: RegExp) =>
      why.getByRole('region', { name: 'Because' }).getByRole('button', { name: sentence }),
    /** The moment that the playhead is at, as it is read out. */
    momentShown: async () => (await playhead.getAttribute('aria-valuetext')) ?? '',
    /** Drags the playhead to a moment, in milliseconds since the run began. */
    scrubTo: async (atMs: number) => {
      const startX = await playheadAfter('To the start')
      const endX = await playheadAfter('To the end')
      const share = atMs / Number(await playhead.getAttribute('max'))
      const axis = await boxOf(bottom.getByRole('tabpanel', { name: 'Timeline' }))
      const y = axis.y + 12
      await page.mouse.move(endX, y)
      await page.mouse.down()
      await page.mouse.move(startX + share * (endX - startX), y, { steps: 6 })
      await page.mouse.up()
    },
    /** Puts the playhead at a moment, in milliseconds since the run began. */
    moveTo: async (atMs: number) => {
      await page.getByRole('tab', { name: 'Timeline' }).click()
      await playhead.fill(String(atMs))
    },
    /** Machines of all fleets at the playhead. */
    machinesNow: async () => {
      const sheet = bottom.getByRole('tabpanel', { name: 'Machines' })
      const choice = sheet.getByRole('button', { name: /Fleet$/ })
      await choice.click()
      const fleets = await page.getByRole('option').allInnerTexts()
      await page.keyboard.press('Escape')
      const sum = { working: 0, broken: 0 }
      for (const fleet of fleets) {
        await choice.click()
        await page.getByRole('option', { name: fleet, exact: true }).click()
        const said = await sheet.getByText(/ working .* broken$/).innerText()
        sum.working += countIn(said, 'working')
        sum.broken += countIn(said, 'broken')
      }
      return sum
    },
    /** Goes to a moment that people look for first. */
    jump: (moment: string) => bottom.getByRole('button', { name: moment, exact: true }).click(),
    /** Fingerprint of the log that is shown. */
    digest: async () => {
      await right.getByText('This run', { exact: true }).click()
      return right.getByText(/^[0-9a-f]{64}$/).innerText()
    },
  }
}

async function boxOf(what: Locator) {
  const box = await what.boundingBox()
  if (box === null) throw new Error('It is not in sight')
  return box
}

/** The number before a word, as in `1,900 working`. */
function countIn(text: string, word: string): number {
  const [, digits = ''] = new RegExp(`([\\d,.]+) ${word}`).exec(text) ?? []
  return Number(digits.replaceAll(',', ''))
}
