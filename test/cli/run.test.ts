import { describe, expect, it } from 'vitest'
import { widthOf } from '../../cli/table.ts'
import { blackstart, contentsOf, folderWith, loginFails, smallPlan } from './fakeIo.ts'

const inputs = { 'small.blackstart': smallPlan, 'login.scenario.yaml': loginFails }
const run = ['run', 'small.blackstart', '--scenario', 'login.scenario.yaml']

describe('blackstart run', () => {
  it('ends with 1 and says so when a service comes back too late', async () => {
    const answer = await blackstart(folderWith(inputs), ...run)

    expect(answer.code).toBe(1)
    expect(answer.err).toBe('')
    expect(answer.out).toContain('The answer is no: Selling did not come back in time.')
    expect(answer.out).toContain('late by 1 h 30 min')
  })

  it('ends with 0 when everything comes back in time', async () => {
    const patient = { ...inputs, 'small.blackstart': smallPlan.replace('rto: 1h', 'rto: 4h') }

    const answer = await blackstart(folderWith(patient), ...run)

    expect(answer.code).toBe(0)
    expect(answer.out).toContain('Everything came back in time.')
  })

  it('does not decide about a service that is still out when the run is cut off', async () => {
    const answer = await blackstart(folderWith(inputs), ...run, '--until', '30m')

    expect(answer.code).toBe(0)
    expect(answer.out).toContain('No target is missed yet')
    expect(answer.out).toContain('not decided')
  })

  it('fits a terminal of a hundred columns', async () => {
    for (const [plan, scenario] of [
      ['web-shop', 'region-loss'],
      ['salem-health', 'bad-vendor-update'],
      ['first-steps', 'identity-outage'],
    ] as const) {
      const { out } = await blackstart(folderWith(), 'run', plan, '--scenario', scenario)

      const tooWide = out.split('\n').filter((line) => widthOf(line) > 100)

      expect(tooWide.filter((line) => !line.startsWith('Again:'))).toEqual([])
    }
  })

  it('says how to make the run again, and making it again gives the same digest', async () => {
    const folder = folderWith({
      'my plan.blackstart': smallPlan,
      'login.scenario.yaml': loginFails,
    })
    const first = await blackstart(
      folder,
      'run',
      'my plan.blackstart',
      '-s',
      'login.scenario.yaml',
      '--seed',
      'a b',
      '--bind',
      'login=login',
      '--json',
    )

    const { again, digest } = JSON.parse(first.out)
    const args = [...again.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain)
    const second = await blackstart(folder, ...args.slice(1), '--json')

    expect(JSON.parse(second.out).digest).toBe(digest)
  })

  it('gives another course of events for another seed', async () => {
    const digests = await Promise.all(
      ['1', '2'].map(async (seed) => {
        const answer = await blackstart(
          folderWith(),
          'run',
          'first-steps',
          '-s',
          'region-loss',
          '--seed',
          seed,
          '--json',
        )
        return JSON.parse(answer.out).digest
      }),
    )

    expect(digests[0]).not.toBe(digests[1])
  })

  it('writes the log, the report and the run where it was told to, and nothing else', async () => {
    const folder = folderWith(inputs)

    const answer = await blackstart(
      folder,
      ...run,
      '--log',
      'run.log',
      '--report',
      'run.html',
      '--save',
      'a.run.json',
    )
    const { 'run.log': log, 'run.html': report, 'a.run.json': saved, ...rest } = contentsOf(folder)

    expect(rest).toEqual(inputs)
    expect(log).toContain('login')
    expect(report).toMatch(/^<!doctype html>/i)
    expect(JSON.parse(saved ?? '')).toMatchObject({
      run: 1,
      seed: '1',
      results: [{ id: 'selling', rto: 'missed' }],
    })
    expect(answer.out).toContain('Written: a.run.json')
  })

  it('writes the log as JSON where the file is called so', async () => {
    const folder = folderWith(inputs)

    await blackstart(folder, ...run, '--log', 'log.json')

    expect(JSON.parse(contentsOf(folder)['log.json'] ?? '').events[0].kind).toBe('run-started')
  })

  it('ends with 2 when an output cannot be written, after the answer', async () => {
    const answer = await blackstart(folderWith(inputs), ...run, '--save', 'no/such/folder.run.json')

    expect(answer.code).toBe(2)
    expect(answer.out).toContain('Digest')
    expect(answer.err).toContain('there is no such file or folder')
  })

  it.each([
    ['its own plan', ['--save', 'small.blackstart']],
    ['its own scenario', ['--log', './login.scenario.yaml']],
    ['one output by another', ['--log', 'same.txt', '--save', 'same.txt']],
  ])('does not overwrite %s', async (_, outputs) => {
    const folder = folderWith(inputs)

    const answer = await blackstart(folder, ...run, ...outputs)

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('would overwrite')
    expect(contentsOf(folder)).toEqual(inputs)
  })

  it('answers in JSON with what it took for granted', async () => {
    const answer = await blackstart(folderWith(inputs), ...run, '--json')

    const { results, assumptions, digest } = JSON.parse(answer.out)

    expect(answer.code).toBe(1)
    expect(results[0]).toMatchObject({ rtaMs: 9_000_000, rto: 'missed', mtd: 'met' })
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(assumptions.every((each: { source: string }) => each.source !== '')).toBe(true)
  })
})

describe('a scenario that finds nothing in the plan', () => {
  const stranger = loginFails.replace('kind: identity', 'tag: mainframe')
  const files = { 'small.blackstart': smallPlan, 'login.scenario.yaml': stranger }

  it('is not run: the target and what it could stand for are named', async () => {
    const answer = await blackstart(folderWith(files), ...run)

    expect(answer.code).toBe(2)
    expect(answer.out).toBe('')
    expect(answer.err).toContain('[unbound-target]')
    expect(answer.err).toContain('--bind login=… with login, web')
  })

  it('runs once somebody says what the target stands for', async () => {
    const answer = await blackstart(folderWith(files), ...run, '--bind', 'login=login')

    expect(answer.code).toBe(1)
  })

  it('is not run either when it is bound to something that is not there', async () => {
    const answer = await blackstart(folderWith(files), ...run, '--bind', 'login=logn')

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('Did you mean “login”?')
  })
})
