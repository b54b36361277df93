import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { logToText, simulate, suggestBindings } from '../../simulation/index.ts'
import {
  compileSample,
  planNames,
  samplePlan,
  sampleScenario,
  scenarioNames,
} from '../scenarios/bundled.ts'
import { blackstart, contentsOf, folderWith } from '../cli/fakeIo.ts'

/** Every sample plan with every bundled scenario that finds its targets in it. */
const pairs = planNames.flatMap((plan) =>
  scenarioNames
    .filter(
      (scenario) =>
        suggestBindings(samplePlan(plan), sampleScenario(scenario)).unbound.length === 0,
    )
    .map((scenario) => ({ plan, scenario })),
)

/** What a report says, without its looks and its pictures: those may change every week. */
function wordsOf(report: string): string {
  return report
    .replace(/<(style|svg)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<\/(td|th)>/g, ' | ')
    .replace(/<\/(tr|p|li|h\d|dt|dd|div|section|summary|figcaption)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n[ \n]*/g, '\n')
}

const golden = (name: string) => path.join(import.meta.dirname, name)

describe.each(pairs)('$scenario on $plan', ({ plan, scenario }) => {
  it('happens as it did before, event for event', async () => {
    const model = compileSample(plan, scenario)

    const log = simulate(model, { seed: '1', untilMs: model.horizonMs })

    await expect(logToText(log)).toMatchFileSnapshot(golden(`${plan}.${scenario}.log.txt`))
  })

  it('is told as it was before, in a page and in a report', async () => {
    const folder = folderWith()
    const { out } = await blackstart(
      folder,
      ...['run', plan, '--scenario', scenario, '--report', 'report.html'],
    )
    const { 'report.html': report = '' } = contentsOf(folder)

    await expect(wordsOf(report)).toMatchFileSnapshot(golden(`${plan}.${scenario}.report.txt`))
    await expect(out).toMatchFileSnapshot(golden(`${plan}.${scenario}.summary.txt`))
  })
})

it.each(planNames)('the gaps of %s are those it had before', async (plan) => {
  const { out } = await blackstart(folderWith(), 'check', plan, '--as-of', '2025-06-01')

  await expect(out).toMatchFileSnapshot(golden(`${plan}.gaps.txt`))
})
