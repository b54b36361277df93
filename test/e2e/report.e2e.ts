import { copyFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import { root } from '../../build/run.ts'
import { it, type Journey } from './journey.ts'
import { journeys, type Opened } from './launch.ts'
import { runProgram } from './program.ts'

async function reportOnWebShop({ start, window, simulate, report }: Journey<Opened>) {
  await start.openSample('Web shop')
  await window.goTo('Simulate')
  await simulate.chooseScenario('Loss of a site')
  await simulate.run()
  await window.goTo('Report')
  await report.frame.waitFor()
}

journeys('the report of a run', () => {
  it('is shown as it will be handed over', async ({ browser }) => {
    const { report, picture } = browser
    await reportOnWebShop(browser)

    await report.preview.getByRole('heading', { level: 1 }).first().waitFor()
    await picture('report-preview')
    const headings = await report.preview.getByRole('heading', { level: 2 }).allInnerTexts()

    expect(headings.join()).toMatch(/Verdict.*Where the time went.*Gaps in the plan/)
  })

  it('is one HTML file that needs nothing else', async ({ browser }) => {
    await reportOnWebShop(browser)

    const html = await browser.report.downloadHtml()

    expect(html).not.toMatch(/<script|<iframe|<object|<link|javascript:/i)
    expect(html.match(/\s(?:src|href|action|data)="(?!#)[^"]*"/g) ?? []).toEqual([])
    expect(html.match(/url\((?!#)[^)]*\)|@import/g) ?? []).toEqual([])
  })

  it('is byte for byte what the CLI writes on the saved plan', async ({ desk }) => {
    const { folder } = desk.host
    await reportOnWebShop(desk)
    await desk.saveAs('web-shop.blackstart')
    await desk.host.chooseFileToSave(path.join(folder, 'from-the-window.html'))
    await desk.report.exportHtml.click()
    await desk.window.messages.getByText('from-the-window.html was written.').waitFor()

    // Named as the report itself says, so that the command in it is the one that is run.
    const scenario = path.join(root, 'scenarios/library/region-loss.scenario.yaml')
    await copyFile(scenario, path.join(folder, 'loss-of-a-site.scenario.yaml'))
    const inputs = ['web-shop.blackstart', '--scenario', 'loss-of-a-site.scenario.yaml']
    const settings = ['--seed', '1', '--until', '3d', '--report', 'from-the-program.html']
    const said = await runProgram(folder, 'run', ...inputs, ...settings)

    expect(said.complaints).toBe('')
    expect(await readFile(path.join(folder, 'from-the-window.html'), 'utf8')).toBe(
      await readFile(path.join(folder, 'from-the-program.html'), 'utf8'),
    )
  })

  it('is a tagged PDF of several pages on the desktop', async ({ desk }) => {
    const file = path.join(desk.host.folder, 'report.pdf')
    await reportOnWebShop(desk)
    await desk.host.chooseFileToSave(file)

    await desk.report.exportPdf.click()
    await desk.window.messages.getByText('report.pdf was written.').waitFor({ timeout: 20_000 })

    const bytes = await readFile(file, 'latin1')
    expect(bytes.slice(0, 5)).toBe('%PDF-')
    expect(bytes).toContain('StructTreeRoot')
    expect(bytes).toContain('/Outlines')
    expect(bytes.match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(2)
  })
})
