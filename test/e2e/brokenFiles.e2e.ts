import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import { it } from './journey.ts'
import { journeys } from './launch.ts'

const whole = 'blackstart: 1\nname: Harbour office\ncomponents:\n  web:\n    name: Web\n'

const broken = [
  {
    what: 'a syntax error',
    text: 'blackstart: 1\nname: Half\ncomponents:\n  web: { name: Web\n',
    place: /^Line 5, column 1$/,
    says: /./,
  },
  {
    what: 'a newer format',
    text: 'blackstart: 99\nname: From the future\n',
    place: /^Line 1, column \d+$/,
    says: /99/,
  },
  {
    what: 'another program’s text',
    text: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n',
    place: /^Line 1, column 1$/,
    says: /blackstart/,
  },
]

journeys('a file that is no plan', () => {
  it.for(broken)(
    'is refused with its place, and nothing else changes: $what',
    async ({ text, place, says, what }, { desk }) => {
      const { window, host, page, picture } = desk
      const good = path.join(host.folder, 'harbour.blackstart')
      const bad = path.join(host.folder, 'bad.blackstart')
      await writeFile(good, whole)
      await writeFile(bad, text)
      await host.chooseFileToOpen(good)
      await page.keyboard.press('Control+o')
      await window.named('Harbour office')

      await host.chooseFileToOpen(bad)
      await page.keyboard.press('Control+o')
      await window.dialog
        .getByRole('heading', { name: 'bad.blackstart cannot be opened' })
        .waitFor()
      await picture(`broken-${what.replaceAll(/\W+/g, '-')}`)
      const problems = await window.dialog.getByRole('listitem').first().innerText()
      await window.answer('Close')

      expect(problems.split('\n')[0]).toMatch(place)
      expect(problems).toMatch(says)
      expect(await window.title.innerText()).toBe('Harbour office')
      expect(await readFile(bad, 'utf8')).toBe(text)
      expect(await readFile(good, 'utf8')).toBe(whole)
      expect((await readdir(host.folder)).sort()).toEqual([
        'bad.blackstart',
        'harbour.blackstart',
        'user-data',
      ])
    },
  )
})
