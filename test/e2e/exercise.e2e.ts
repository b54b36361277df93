import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { root } from '../../build/run.ts'
import { Door } from '../../room/door.ts'
import { Room } from '../../room/room.ts'
import { exerciseDigest, parseJournal, replayAndVerify } from '../../simulation/index.ts'
import { headerOf, preparation } from '../exercise/room.ts'
import { scratch } from '../room/client.ts'
import { valueOf } from '../support/notation/sketch.ts'
import { it, journeys, openBrowser } from './launch.ts'

vi.setConfig({ testTimeout: 240_000 })

const pictures = path.join(root, 'test-out')

/** A device of its own: a profile, a window, and what it complained about. */
async function device(
  address: string,
  options: { readonly isPhone?: boolean; readonly isDark?: boolean } = {},
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await (await openBrowser()).newContext({
    viewport: options.isPhone === true ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    colorScheme: options.isDark === true ? 'dark' : 'light',
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(address)
  return { page, context, complaints }
}

async function joinAs(page: Page, name: string, role: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Role').selectOption({ label: role })
  await page.getByRole('button', { name: 'Join' }).click()
}

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: path.join(pictures, `exercise-${name}.png`) })
}

async function barriersOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

journeys('a workshop', () => {
  it('runs from joining to the closed journal, with a wall, a desk and three devices', async () => {
    const file = path.join(await scratch(), 'tuesday.exercise.json')
    const room = valueOf(
      (await Room.create({ file, nowMs: () => Date.now() }, headerOf())) as never,
    ) as Room
    await room.act({ source: 'facilitator' }, { kind: 'prepared', preparation })
    const directory = path.join(root, 'out/room')
    const door = await Door.open(room, { directory, addresses: () => ['127.0.0.1'] })

    // The facilitator begins and opens the door; the wall shows how to join.
    const desk = await device(door.facilitatorUrl)
    await desk.page.getByRole('button', { name: 'Fix objectives' }).click()
    await desk.page.getByRole('button', { name: 'Begin' }).click()
    await desk.page.getByRole('button', { name: 'Open the door' }).click()
    await desk.page.getByText(`PIN ${door.pin}`).waitFor()
    const wall = await device(door.projectorUrl, { isDark: true })
    await wall.page.getByText(`PIN ${door.pin}`).waitFor()
    const lan = (await wall.page.locator('.address').first().textContent()) ?? ''

    // Three people join: by the code, with a wrong PIN first, and by typing.
    const ann = await device(`${lan}#${door.pin}`, { isPhone: true })
    await joinAs(ann.page, 'Ann', 'IT lead')
    const bo = await device(lan, { isPhone: true, isDark: true })
    await bo.page.getByLabel('PIN').fill('nope')
    await joinAs(bo.page, 'Bo', 'Manager')
    await bo.page.getByText('That is not the PIN').waitFor()
    await bo.page.getByLabel('PIN').fill(door.pin)
    await bo.page.getByRole('button', { name: 'Join' }).click()
    const cy = await device(`${lan}#${door.pin}`, { isPhone: true })
    await joinAs(cy.page, 'Cy', 'IT lead')
    for (const { page } of [ann, bo, cy]) await page.getByText('● Live').waitFor()

    // Time passes; the alert reaches those who see the monitor, and nobody else.
    await desk.page.getByRole('button', { name: 'Skip 15 min' }).click()
    await ann.page.getByText('Alert: Database is not well.').waitFor()
    await ann.page.getByRole('button', { name: 'Monitors' }).click()
    await ann.page.getByText('Down').waitFor()
    await picture(ann.page, 'monitors')
    expect(await bo.page.getByText('Database').count()).toBe(0)
    expect(await wall.page.getByText('Database').count()).toBe(0)

    // The model offers, the room is asked, and votes silently.
    await desk.page.getByRole('button', { name: 'Look what can be done now' }).click()
    for (const name of ['Begin with Bring the database back', 'Call Board']) {
      await desk.page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
    }
    await desk.page.getByLabel('Question').fill('What do we do first?')
    await desk.page.getByLabel('Who decides').selectOption({ label: 'Manager' })
    await desk.page.getByRole('button', { name: 'Ask the room' }).click()
    await ann.page.getByRole('button', { name: 'Now' }).click()
    await ann.page.getByRole('radio', { name: /^Begin with Bring the database back/ }).check()
    await ann.page.getByLabel('Why?').fill('It costs nothing')
    await picture(ann.page, 'vote')
    await ann.page.getByRole('button', { name: 'Vote silently' }).click()
    await ann.page.getByText('You voted for “Begin with Bring the database back”.').waitFor()

    // One reloads and is still there; one sleeps through it, and his vote goes out when he wakes.
    await ann.page.reload()
    await ann.page.getByText('You voted for “Begin with Bring the database back”.').waitFor()
    await cy.context.setOffline(true)
    await cy.page.getByRole('radio', { name: /^Call Board/ }).check()
    await cy.page.getByRole('button', { name: 'Vote silently' }).click()
    await cy.page.getByText('1 thing waits to be sent').waitFor()
    await cy.context.setOffline(false)
    await cy.page.getByText('You voted for “Call Board”.').waitFor()
    await cy.page.getByText('● Live').waitFor()
    await wall.page.getByText('2 votes').waitFor()
    await picture(wall.page, 'wall-question')
    await picture(desk.page, 'desk')

    // Whoever tries for more than the role may see gets nothing.
    const stolen = await ann.page.evaluate(async () => {
      const key = localStorage.getItem('blackstart-seat') ?? ''
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` }
      const desk = await fetch('/api/desk', { method: 'POST', headers, body: '{"ask":"view"}' })
      const other = await fetch('/api/events?key=facilitator')
      const page = await fetch('/facilitator.html')
      return [desk.status, other.status, page.status]
    })
    expect(stolen).toEqual([403, 403, 404])

    // The hot seat decides, the model answers, the wall shows how the room thought.
    await bo.page.getByRole('radio', { name: /^Begin with Bring the database back/ }).check()
    await bo.page.getByRole('button', { name: 'Decide for the room' }).click()
    await wall.page.getByText('Decided: Begin with Bring the database back').waitFor()
    await picture(wall.page, 'wall-decided')

    // A second story, beside the first.
    await desk.page.getByLabel(/Rewind to/).fill('5')
    await desk.page.getByRole('button', { name: 'Rewind into a second story' }).click()
    await desk.page.getByRole('button', { name: 'Compare with' }).click()
    await desk.page.getByRole('columnheader', { name: 'There' }).waitFor()

    // What has not been sent gets other words and goes to somebody else, by keyboard.
    await desk.page.getByRole('button', { name: 'Edit “What is going on?”' }).press('Enter')
    await desk.page.keyboard.press('Escape')
    await desk.page.keyboard.press('Enter')
    await desk.page.keyboard.press('ControlOrMeta+a')
    await desk.page.keyboard.type('The press is at the door')
    const edited = desk.page.getByRole('form', { name: 'Edit “What is going on?”' })
    await edited.getByRole('checkbox', { name: 'IT lead' }).press('Space')
    await edited.getByRole('checkbox', { name: 'Manager' }).press('Space')
    await picture(desk.page, 'desk-edit')
    await edited.getByRole('button', { name: 'Keep the change' }).press('Enter')
    await desk.page.getByRole('row', { name: /Manager The press is at the door/ }).waitFor()

    // A gap is noted, play ends, and the journal closes.
    await bo.page.getByRole('button', { name: 'Ask and note' }).click()
    await bo.page.getByLabel('What is missing').fill('Nobody knew who may decide')
    await bo.page.getByRole('button', { name: 'Note it' }).click()
    await bo.page.getByText('Noted.').waitFor()
    await picture(bo.page, 'note')
    for (const { page } of [desk, wall, ann, bo]) expect(await barriersOf(page)).toEqual([])
    await desk.page.getByRole('textbox', { name: 'Write down' }).fill('The keys were lost, too')
    await desk.page.getByRole('checkbox', { name: 'High' }).check()
    await desk.page.getByRole('button', { name: 'Gap', exact: true }).click()
    await desk.page.getByRole('button', { name: 'End play' }).click()

    // The high gap keeps the exercise open until it is promised away; all of it by keyboard.
    await desk.page.getByRole('button', { name: 'Close the exercise' }).click()
    await desk.page.getByRole('alert').waitFor()
    const action = desk.page.getByRole('form', { name: 'Who mends “The keys were lost, too”' })
    await action.getByLabel('What will be done').fill('Keep a second set')
    await action.getByLabel('Owner').fill('Bo')
    await action.getByLabel('By').fill('2027-02-26')
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText('Every high gap has an owner and a day').waitFor()
    await desk.page.getByRole('button', { name: 'Change “Keep a second set”' }).press('Enter')
    await desk.page.keyboard.type(' of keys')
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText('Keep a second set of keys: Bo, by 2027-02-26').waitFor()
    const judged = desk.page.getByRole('form', { name: 'Rate “Users are told within an hour”' })
    await judged.getByRole('radio', { name: 'M: performed with major challenges' }).press('Space')
    await judged.getByLabel('What was seen').fill('They heard it from the press')
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText('Every objective is rated.').waitFor()
    await picture(desk.page, 'desk-evaluation')
    expect(await barriersOf(desk.page)).toEqual([])
    await desk.page.getByRole('button', { name: 'Close the exercise' }).click()
    await wall.page.getByText('Over').waitFor()

    const { state } = room
    await door.close()
    await room.close()
    const replay = valueOf(replayAndVerify(valueOf(parseJournal(await readFile(file, 'utf8')))))
    expect(replay.digest).toBe(exerciseDigest(state))
    expect(replay.differing).toEqual([])
    expect(replay.checks).toBeGreaterThan(0)
    expect(
      Object.values(state.seats)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Ann', 'Bo', 'Cy'])
    expect(Object.values(state.observations).map(({ what }) => what.text)).toEqual([
      'Nobody knew who may decide',
      'The keys were lost, too',
    ])
    expect(state.ratings['tell']).toMatchObject({
      rating: 'M',
      note: 'They heard it from the press',
    })
    expect(Object.values(state.actions)).toMatchObject([{ text: 'Keep a second set of keys' }])
    for (const { complaints, context } of [desk, wall, ann, bo, cy]) {
      expect(complaints).toEqual([])
      await context.close()
    }
  })
})
