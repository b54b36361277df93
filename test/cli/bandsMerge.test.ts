import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { blackstart, folderWith, loginFails } from './fakeIo.ts'
import { bands, changeJson, readText, uncertainPlan } from './manyRuns.ts'

// Threads are started here, on a machine that may be busy.
vi.setConfig({ hookTimeout: 60_000, testTimeout: 60_000 })

const shardNames = ['a.json', 'b.json', 'c.json']

/** The three shards of nine runs, and one with another seed, made once. */
const made: Record<string, string> = {}

beforeAll(async () => {
  const folder = folderWith({ 'a.blackstart': uncertainPlan, 'a.scenario.yaml': loginFails })
  for (const [at, out] of shardNames.entries()) {
    await bands(folder, { runs: 9, shard: { number: at + 1, of: 3, source: '' }, out })
    made[out] = readText(folder, out)
  }
  await bands(folder, {
    runs: 9,
    shard: { number: 2, of: 3, source: '' },
    seed: '2',
    out: 'x.json',
  })
  made['x.json'] = readText(folder, 'x.json')
})

function merge(folder: string, ...names: readonly string[]) {
  return blackstart(folder, 'merge', ...names, '--out', 'merged.json')
}

describe('merge refuses', () => {
  it('shards of another seed, and names them', async () => {
    const answer = await merge(folderWith(made), 'a.json', 'x.json', 'c.json')

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('x.json has another seed than a.json.')
  })

  it.each<[string, (file: Record<string, unknown>) => unknown]>([
    ['another version of the engine', (file) => ({ ...file, engineVersion: '0' })],
    ['another plan', (file) => ({ ...file, plan: { name: 'Uncertain', sha256: '0' } })],
    ['another scenario', (file) => ({ ...file, scenario: { name: 'Login fails', sha256: '0' } })],
    [
      'targets that stand for something else',
      (file) => ({ ...file, bindings: { login: ['web'] } }),
    ],
    ['another length', (file) => ({ ...file, untilMs: 1 })],
    ['another number of runs', (file) => ({ ...file, runs: 10 })],
  ])('a shard with %s', async (words, change) => {
    const folder = folderWith(made)
    changeJson(folder, 'b.json', change)

    const answer = await merge(folder, 'a.json', 'b.json', 'c.json')

    expect(answer.code).toBe(2)
    expect(answer.err).toContain(`b.json has ${words} than a.json.`)
  })

  it('a hole, and says which runs are missing', async () => {
    const answer = await merge(folderWith(made), 'c.json', 'a.json')

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('Of 9 runs, these are missing: runs 4 to 6.')
  })

  it('a hole of a single run, wherever it is', async () => {
    const folder = folderWith({ 'a.blackstart': uncertainPlan, 'a.scenario.yaml': loginFails })
    for (const number of [1, 3]) {
      await bands(folder, { runs: 3, shard: { number, of: 3, source: '' }, out: `${number}.json` })
    }

    const middle = await merge(folder, '1.json', '3.json')
    const ends = await merge(folder, '3.json')

    expect(middle.err).toContain('Of 3 runs, these are missing: run 2.')
    expect(ends.err).toContain('Of 3 runs, these are missing: runs 1 to 2.')
  })

  it('the same runs twice, and names both files', async () => {
    const folder = folderWith({ ...made, 'copy.json': made['b.json'] ?? '' })

    const answer = await merge(folder, ...shardNames, 'copy.json')

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('b.json and copy.json both have runs 4 to 6.')
  })

  it('to overwrite a shard', async () => {
    const folder = folderWith(made)

    const answer = await blackstart(folder, 'merge', ...shardNames, '--out', 'a.json')

    expect(answer.code).toBe(2)
    expect(readText(folder, 'a.json')).toBe(made['a.json'])
  })

  it.each<[string, (text: string) => string]>([
    ['is cut off', (text) => text.slice(0, 900)],
    ['is a plan', () => uncertainPlan],
    ['lost a number', (text) => text.replace(/"values":\[\d+,/, '"values":[')],
    ['has a word for a number', (text) => text.replace(/"values":\[\d+,/, '"values":["many",')],
    ['lost a column', (text) => text.replace(/ {6}\{"of":"selling","measure":"downMs".*\n/, '')],
    ['has a run of somebody else', (text) => text.replace('"unfinished":[]', '"unfinished":[7]')],
    ['has a field that nobody knows', (text) => text.replace('"seed"', '"mood": "", "seed"')],
  ])('a file that %s', async (_, change) => {
    const folder = folderWith(made)
    writeFileSync(path.join(folder, 'a.json'), change(made['a.json'] ?? ''))

    const answer = await merge(folder, ...shardNames)

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('a.json is no whole file of “blackstart bands”. [not-bands]')
  })

  it('a file of a newer format, and leaves it alone', async () => {
    const folder = folderWith(made)
    changeJson(folder, 'a.json', (file) => ({ ...file, bands: 2 }))

    const answer = await merge(folder, ...shardNames)

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('[newer-format]')
  })
})

it('merge takes shards that had nothing to do', async () => {
  const folder = folderWith({ 'a.blackstart': uncertainPlan, 'a.scenario.yaml': loginFails })
  for (const number of [1, 2, 3]) {
    const shard = { number, of: 3, source: '--shard' }
    await bands(folder, { runs: 2, shard, out: `${number}.json` })
  }
  await bands(folder, { runs: 2, out: 'whole.json' })

  const answer = await merge(folder, '1.json', '2.json', '3.json')

  expect(answer.code).toBe(0)
  expect(readText(folder, 'merged.json')).toBe(readText(folder, 'whole.json'))
})
