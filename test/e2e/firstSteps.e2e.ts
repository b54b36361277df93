import { expect } from 'vitest'
import { it } from './journey.ts'
import { journeys } from './launch.ts'

journeys('a newcomer', () => {
  it('learns from a sample how long an outage lasted and what recovery waited for', async ({
    browser,
  }) => {
    const { start, window, simulate, picture } = browser
    await start.openSample('First steps')
    await window.goTo('Simulate')
    await simulate.chooseScenario('Identity outage')

    await simulate.run()

    const { results } = simulate
    await picture('first-steps-results')
    expect(await simulate.service('Taking orders').innerText()).toContain('1 h 54 min')
    expect(await results.getByText(/^RTO 4 h met/).innerText()).toContain('2 h 6 min to spare')
    expect(
      await results.getByRole('button', { name: /^outside our control/ }).innerText(),
    ).toContain('The fault in Sign-in was gone')
    expect(await results.getByText(/^Together/).innerText()).toContain('1:54:15')
  })

  it('scrubs to the worst moment and sees it on the map', async ({ browser }) => {
    const { start, window, simulate, draw, picture } = browser
    await start.openSample('First steps')
    await window.goTo('Simulate')
    await simulate.chooseScenario('Identity outage')
    await simulate.run()

    await simulate.jump('Peak')
    const atPeak = await simulate.momentShown()
    await picture('first-steps-peak')
    await simulate.scrubTo(0.3)

    expect(atPeak).toBe('T+1:00:00: 3 components not operational')
    await expect.poll(simulate.momentShown).toMatch(/^T\+1:3\d:\d\d: 3 components/)
    await expect.poll(() => draw.cardText('Website')).toMatch(/Down · since 1:00:00/)
    await picture('first-steps-scrubbed')
  })

  it('asks why and walks back to the first cause', async ({ browser }) => {
    const { start, window, simulate, picture } = browser
    await start.openSample('First steps')
    await window.goTo('Simulate')
    await simulate.chooseScenario('Identity outage')
    await simulate.run()
    await simulate.show('Events')

    await simulate.event(/Taking orders went down, because Website went down/).click()
    await picture('first-steps-why')
    await simulate.cause(/Website went down, because Order system went down/).click()
    await simulate.cause(/Order system went down when a reserve of 1 h/).click()
    await simulate.cause(/Sign-in went down/).click()
    await simulate.cause(/“Sign-in fails” struck Sign-in/).click()
    await simulate.cause(/The run began/).click()

    await simulate.right.getByText('It came from outside').waitFor()
    await picture('first-steps-first-cause')
    expect(await simulate.momentShown()).toContain('T+0:00:00')
  })
})
