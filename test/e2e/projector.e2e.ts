import AxeBuilder from '@axe-core/playwright'
import { expect } from 'vitest'
import { it } from './journey.ts'
import { journeys } from './launch.ts'

journeys('the window for a projector', () => {
  it('shows the run of the main window, follows its playhead and changes nothing', async ({
    desk,
  }) => {
    const { start, window, simulate, keys, page, picture, host } = desk
    await start.openSample('First steps')
    await window.goTo('Simulate')
    await simulate.chooseScenario('Identity outage')
    await simulate.run()
    await keys.press('Control+Shift+p')
    await expect.poll(() => host.app.windows().length).toBe(2)
    const projector = host.app.windows().find((each) => each !== page)
    if (projector === undefined) throw new Error('There is no second window')
    projector.setDefaultTimeout(5_000)
    await projector.setViewportSize({ width: 1920, height: 1080 })

    const services = projector.getByRole('list', { name: 'Business services' })
    await services.getByText('Down since T+1:00:00').waitFor()
    await projector.screenshot({ path: 'test-out/projector-light.png' })
    await projector.emulateMedia({ colorScheme: 'dark' })
    await projector.screenshot({ path: 'test-out/projector-dark.png' })
    const { violations } = await new AxeBuilder({ page: projector }).setLegacyMode(true).analyze()
    await simulate.moveTo(0)
    await services.getByText('Operational since').waitFor()
    await projector.keyboard.press('b')
    await projector.getByText('Press B to go on').waitFor()
    await projector.keyboard.press('b')
    await services.waitFor()
    await keys.press('Control+Shift+p')

    expect(
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
    ).toEqual([])
    expect(await projector.getByRole('button', { name: /^Run/ }).count()).toBe(0)
    expect(host.app.windows().length).toBe(2)
    await picture('projector-main')
  })

  it('is another tab in a browser', async ({ browser }) => {
    const { start, keys, page } = browser
    await start.openSample('First steps')
    const opening = page.context().waitForEvent('page')
    await keys.press('Control+Shift+p')
    const projector = await opening

    await projector.getByText('Nothing was run yet.').waitFor()
    expect(await projector.getByRole('heading', { level: 1 }).innerText()).toBe('First steps')
  })
})
