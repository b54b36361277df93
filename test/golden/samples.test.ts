import { describe, expect, it } from 'vitest'
import { planNames } from '../scenarios/bundled.ts'
import { blackstart, contentsOf, folderWith } from '../cli/fakeIo.ts'
import { golden, pairs } from './samples.ts'

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

describe.each(pairs)('$scenario on $plan', ({ plan, scenario }) => {
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
