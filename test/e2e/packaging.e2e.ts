import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extractArchive, findArchiveFaults, readArchive } from '../../build/archive.ts'
import { packWithStandIn, readFuses } from '../../build/standIn.ts'
import { journeys, openDesktop } from './launch.ts'

let folder = ''
let archive = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'blackstart-packed-'))
  archive = path.join(folder, 'dist/linux-unpacked/resources/app.asar')
  await packWithStandIn(folder)
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe.skipIf(process.platform !== 'linux')('the packed program', () => {
  it('holds what was built and the scenarios, and nothing else', () => {
    const names = readArchive(archive).map(({ name }) => name)

    expect(findArchiveFaults(names)).toEqual([])
  })

  it('is not a Node for other scripts, and runs only its own archive', async () => {
    const binary = await readFile(path.join(folder, 'dist/linux-unpacked/blackstart'))

    expect(readFuses(binary)).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('names the licence of everything in it', () => {
    const file = readArchive(archive).find(({ name }) => name === 'out/renderer/licences.json')
    const licences = JSON.parse(file?.bytes.toString() ?? '[]') as { name: string; text: string }[]

    expect(licences.map(({ name }) => name)).toContain('react')
    expect(licences.filter(({ text }) => text === '')).toEqual([])
  })
})

journeys('the program that was packed', () => {
  it('starts from its archive and opens a sample', async () => {
    const unpacked = path.join(folder, 'unpacked')
    extractArchive(archive, unpacked)
    const { desktop, close } = await openDesktop(
      folder,
      [],
      path.join(unpacked, 'out/main/main.js'),
    )

    await desktop.page.getByRole('button', { name: /^First steps/ }).click()
    await desktop.page.getByRole('heading', { level: 1, name: 'First steps' }).waitFor()
    await close()

    expect(desktop.complaints).toEqual([])
    expect(desktop.outside).toEqual([])
  }, 30_000)
})

describe('the check of an archive', () => {
  it('finds what is missing and what should not be there', () => {
    const faults = findArchiveFaults([
      'package.json',
      'LICENSE',
      'out/main/main.js',
      'out/main/main.js.map',
      'out/preload/preload.cjs',
      'out/renderer/index.html',
      'out/renderer/licences.json',
      'out/room/participant.html',
      'renderer/App.tsx',
      'test/e2e/launch.ts',
      'node_modules/react/index.js',
    ])

    expect(faults).toHaveLength(4)
    expect(findArchiveFaults([])).toContain('out/main/main.js is missing')
  })
})
