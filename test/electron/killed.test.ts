import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRecovery } from '../../electron/recovery.ts'

// What people promise each other about saving is only true if it holds at every moment at which a program can
// end. Here it ends at many.

let folder = ''
let file = ''
let copies = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'blackstart-killed-'))
  file = path.join(folder, 'shop.blackstart')
  copies = path.join(folder, 'recovery')
  await mkdir(copies)
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const program = path.join(import.meta.dirname, 'savesForEver.ts')

/** Kills the program so long after its first save; what it had said by then. */
function killAfter(delayMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, file, copies])
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), delayMs)
      said += text.toString()
    })
    child.once('error', reject)
    child.once('close', () => resolve(said))
  })
}

/** True if a text is one that the program wrote, from its first line to its last. */
function isWhole(text: string): boolean {
  const [count = '', first = '', ...rest] = text.split('\n')
  const lines = [first, ...rest.slice(0, -1)]
  return lines.length === Number(count) && lines.every((line) => line === first)
}

describe('a program that is killed while it saves', () => {
  // Moments between and within saves, which take some milliseconds each.
  it.each([0, 3, 7, 13, 19, 29, 41, 59])(
    'leaves a whole file, a whole version before it and a whole recovery copy: after %i ms',
    async (delayMs) => {
      const said = await killAfter(delayMs)

      const recovered = await createRecovery(copies, () => new Date()).read()
      const texts = recovered.ok ? recovered.entries.map(({ text }) => text) : []
      const names = await readdir(folder)
      expect(said).toMatch(/^(saved\n)+$/)
      expect(isWhole(await readFile(file, 'utf8'))).toBe(true)
      if (names.includes('shop.blackstart.bak')) {
        expect(isWhole(await readFile(`${file}.bak`, 'utf8'))).toBe(true)
      }
      expect(texts.map(isWhole)).toEqual([true])
    },
    20_000,
  )
})

describe.skipIf(process.platform === 'win32')('a disk that has no room', () => {
  /** Runs the program where no file may be longer than so many kilobytes. */
  function saveWithin(kilobytes: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const command = `ulimit -f ${kilobytes * 2} && exec "$0" "$@"`
      const child = spawn('sh', ['-c', command, process.execPath, program, file, copies])
      let said = ''
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString()
      })
      child.once('error', reject)
      child.once('close', () => resolve(said))
    })
  }

  it('costs nothing that was saved, says so, and leaves no half file behind', async () => {
    await writeFile(file, 'what was there')

    const said = await saveWithin(16)

    expect(said).toContain('"code":"disk-full"')
    expect(await readFile(file, 'utf8')).toBe('what was there')
    expect((await readdir(folder)).sort()).toEqual(['recovery', 'shop.blackstart'])
    expect(await readdir(copies)).toEqual([])
  }, 20_000)
})
