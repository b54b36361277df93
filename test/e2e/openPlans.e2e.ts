import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import { it, type Journey, toJourney } from './journey.ts'
import { type Desktop, journeys, openDesktop } from './launch.ts'

const office = 'blackstart: 1\nname: Harbour office\ncomponents:\n  web:\n    name: Web\n'

async function openOffice({ host, keys, window }: Journey<Desktop>): Promise<string> {
  const file = path.join(host.folder, 'office.blackstart')
  await writeFile(file, office)
  await host.chooseFileToOpen(file)
  await keys.press('Control+o')
  await window.named('Harbour office')
  return file
}

/** Coming back to the window is one of the moments at which it looks at the file. */
function comeBack({ page }: Journey<Desktop>): Promise<void> {
  return page.evaluate(() => {
    window.dispatchEvent(new Event('focus'))
  })
}

journeys('two plans side by side', () => {
  it('keep each its run and its undo', async ({ desk }) => {
    const { start, window, simulate, draw, keys, page, picture } = desk
    await start.openSample('First steps')
    await window.goTo('Simulate')
    await simulate.chooseScenario('Identity outage')
    await simulate.run()
    const moment = await simulate.momentShown()
    await keys.press('Control+n')
    await window.named('Untitled plan')
    await draw.part('Datastore').click()
    await window.status.getByText('1 component').waitFor()

    const tabs = page.getByRole('navigation', { name: 'Open plans' })
    await tabs.getByRole('button', { name: /^First steps/ }).click()
    await simulate.finished()
    await picture('tabs-run-kept')

    expect(await simulate.momentShown()).toBe(moment)
    await tabs.getByRole('button', { name: /^Untitled plan/ }).click()
    await window.status.getByText('1 component').waitFor()
    expect(await window.undoAll()).toBe(1)
    await window.status.getByText('0 components').waitFor()
  })

  it('are one when both are the same file', async ({ desk }) => {
    await openOffice(desk)
    await desk.keys.press('Control+n')
    await desk.window.named('Untitled plan')

    await desk.keys.press('Control+o')

    await desk.window.named('Harbour office')
    expect(await desk.page.getByRole('button', { name: /^Close Harbour office/ }).count()).toBe(1)
  })
})

journeys('a file that somebody else writes', () => {
  it('is noticed, compared and taken over, and Undo brings back what was here', async ({
    desk,
  }) => {
    const { draw, inspector, window, page, picture } = desk
    const file = await openOffice(desk)
    await draw.nameOnCard('Web').click()
    await inspector.write('Repair takes', '3h')
    await writeFile(file, office.replace('Web', 'Web tier'))
    await comeBack(desk)

    const bar = page.getByRole('region', { name: 'The file on disk' })
    await bar.getByText('Something else has changed office.blackstart.').waitFor()
    await bar.getByRole('button', { name: 'Compare…' }).click()
    await picture('disk-compare')
    const differences = await window.dialog.getByRole('table').innerText()
    await window.answer('Close')
    await bar.getByRole('button', { name: 'Reload' }).click()
    await draw.nameOnCard('Web tier').waitFor()
    const marksWhenReloaded = await window.unsavedMark.count()
    await desk.host.clickMenu('undo')
    await draw.nameOnCard('Web').waitFor()

    expect(differences).toContain('Web tier')
    expect(differences).toContain('3h')
    expect(marksWhenReloaded).toBe(0)
    expect(await window.unsavedMark.count()).toBe(1)
    expect(await readFile(file, 'utf8')).toContain('Web tier')
  })

  it('is not overwritten by somebody who keeps their own', async ({ desk }) => {
    const { draw, inspector, window, keys, page } = desk
    const file = await openOffice(desk)
    await draw.nameOnCard('Web').click()
    await inspector.write('Repair takes', '3h')
    await writeFile(file, 'theirs')
    await comeBack(desk)

    const bar = page.getByRole('region', { name: 'The file on disk' })
    await bar.getByRole('button', { name: 'Keep mine' }).click()
    await keys.press('Control+s')
    await window.dialog.getByRole('heading', { name: 'The file has changed' }).waitFor()
    const beforeTheAnswer = await readFile(file, 'utf8')
    await window.answer('Replace it')
    await window.messages.getByText('Saved office.blackstart.').waitFor()

    expect(beforeTheAnswer).toBe('theirs')
    expect(await readFile(file, 'utf8')).toContain('repair: 3h')
    expect(await readFile(`${file}.bak`, 'utf8')).toBe('theirs')
  })

  it('is missed when it is taken away, and can be written again', async ({ desk }) => {
    const file = await openOffice(desk)
    await rm(file)
    await comeBack(desk)

    const bar = desk.page.getByRole('region', { name: 'The file on disk' })
    await bar.getByText('no longer where it was').waitFor()
    await bar.getByRole('button', { name: 'Save' }).click()
    await desk.window.messages.getByText('Saved office.blackstart.').waitFor()

    expect(await readFile(file, 'utf8')).toBe(office)
  })
})

