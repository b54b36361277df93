import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRecovery } from '../../electron/recovery.ts'
import { SettingsFile } from '../../electron/settings.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'blackstart-data-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the recovery journal', () => {
  const noon = () => new Date('2030-01-01T12:00:00Z')

  it('gives back what was written, after any number of writes', async () => {
    const recovery = createRecovery(path.join(folder, 'recovery'), noon)
    await recovery.write({ key: 'plan-1', name: 'Shop', text: 'half' })
    await recovery.write({ key: 'plan-1', name: 'Shop', text: 'more' })

    const again = await createRecovery(path.join(folder, 'recovery'), noon).read()

    expect(again).toEqual({
      ok: true,
      entries: [
        { key: 'plan-1', name: 'Shop', text: 'more', writtenAt: '2030-01-01T12:00:00.000Z' },
      ],
    })
  })

  it('is empty before anything was written and after all was cleared', async () => {
    const recovery = createRecovery(path.join(folder, 'recovery'), noon)

    const before = await recovery.read()
    await recovery.write({ key: 'plan-1', name: 'Shop', text: 'half' })
    await recovery.clear('plan-1')
    await recovery.clear('plan-1')

    expect(before).toEqual({ ok: true, entries: [] })
    expect(await recovery.read()).toEqual({ ok: true, entries: [] })
  })

  it('passes over an entry that a crash left unfinished', async () => {
    const recovery = createRecovery(folder, noon)
    await recovery.write({ key: 'plan-1', name: 'Shop', text: 'half' })
    await writeFile(path.join(folder, 'plan-2.json'), '{"key":"plan-2","na')
    await writeFile(path.join(folder, 'plan-3.json'), '{}')

    const read = await recovery.read()

    expect(read.ok && read.entries.map(({ key }) => key)).toEqual(['plan-1'])
    expect(await readdir(folder)).toContain('plan-2.json')
  })
})

describe('the settings', () => {
  async function loaded(): Promise<SettingsFile> {
    const settings = new SettingsFile(folder)
    await settings.load()
    return settings
  }

  it('remember recent files, newest first, each once, ten at most', async () => {
    const settings = await loaded()
    for (const name of 'abcdefghijkla') await settings.rememberFile(name)

    expect((await loaded()).recentPaths.join('')).toBe('alkjihgfed')
  })

  it('remember where the window was', async () => {
    const bounds = { x: 10, y: 20, width: 1000, height: 700 }
    await (await loaded()).rememberWindow(bounds)

    expect((await loaded()).window).toEqual(bounds)
  })

  it.each(['', '{', '[]', 'null', '{"window":{"width":"wide"},"recentPaths":[1]}'])(
    'are the defaults when the file says %s',
    async (text) => {
      await mkdir(folder, { recursive: true })
      await writeFile(path.join(folder, 'settings.json'), text)

      const settings = await loaded()

      expect(settings.window).toEqual({ width: 1440, height: 900 })
      expect(settings.recentPaths).toEqual([])
    },
  )
})
