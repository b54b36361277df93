import { expect } from 'vitest'
import { root } from '../../build/run.ts'
import { formatElapsed } from '../../simulation/index.ts'
import { it } from './journey.ts'
import { journeys } from './launch.ts'
import { runProgram } from './program.ts'

const hourMs = 3_600_000

/** How long orders were out, by the command line. */
async function outageSaidByProgram(): Promise<number> {
  const scenario = ['--scenario', 'identity-outage', '--seed', '1', '--json']
  const { out } = await runProgram(root, 'run', 'first-steps', ...scenario)
  return JSON.parse(out).results[0].rtaMs
}

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
    const outMs = await outageSaidByProgram()
    await picture('first-steps-results')
    expect(await simulate.verdict('Taking orders', 'RTO')).toMatch(/^RTO 4 h met/)
    expect(
      await results.getByRole('button', { name: /^outside our control/ }).innerText(),
    ).toContain('The fault in Sign-in was gone')
    expect(await results.getByText(/^Together/).innerText()).toContain(` ${formatElapsed(outMs)},`)
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
    await simulate.scrubTo(1.5 * hourMs)

    expect(atPeak).toBe('T+1:00:00: 3 components not operational')
    await expect.poll(simulate.momentShown).toMatch(/^T\+1:(29|30):\d\d: 3 components/)
    await expect.poll(() => draw.cardText('Website')).toMatch(/Down.*since 1:00:00/)
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
