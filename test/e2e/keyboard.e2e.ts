import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { it } from './journey.ts'
import { journeys } from './launch.ts'

journeys('a planner without a mouse', () => {
  it('draws, connects, runs, asks why and takes the report along', async ({ browser }) => {
    const { keys, draw, inspector, simulate, report, window, picture, page } = browser
    await keys.press('Control+n')
    await window.named('Untitled plan')

    await keys.press('n')
    for (const kind of ['identity', 'business service']) {
      await keys.type(kind)
      await keys.press('Enter', 'Escape')
    }
    await keys.goToPart(draw.map)
    await keys.press('c')
    await window.dialog.waitFor()
    await keys.type('Iden')
    await keys.press('ArrowDown', 'Enter')
    await picture('keyboard-connect')
    await keys.press('Enter')
    await window.status.getByText('1 dependency').waitFor()
    await keys.press('ArrowUp', 'Alt+ArrowUp', 'Enter')
    expect(await keys.focused()).toContain('textbox "Name"')
    await keys.type('Selling')
    await keys.tabTo(/^textbox "RTO"/)
    await keys.type('30m')
    await keys.press('Enter')
    expect(await inspector.title.innerText()).toBe('Selling')

    await keys.press('Alt+2')
    await simulate.library.waitFor()
    await keys.goToPart(simulate.left)
    await keys.tabTo(/^button "Identity outage/)
    await keys.press('Enter', 'Control+Enter')
    await simulate.finished()
    expect(await simulate.results.getByText(/^RTO 30 min missed/).count()).toBe(1)
    await picture('keyboard-ran')

    await keys.goToPart(simulate.left)
    await keys.tabTo(/^tab "Scenario"/, 'Shift+Tab')
    await keys.press('ArrowRight', 'ArrowRight')
    await keys.tabTo(/^button "0:/)
    await keys.press('ArrowDown', 'ArrowDown', 'ArrowDown')
    await picture('keyboard-why')
    await keys.goToPart(simulate.right)
    await keys.tabTo(/^tab "Why\?"/)
    await keys.tabTo(/^button "0:00:00 “Sign-in fails” struck Identity/)
    await keys.press('Enter')
    expect(
      await simulate.why.getByRole('heading', { name: /^“Sign-in fails” struck/ }).count(),
    ).toBe(1)

    await keys.press('Alt+3')
    await report.frame.waitFor()
    await keys.goToPart(report.panel)
    await keys.tabTo(/^button "Export HTML"/, 'Shift+Tab')
    const downloading = page.waitForEvent('download')
    await keys.press('Enter')
    const download = await downloading
    await picture('keyboard-report')

    expect(download.suggestedFilename()).toBe('plan-identity-outage.html')
    expect(await readFile(await download.path(), 'utf8')).toContain('<!doctype html>')
  })
})
