import { expect } from 'vitest'
import { it } from './journey.ts'
import { journeys } from './launch.ts'

journeys('the web shop that loses its first region', () => {
  it('has a standby that waits for the lost region, as its events show on the map', async ({
    browser,
  }) => {
    const { start, window, draw, simulate, picture } = browser
    await start.openSample('Web shop')
    await window.goTo('Simulate')
    await simulate.chooseScenario('Loss of a site')
    await simulate.run()
    await simulate.show('Events')
    await simulate.filterEvents('Image registry')

    await simulate.event(/Shop in region west could not start without Image registry/).click()
    await picture('web-shop-wait')

    expect(await simulate.highlighted.innerText()).toMatch(/^\d+ things highlighted/)
    expect(await draw.isLit('Shop in region west')).toBe(true)
    expect(await draw.isLit('Image registry')).toBe(true)
    expect(await draw.isLit('Payments')).toBe(false)
  })

  it('misses the objective of its checkout, which is a gap with witnesses on the map', async ({
    browser,
  }) => {
    const { start, window, draw, simulate, picture } = browser
    await start.openSample('Web shop')
    await window.goTo('Simulate')
    await simulate.chooseScenario('Loss of a site')
    await simulate.run()
    await simulate.show('Gaps')

    await simulate.gap(/^GAP-02 .*Checkout/).click()
    await picture('web-shop-gap')

    expect(await draw.isLit('Checkout')).toBe(true)
    expect(await draw.isLit('Image registry')).toBe(true)
    expect(await draw.isLit('Warehouse system')).toBe(false)
  })

  it('is back within its hour once the standby starts from the mirror', async ({ browser }) => {
    const { start, window, draw, inspector, simulate, picture } = browser
    await start.openSample('Web shop')
    await window.goTo('Simulate')
    await simulate.chooseScenario('Loss of a site')
    await simulate.setSeed('4')
    await simulate.run()
    const before = await simulate.verdict('Checkout', 'RTO')

    await window.goTo('Draw')
    await draw.nameOnCard('Shop in region west').click()
    await inspector.need(/^Start Image registry/).click()
    await inspector.choose('What it needs', 'Image mirror')
    await picture('web-shop-mended')
    await window.goTo('Simulate')
    await simulate.right.getByText('These results are of an earlier plan').waitFor()
    await simulate.runAgain()

    expect(before).toMatch(/^RTO 1 h missed/)
    expect(await simulate.verdict('Checkout', 'RTO')).toMatch(/^RTO 1 h met/)
    await picture('web-shop-mended-results')
  })
})