journeys('a plan on disk', () => {
  it('goes back to what was saved', async ({ desk }) => {
    const { draw, inspector, window, host, page } = desk
    await openOffice(desk)
    await draw.nameOnCard('Web').click()
    await inspector.write('Repair takes', '3h')
    await window.unsavedMark.waitFor()

    await page.waitForTimeout(150)
    await host.clickMenu('revert')
    await window.answer('Go back')

    await window.messages.getByText(/what office.blackstart says/).waitFor()
    expect(await window.unsavedMark.count()).toBe(0)
    expect(await inspector.field('Repair takes').inputValue()).toBe('')
  })

  it('is dropped on the window and saved where it lies', async ({ desk }) => {
    const { host, page, window, draw, keys } = desk
    const file = path.join(host.folder, 'office.blackstart')
    await writeFile(file, office)
    await page.evaluate(
      ([text, place]) => {
        Object.assign(window, { doublePaths: { 'office.blackstart': place } })
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([text], 'office.blackstart'))
        document
          .querySelector('.window')
          ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
      },
      [office, file] as const,
    )
    await window.named('Harbour office')
    await draw.rename('Web', 'Web tier')
    await keys.press('Control+s')
    await window.messages.getByText('Saved office.blackstart.').waitFor()

    expect(await readFile(file, 'utf8')).toContain('Web tier')
  })
})

journeys('closing the window', () => {
  it('saves first when that is wanted', async ({ desk }) => {
    const { draw, host, window } = desk
    const file = await openOffice(desk)
    await draw.rename('Web', 'Web tier')
    await window.unsavedMark.waitFor()
    await host.answerQuestions(2)

    await closeWindow(desk)

    await expect.poll(() => countWindows(desk)).toBe(0)
    expect(await readFile(file, 'utf8')).toContain('Web tier')
  })

  it('does not offer again what was given up', async ({ desk }) => {
    const { draw, host, start, page } = desk
    await start.newPlan()
    await draw.part('Datastore').click()
    await expect
      .poll(() => page.evaluate(() => window.blackstart?.readRecovery()), { timeout: 20_000 })
      .toMatchObject({ ok: true, entries: [{}] })
    await host.answerQuestions(1)
    await closeWindow(desk)
    await expect.poll(() => countWindows(desk)).toBe(0)

    const again = await openDesktop(host.folder, [])
    const after = toJourney(again.desktop)
    await after.start.samples.waitFor()
    const recovered = await after.start.recovered.count()
    await again.close()

    expect(recovered).toBe(0)
  })
})

function closeWindow({ host }: Journey<Desktop>): Promise<void> {
  return host.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0].close()
  }, undefined)
}

function countWindows({ host }: Journey<Desktop>): Promise<number> {
  return host.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)
}
