import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import { it, toJourney } from './journey.ts'
import { journeys, openDesktop } from './launch.ts'

const handWritten = `# Kept by the harbour master; ask before you change it.
blackstart: 1
name: Harbour office

components:
  # The old one, under the stairs.
  berths:
    name: Berth list
    kind: service
    repair: 2h # measured in May
`

journeys('a plan on disk', () => {
  it('keeps its comments when it is opened by the menu, changed and saved', async ({ desk }) => {
    const { host, window, draw, inspector, picture } = desk
    const file = path.join(host.folder, 'harbour.blackstart')
    await writeFile(file, handWritten)
    await host.chooseFileToOpen(file)
    await host.clickMenu('open-plan')
    await window.named('Harbour office')
    const marksWhenOpened = await window.unsavedMark.count()

    await draw.nameOnCard('Berth list').click()
    await inspector.write('Repair takes', '3h')
    await window.unsavedMark.waitFor()
    await picture('documents-unsaved')
    await host.clickMenu('save')
    await window.messages.getByText('Saved harbour.blackstart.').waitFor()

    expect(marksWhenOpened).toBe(0)
    expect(await window.unsavedMark.count()).toBe(0)
    expect(await readFile(file, 'utf8')).toBe(handWritten.replace('repair: 2h', 'repair: 3h'))
    expect(await readFile(`${file}.bak`, 'utf8')).toBe(handWritten)
  })

  it('is not closed over unsaved changes without asking', async ({ desk }) => {
    const { host, start, draw } = desk
    const countWindows = () =>
      host.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)
    const closeWindow = () =>
      host.app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0].close()
      }, undefined)
    await start.newPlan()
    await draw.part('Service').click()
    await desk.window.unsavedMark.waitFor()

    await host.answerQuestions(0)
    await closeWindow()
    const windowsWhenKept = await countWindows()
    await host.answerQuestions(1)
    await closeWindow()

    expect(windowsWhenKept).toBe(1)
    await expect.poll(countWindows).toBe(0)
  })

  it('stays open beside others, and is asked about before it is closed', async ({ desk }) => {
    const { start, draw, window, picture, keys, page } = desk
    await start.newPlan()
    await draw.part('Service').click()
    await window.unsavedMark.waitFor()

    await keys.press('Control+n')
    await window.status.getByText('0 components').waitFor()
    const tabs = page.getByRole('navigation', { name: 'Open plans' })
    await picture('documents-tabs')
    await keys.press('Alt+PageDown')
    await window.status.getByText('1 component').waitFor()
    await keys.press('Alt+w')
    await window.dialog.getByRole('heading', { name: 'Save your changes?' }).waitFor()
    await picture('documents-leave')
    await window.answer('Cancel')
    const whenKept = await window.status.innerText()
    await keys.press('Alt+w')
    await window.answer('Discard')

    await window.status.getByText('0 components').waitFor()
    expect(whenKept).toContain('1 component')
    expect(await tabs.count()).toBe(0)
  })

  it('offers its unsaved work after the program was killed', async ({ desk }) => {
    const { host, start, draw } = desk
    await start.newPlan()
    await draw.part('Datastore').click()
    await draw.rename('Datastore', 'Tide tables')
    await desk.window.unsavedMark.waitFor()
    await expect
      .poll(() => host.page.evaluate(() => window.blackstart?.readRecovery()), { timeout: 20_000 })
      .toMatchObject({ ok: true, entries: [{ text: expect.stringContaining('Tide tables') }] })

    const again = await openDesktop(host.folder, [])
    const after = toJourney(again.desktop)
    await after.start.recovered.getByText('Untitled plan').waitFor()
    await after.picture('documents-recovered')
    await after.start.recovered.getByRole('button', { name: 'Open' }).click()
    await after.draw.nameOnCard('Tide tables').waitFor()
    const marks = await after.window.unsavedMark.count()
    await again.close()

    expect(marks).toBe(1)
  })
})
