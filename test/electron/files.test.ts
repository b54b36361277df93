import {
  chmod,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileSizeBytesMax } from '../../electron/bridge.ts'
import { readTextFile, saveBytes, saveText, saveUnlessChanged } from '../../electron/files.ts'

let folder = ''
let file = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'blackstart-files-'))
  file = path.join(folder, 'shop.blackstart')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('reading', () => {
  it('gives the text and a digest of it', async () => {
    await writeFile(file, 'naïve ☂')

    expect(await readTextFile(file)).toMatchObject({ ok: true, text: 'naïve ☂' })
  })

  it('refuses a file that is too large before it reads it', async () => {
    await writeFile(file, '')
    await truncate(file, fileSizeBytesMax + 1)

    expect(await readTextFile(file)).toMatchObject({ ok: false, code: 'too-large' })
  })

  it('refuses bytes that are not text', async () => {
    await writeFile(file, new Uint8Array([0xff, 0xfe, 0x00]))

    expect(await readTextFile(file)).toMatchObject({ ok: false, code: 'not-text' })
  })

  it('names what is wrong without naming the path', async () => {
    const missing = await readTextFile(file)
    const notAFile = await readTextFile(folder)

    expect(missing).toMatchObject({ ok: false, code: 'not-found' })
    expect(notAFile).toMatchObject({ ok: false, code: 'not-found' })
    expect(JSON.stringify([missing, notAFile])).not.toContain(folder)
  })
})

describe('saving', () => {
  it('keeps the version before in a file beside it', async () => {
    await saveText(file, 'one')
    await saveText(file, 'two')
    await saveText(file, 'three')

    expect(await readFile(file, 'utf8')).toBe('three')
    expect(await readFile(`${file}.bak`, 'utf8')).toBe('two')
    expect(await readdir(folder)).toEqual(['shop.blackstart', 'shop.blackstart.bak'])
  })

  it('replaces the file by another one, so that a reader never sees half of it', async () => {
    await saveText(file, 'one')
    const before = await stat(file)

    await saveText(file, 'two')

    expect((await stat(file)).ino).not.toBe(before.ino)
  })

  it('keeps the permissions of the file', async () => {
    await writeFile(file, 'one')
    await chmod(file, 0o600)

    await saveText(file, 'two')

    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('writes through a link to the file that it names', async () => {
    const real = path.join(folder, 'real.blackstart')
    await writeFile(real, 'one')
    await symlink(real, file)

    await saveText(file, 'two')

    expect(await readFile(real, 'utf8')).toBe('two')
  })

  it('leaves nothing behind when the folder is gone', async () => {
    const answer = await saveText(path.join(folder, 'gone', 'shop.blackstart'), 'one')

    expect(answer).toMatchObject({ ok: false, code: 'not-found' })
    expect(await readdir(folder)).toEqual([])
  })

  it('leaves nothing behind when the target cannot be replaced', async () => {
    const answer = await saveText(folder, 'one')

    expect(answer.ok).toBe(false)
    expect(await readdir(folder)).toEqual([])
    expect(await readdir(path.dirname(folder))).not.toContain(`${path.basename(folder)}.bak`)
  })

  it('keeps no version before of an export', async () => {
    await saveBytes(file, new Uint8Array([1]), { previousVersion: 'drop' })
    await saveBytes(file, new Uint8Array([2]), { previousVersion: 'drop' })

    expect(await readdir(folder)).toEqual(['shop.blackstart'])
  })
})

describe('noticing what somebody else wrote', () => {
  it('refuses when the file is not the one that was read', async () => {
    await writeFile(file, 'mine')
    const read = await readTextFile(file)
    await writeFile(file, 'theirs')

    const answer = await saveUnlessChanged(file, 'mine again', read.ok ? read.digest : '')

    expect(answer).toMatchObject({ ok: false, code: 'changed-on-disk' })
    expect(await readFile(file, 'utf8')).toBe('theirs')
  })

  it('saves when the file was only touched', async () => {
    await writeFile(file, 'mine')
    const read = await readTextFile(file)
    await writeFile(file, 'mine')

    const answer = await saveUnlessChanged(file, 'mine again', read.ok ? read.digest : '')

    expect(answer.ok).toBe(true)
  })

  it('knows its own last save', async () => {
    const saved = await saveText(file, 'one')

    const again = await saveUnlessChanged(file, 'two', saved.ok ? saved.digest : '')

    expect(again.ok).toBe(true)
  })

  it('writes a file anew that was taken away', async () => {
    const saved = await saveText(file, 'one')
    await rm(file)

    await saveUnlessChanged(file, 'two', saved.ok ? saved.digest : '')

    expect(await readFile(file, 'utf8')).toBe('two')
  })

  it('sweeps away what a killed save left long ago, and nothing else', async () => {
    const old = `${file}.00000000-0000-4000-8000-000000000000.part`
    const young = `${file}.11111111-0000-4000-8000-000000000000.part`
    const others = path.join(folder, 'other.blackstart.part')
    for (const each of [old, young, others]) await writeFile(each, '')
    await utimes(old, 0, 0)
    await utimes(others, 0, 0)

    await saveText(file, 'one')

    expect((await readdir(folder)).sort()).toEqual(
      [path.basename(others), 'shop.blackstart', path.basename(young)].sort(),
    )
  })
})
