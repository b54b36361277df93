import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildProgram } from './manyRuns.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'blackstart-bands-'))
const program = path.join(folder, 'blackstart.mjs')

// Programs are started here, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

beforeAll(async () => {
  await buildProgram('cli/main.ts', program)
  await buildProgram('cli/worker.ts', path.join(folder, 'worker.mjs'))
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Nothing of whoever runs the tests, who may well be one of many. */
const nobody = { PATH: process.env['PATH'] }

function blackstart(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...nobody, ...environment },
  })
}

function bytesOf(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8')
}

const twentyRuns = ['bands', 'web-shop', '-s', 'region-loss', '-n', '20']

describe('the built program', () => {
  it('finds its threads, and gives the same bytes from one, from two and from shards', () => {
    const one = blackstart([...twentyRuns, '--workers', '1', '--out', 'one.json'])
    blackstart([...twentyRuns, '--workers', '2', '--out', 'two.json'])
    for (const index of ['2', '0', '1']) {
      const shard = blackstart([...twentyRuns, '--out', `${index}.json`], {
        JOB_COMPLETION_INDEX: index,
        JOB_COMPLETIONS: '3',
      })
      expect(shard.stderr).toContain(`Shard ${Number(index) + 1} of 3 (JOB_COMPLETION_INDEX)`)
    }
    const merged = blackstart(['merge', '1.json', '2.json', '0.json', '--out', 'merged.json'])

    expect([one.status, one.stderr, merged.status, merged.stderr]).toEqual([0, '', 0, ''])
    expect(bytesOf('two.json')).toBe(bytesOf('one.json'))
    expect(bytesOf('merged.json')).toBe(bytesOf('one.json'))
  })

  it('ends with 2 when its surroundings contradict each other', () => {
    const answer = blackstart(twentyRuns, { JOB_COMPLETION_INDEX: '1' })

    expect(answer.status).toBe(2)
    expect(answer.stderr).toContain('JOB_COMPLETIONS does not say of how many')
  })

  it.skipIf(process.platform === 'win32')(
    'stops cleanly when it is interrupted, with the runs it has',
    async () => {
      // A shard says what it does once it listens; a second later some runs are done and many not.
      const args = ['bands', 'salem-health', '-s', 'bad-vendor-update', '-n', '100000']
      const child = spawn(
        process.execPath,
        [program, ...args, '--shard', '1/2', '--workers', '1', '--out', 'some.json'],
        { cwd: folder, env: nobody },
      )
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
      let told = ''
      child.stdout.on('data', (text) => {
        told += String(text)
      })
      child.stderr.once('data', () => setTimeout(() => child.kill('SIGINT'), 4_000))

      expect(await ended).toBe(1)
      expect(told).toMatch(/Stopped early: \d[\d,]* runs?, runs? 1/)
      const { runs, samples } = JSON.parse(bytesOf('some.json'))
      expect(runs).toBe(100_000)
      expect(samples.count).toBeGreaterThan(0)
      expect(samples.count).toBeLessThan(50_000)
    },
  )
})
