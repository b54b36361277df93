import { expect } from 'vitest'
import { it, type Journey } from './journey.ts'
import { journeys, type Opened } from './launch.ts'

async function loseTheRegion({ start, window, simulate }: Journey<Opened>) {
  await start.openSample('Web shop')
  await window.goTo('Simulate')
  await simulate.chooseScenario('Loss of a site')
  await simulate.run()
}

journeys('Whoever would have done otherwise', () => {
  it('takes a decision at the playhead and sees what differs from the run before', async ({
    browser,
  }) => {
    await loseTheRegion(browser)
    const { simulate, page, picture } = browser
    const { left, bottom } = simulate

    await page.keyboard.press('Alt+K')
    await bottom.getByText(/^This is the kept run itself/).waitFor()
    await page.keyboard.press('Alt+D')
    await left.getByRole('searchbox', { name: 'Filter actions' }).fill('switch shop pair')
    await left.getByRole('button', { name: 'Do it: Switch Shop pair over' }).click()
    await bottom.getByText('What differs in the inputs').waitFor()

    expect(await bottom.getByRole('cell', { name: 'Switch Shop pair over' }).count()).toBe(1)
    expect(await left.getByText(/^done at T\+/).count()).toBe(1)
    expect(await bottom.getByText('The two runs part here').count()).toBe(1)
    await picture('compare-decision')

    await left.getByRole('button', { name: 'Take back: Switch Shop pair over' }).click()
    await bottom.getByText('The inputs are the same, and so is the run.').waitFor()
  })

  it('saves the decisions and opens them again', async ({ browser }) => {
    await loseTheRegion(browser)
    const { simulate, page } = browser
    const { left } = simulate
    await page.keyboard.press('Alt+D')
    await left
      .getByRole('button', { name: /^Do it:/ })
      .first()
      .click()
    await left.getByText(/^done at T\+/).waitFor()

    const downloading = page.waitForEvent('download')
    await left.getByRole('button', { name: 'Save…' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('web-shop.decisions.yaml')
    await left.getByRole('button', { name: 'Take all back' }).click()
    await left.getByText(/^Nothing was decided yet/).waitFor()

    // The dialog of the system cannot be answered from outside; a browser without it offers this one.
    await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'))
    const choosing = page.waitForEvent('filechooser')
    await left.getByRole('button', { name: 'Open…' }).click()
    await (await choosing).setFiles(await download.path())
    await left.getByText(/^done at T\+/).waitFor()
  })
})

journeys('Many runs', () => {
  it('say how often the target is met, and stop at once when asked', async ({ browser }) => {
    await loseTheRegion(browser)
    const { simulate, page, picture } = browser
    const { bottom } = simulate
    await page.keyboard.press('Alt+M')
    const stop = bottom.getByRole('button', { name: 'Stop' })
    await stop.waitFor()
    await stop.click()
    await bottom.getByRole('button', { name: /^Make (many runs|them again)/ }).waitFor()

    await page.keyboard.press('Alt+M')
    await bottom.getByText('500 runs, each with luck of its own.').waitFor({ timeout: 60_000 })
    const checkout = bottom.getByRole('row', { name: /^Checkout/ })
    expect(await checkout.getByText('0 %', { exact: true }).count()).toBe(1)
    await picture('many-runs')
    await simulate.show('Recovery')
    expect(await bottom.getByText('RTO met in 0 % of 500 runs').count()).toBe(1)
    await picture('recovery-whiskers')
  })
})
