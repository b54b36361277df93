import { closeSync, mkdirSync, openSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { main } from '../../cli/commandLine.ts'
import { blackstart, contentsOf, folderWith, loginFails, smallPlan } from './fakeIo.ts'

/** What people drop on a program by mistake, and the code of what it is told to be. */
const strangers: readonly (readonly [string, string, string])[] = [
  [
    'a drawing of another program',
    '<mxfile host="app"><diagram>x</diagram></mxfile>',
    'not-a-plan',
  ],
  ['JSON of another program', '{"nodes": [], "edges": []}', 'not-a-plan'],
  ['an empty file', '', 'not-a-plan'],
  ['a plan of a newer version', 'blackstart: 999\nname: From the future\n', 'newer-format'],
  [
    'a plan with a bracket left open',
    'blackstart: 1\ncomponents: { web: { kind: service\n',
    'syntax-error',
  ],
  ['a plan with one id twice', 'blackstart: 1\nsites:\n  here: {}\n  here: {}\n', 'duplicate-key'],
]

describe.each(strangers)('%s', (_, text, code) => {
  it.each(['validate', 'run', 'check'])(
    'is refused by %s with 2, a reason and a way out',
    async (command) => {
      const folder = folderWith({ 'a.blackstart': text })
      const options = command === 'run' ? ['--scenario', 'region-loss'] : []

      const answer = await blackstart(folder, command, 'a.blackstart', ...options)

      expect(answer.code).toBe(2)
      expect(answer.out + answer.err).toContain(`[${code}]`)
      expect(contentsOf(folder)).toEqual({ 'a.blackstart': text })
    },
  )
})

it('a scenario is not taken for a plan', async () => {
  const folder = folderWith({ 'a.scenario.yaml': loginFails })

  const answer = await blackstart(folder, 'check', 'a.scenario.yaml')

  expect(answer.code).toBe(2)
  expect(answer.err).toContain('This is a scenario, not a plan.')
})

describe('a file', () => {
  it('of 200 MB is refused at once, without being read', async () => {
    const folder = folderWith()
    const file = path.join(folder, 'huge.blackstart')
    closeSync(openSync(file, 'w'))
    truncateSync(file, 200 * 1024 * 1024)

    const answer = await blackstart(folder, 'validate', 'huge.blackstart')

    expect(answer.code).toBe(2)
    expect(answer.out).toContain('200 MB')
    expect(answer.out).toContain('[file-too-large]')
    expect(statSync(file).size).toBe(200 * 1024 * 1024)
  })

  it('that is no text is refused', async () => {
    const folder = folderWith()
    writeFileSync(
      path.join(folder, 'a.blackstart'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]),
    )

    const answer = await blackstart(folder, 'run', 'a.blackstart', '--scenario', 'region-loss')

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('[not-text]')
  })

  it('that is not there, or is a folder, is refused by name', async () => {
    const folder = folderWith()
    mkdirSync(path.join(folder, 'folder.blackstart'))

    const missing = await blackstart(folder, 'validate', 'none.blackstart')
    const directory = await blackstart(folder, 'validate', 'folder.blackstart')

    expect(missing.code).toBe(2)
    expect(missing.out).toContain('none.blackstart cannot be read: there is no such file')
    expect(directory.out).toContain('it is not a file')
  })
})

describe('a command line', () => {
  it('with an unknown option is refused with the usage', async () => {
    const answer = await blackstart(folderWith(), 'check', 'web-shop', '--scenarios', 'region-loss')

    expect(answer.code).toBe(2)
    expect(answer.err).toContain("unknown option '--scenarios'")
    expect(answer.err).toContain('Usage: blackstart check')
  })

  it('without a command is refused with the usage', async () => {
    const answer = await blackstart(folderWith())

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('Usage: blackstart')
  })

  it.each([
    ['a time that is none', ['--until', 'soon']],
    ['a binding that is none', ['--bind', 'place']],
    ['a report of an unknown form', ['--report', 'report.docx']],
    ['no scenario', []],
  ])('with %s is refused', async (_, options) => {
    const scenario = options.length === 0 ? [] : ['--scenario', 'region-loss']

    const answer = await blackstart(folderWith(), 'run', 'web-shop', ...scenario, ...options)

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('Usage:')
  })

  it('that misspells a bundled name is told the nearest one', async () => {
    const answer = await blackstart(folderWith(), 'run', 'web-shop', '--scenario', 'region-los')

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('Did you mean “region-loss”?')
  })

  it('asking for help or the version gets it, and 0', async () => {
    const help = await blackstart(folderWith(), '--help')
    const version = await blackstart(folderWith(), '--version')

    expect([help.code, version.code]).toEqual([0, 0])
    expect(help.out).toContain('validate')
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

it('a failure of our own ends with 3 and asks for a report', async () => {
  let err = ''
  const io = {
    print: () => {
      throw new Error('the printer is on fire')
    },
    complain: (text: string) => {
      err += text
    },
    folder: folderWith({ 'a.blackstart': smallPlan }),
    today: '2025-06-01',
  }

  const code = await main(['validate', 'a.blackstart'], io, {
    windowFolder: '',
    roomFolder: '',
    workerFile: '',
  })

  expect(code).toBe(3)
  expect(err).toContain('our fault')
  expect(err).toContain('the printer is on fire')
})
