import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../build/run.ts'
import { it, type Journey } from './journey.ts'
import { journeys, type Opened } from './launch.ts'
import { runProgram } from './program.ts'

interface Milestones {
  readonly rows: Readonly<Record<string, { readonly at: string; readonly value?: number }>>
}

const published: Milestones = parse(
  await readFile(path.join(root, 'scenarios/backtests/crowdstrike-salem.milestones.yaml'), 'utf8'),
)
/** How far one simulated night may be from the counts, as a share of them. */
const tolerance = 0.2
const startMs = Date.parse('2024-07-19T04:09:00Z')

const counts = ['saturday', 'sunday'].map((id) => {
  const { at = '', value = 0 } = published.rows[id] ?? {}
  return { time: at, value, of: 'working' as const }
})

async function runSalem({ start, window, simulate }: Journey<Opened>, seed: string) {
  await start.openSample('Salem Health')
  await window.goTo('Simulate')
  await simulate.chooseScenario('Bad vendor update')
  await simulate.setSeed(seed)
  await simulate.run()
}

journeys('Salem Health with the bad update', () => {
  it.for(['1', 'a night in July'])(
    'is the same run in the window and on the command line, seed “%s”',
    async (seed, { browser }) => {
      await runSalem(browser, seed)
      const digest = await browser.simulate.digest()

      const { out } = await runProgram(
        root,
        'run',
        'salem-health',
        '--scenario',
        'bad-vendor-update',
        '--seed',
        seed,
        '--json',
      )

      expect(digest).toBe(JSON.parse(out).digest)
    },
  )

  it('shows as many machines at the published times as the hospital counted', async ({
    browser,
  }) => {
    const { simulate, picture } = browser
    await runSalem(browser, '1')
    await picture('salem-results')

    for (const { time, value, of } of counts) {
      await simulate.moveTo(Date.parse(time) - startMs)
      await simulate.show('Machines')
      const machines = await simulate.machinesNow()
      expect(Math.abs(machines[of] - value) / value).toBeLessThanOrEqual(tolerance)
    }
    await picture('salem-machines')
  })
})
