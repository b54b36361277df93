import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../build/run.ts'
import { it, type Journey } from './journey.ts'
import { journeys, type Opened } from './launch.ts'
import { runProgram } from './program.ts'

interface Milestones {
  readonly tolerance: number
  readonly rows: readonly {
    readonly time: string
    readonly metric: string
    readonly value: number
  }[]
}

const published: Milestones = parse(
  await readFile(path.join(root, 'scenarios/backtests/salem-health.milestones.yaml'), 'utf8'),
)
const startMs = Date.parse('2024-07-19T04:09:00Z')

/** Which of the two counts that the window shows is the published one. */
const countOf = {
  'machines-broken-in-total': 'broken',
  'machines-restored': 'working',
  'machines-still-broken': 'broken',
} as const

const counts = published.rows.flatMap((row) =>
  row.metric in countOf ? [{ ...row, of: countOf[row.metric as keyof typeof countOf] }] : [],
)

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
      expect(Math.abs(machines[of] - value) / value).toBeLessThanOrEqual(published.tolerance)
    }
    await picture('salem-machines')
  })
})
