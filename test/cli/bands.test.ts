import { describe, expect, it, vi } from 'vitest'
import {
  parsePlan,
  parseScenario,
  compile,
  serviceResults,
  simulate,
} from '../../simulation/index.ts'
import { valueOf } from '../support/notation/sketch.ts'
import { blackstart, contentsOf, folderWith, loginFails } from './fakeIo.ts'
import {
  bands,
  machineInterruptedAfter,
  quietMachine,
  readText,
  uncertainPlan,
} from './manyRuns.ts'

// Threads are started here, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const files = { 'a.blackstart': uncertainPlan, 'a.scenario.yaml': loginFails }

/** Longest outages of the first service in a file, by replication. */
function lengthsIn(text: string): readonly number[] {
  return JSON.parse(text).samples.series[0].values
}

describe('many runs', () => {
  it('give the same bytes from one thread, two threads and four shards in any order', async () => {
    const folder = folderWith(files)
    await bands(folder, { workers: 1, out: 'one.json' })
    await bands(folder, { workers: 2, out: 'two.json' })
    for (const number of [3, 1, 4, 2]) {
      const shard = { number, of: 4, source: '--shard' }
      await bands(folder, { workers: 2, shard, out: `shard-${number}.json` })
    }
    const shards = [2, 4, 1, 3].map((number) => `shard-${number}.json`)

    const merged = await blackstart(folder, 'merge', ...shards, '--out', 'merged.json')

    expect(merged).toMatchObject({ code: 0, err: '' })
    expect(readText(folder, 'two.json')).toBe(readText(folder, 'one.json'))
    expect(readText(folder, 'merged.json')).toBe(readText(folder, 'one.json'))
  })

  it('are told the same by merge as by bands', async () => {
    const folder = folderWith(files)
    const whole = await bands(folder, { out: 'whole.json', json: true })

    const merged = await blackstart(folder, 'merge', 'whole.json', '--json')

    expect({ ...JSON.parse(merged.out), again: '' }).toEqual({
      ...JSON.parse(whole.out),
      again: '',
    })
  })

  it('are the runs that anybody gets with that replication', async () => {
    const folder = folderWith(files)
    await bands(folder, { runs: 5, out: 'five.json' })

    const plan = valueOf(parsePlan(uncertainPlan))
    const model = valueOf(compile(plan, valueOf(parseScenario(loginFails))))
    const lengths = [0, 1, 2, 3, 4].map((replication) => {
      const log = simulate(model, { seed: '1', replication })
      return serviceResults(model, log)[0]?.rtaMs
    })

    expect(lengthsIn(readText(folder, 'five.json'))).toEqual(lengths)
  })

  it('decide the same in every run, in every shard', async () => {
    const actions =
      'actions:\n  mend: { name: Mend at once, team: ops, takes: 1m, repairs: [login] }\n'
    const folder = folderWith({
      'a.blackstart': uncertainPlan + actions,
      'a.scenario.yaml': loginFails,
      'mend.decisions.yaml': 'decisions: 1\ntaken:\n  - { at: 10m, action: mend }\n',
    })
    const decisions = 'mend.decisions.yaml'
    const part = (number: number) => ({ number, of: 2, source: '--shard' })
    for (const shard of [part(1), part(2)])
      await bands(folder, { decisions, shard, out: `${shard.number}.json` })
    await bands(folder, { shard: part(2), out: 'other.json' })

    const merged = await blackstart(folder, 'merge', '1.json', '2.json', '--out', 'all.json')
    const mixed = await blackstart(folder, 'merge', '1.json', 'other.json')

    expect(merged).toMatchObject({ code: 0, err: '' })
    const lengths = lengthsIn(readText(folder, 'all.json'))
    expect(lengths).toHaveLength(12)
    expect(Math.max(...lengths)).toBeLessThan(3_600_000)
    expect(mixed).toMatchObject({ code: 2 })
    expect(mixed.err).toContain('has other decisions than')
  })

  it('are told as times and chances, with how sure they are', async () => {
    const answer = await bands(folderWith(files), { runs: 40 })

    expect(answer.code).toBe(0)
    expect(answer.err).toBe('')
    expect(answer.out).toMatch(/^Uncertain: Login fails\n.*\n40 runs\.\n/)
    expect(answer.out).toMatch(/ {2}Selling +\S.* 2 h +\d+ % \(\d+–\d+\) +\d+ % \(\d+–\d+\)\n/)
    expect(answer.out).toMatch(/Selling: P5 up to .+; P50 .+ to .+; P95 from .+ up\./)
    expect(answer.out).toMatch(/lost EUR [\d,]+ \(P95 EUR [\d,]+\)/)
    expect(answer.out).toMatch(/WHAT VARIES MOST\n.*\n {2}(Login|Web) /)
    expect(answer.out).toMatch(
      /Again: blackstart bands a\.blackstart --scenario a\.scenario\.yaml --seed 1 --runs 40\n$/,
    )
  })

  it('say what they were too short for', async () => {
    const answer = await bands(folderWith(files), { runs: 20, until: 3_600_000 })

    expect(answer.out).toMatch(/Selling: \d+ runs ended before it was back and count\s+as at least/)
    expect(answer.out).toMatch(/ended\s+before a target was decided; the intervals allow for both/)
    expect(answer.out).toContain('≥ 1 h')
  })

  it('answer programs with a schema version, hashes and numbers', async () => {
    const answer = await bands(folderWith(files), { json: true })

    const { schemaVersion, plan, runs, services, confidence } = JSON.parse(answer.out)
    expect(schemaVersion).toBe(1)
    expect(plan.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(runs).toEqual({ of: 12, first: 0, asked: 12, done: 12, ended: 'all-done' })
    expect(confidence).toBe(0.95)
    expect(services[0].rtaMs.p50.value.reach).toBe('exact')
    expect(services[0].meetsRto.met + services[0].meetsRto.missed).toBe(12)
  })
})

describe('Ctrl-C', () => {
  it('keeps the runs that were done, without a hole, and is no full answer', async () => {
    const folder = folderWith(files)
    await bands(folder, { runs: 30, out: 'all.json' })

    const answer = await bands(folder, {
      runs: 30,
      machine: machineInterruptedAfter(7),
      out: 'some.json',
    })

    const some = lengthsIn(readText(folder, 'some.json'))
    expect(answer.code).toBe(1)
    expect(answer.out).toContain('Stopped early: 7 runs, runs 1 to 7 of 30.')
    expect(some).toEqual(lengthsIn(readText(folder, 'all.json')).slice(0, 7))
  })

  it('leaves a file that merge does not take for the whole', async () => {
    const folder = folderWith(files)
    await bands(folder, { runs: 30, machine: machineInterruptedAfter(7), out: 'some.json' })

    const merged = await blackstart(folder, 'merge', 'some.json')

    expect(merged.code).toBe(2)
    expect(merged.err).toContain('Of 30 runs, these are missing: runs 8 to 30.')
  })

  it('before the first run is a no, and writes nothing', async () => {
    const folder = folderWith(files)
    const machine = {
      ...quietMachine,
      onInterrupt: (stop: () => void) => {
        stop()
        return () => {}
      },
    }

    const answer = await bands(folder, { machine, out: 'none.json' })

    expect(answer.code).toBe(1)
    expect(answer.err).toContain('Stopped before the first run was done')
    expect(contentsOf(folder)).toEqual(files)
  })
})

describe('--precision', () => {
  it('stops at the same run on one thread as on two, and the file is whole', async () => {
    const folder = folderWith(files)
    await bands(folder, { runs: 400, precision: 10, workers: 1, out: 'one.json' })

    const answer = await bands(folder, { runs: 400, precision: 10, workers: 2, out: 'two.json' })

    expect(answer.out).toMatch(/\n\d+ runs of 400: every probability is known to within 10 points/)
    expect(readText(folder, 'two.json')).toBe(readText(folder, 'one.json'))
    const { runs, samples } = JSON.parse(readText(folder, 'one.json'))
    expect(samples.count).toBe(runs)
    expect(runs % 50).toBe(0)
    expect(runs).toBeLessThan(400)
  })

  it('says so when the runs are too few', async () => {
    const answer = await bands(folderWith(files), { runs: 60, precision: 1 })

    expect(answer.out).toContain('60 runs, which are too few to know every probability to within')
  })

  it('is refused with shards, and without targets', async () => {
    const shard = { number: 1, of: 2, source: 'CI_NODE_INDEX' }
    const sharded = await bands(folderWith(files), { shard, precision: 2, out: 'a.json' })
    const aimless = uncertainPlan.replace(/ {4}(rto|mtd): .*\n/g, '')
    const without = await bands(folderWith({ ...files, 'a.blackstart': aimless }), { precision: 2 })

    expect([sharded.code, without.code]).toEqual([2, 2])
    expect(sharded.err).toContain('Shard 1 of 2 (CI_NODE_INDEX) cannot stop by --precision')
    expect(without.err).toContain('sets no RTO and no MTD')
  })
})

describe('--require', () => {
  it('is a no when a target is surely met less often, and names it', async () => {
    const hopeless = uncertainPlan.replace('rto: 2h', 'rto: 1m')

    const answer = await bands(folderWith({ ...files, 'a.blackstart': hopeless }), { require: 0.9 })

    expect(answer.code).toBe(1)
    expect(answer.out).toMatch(/The answer is no: Selling meets its RTO in 0 % \(0–\d+\) of runs/)
    expect(answer.out).toContain('90 % is')
  })

  it('is fine as long as the interval reaches what is required', async () => {
    const answer = await bands(folderWith(files), { require: 0.6 })

    expect(answer.code).toBe(0)
  })

  it('is refused for a shard, which cannot judge, and taken by merge', async () => {
    const folder = folderWith({
      ...files,
      'a.blackstart': uncertainPlan.replace('rto: 2h', 'rto: 1m'),
    })
    const shard = { number: 1, of: 2, source: '--shard' }
    const sharded = await bands(folder, { shard, require: 0.9, out: 'a.json' })
    await bands(folder, { out: 'whole.json' })

    const merged = await blackstart(folder, 'merge', 'whole.json', '--require', '90%')

    expect(sharded.code).toBe(2)
    expect(sharded.err).toContain('Say --require to “blackstart merge”.')
    expect(merged.code).toBe(1)
  })
})

describe('bands is refused', () => {
  it.each([
    ['without runs', ['--scenario', 'region-loss'], "required option '-n, --runs"],
    ['for no run at all', ['-s', 'region-loss', '--runs', '0'], 'from 1 to 100000'],
    ['for a part of a run', ['-s', 'region-loss', '--runs', '1.5'], 'whole number'],
    ['for a shard that is none', ['-s', 'region-loss', '-n', '9', '--shard', '5/4'], '1/4 to 4/4'],
    ['for no thread', ['-s', 'region-loss', '-n', '9', '--workers', '0'], 'from 1 to 1024'],
    ['for a precision of nothing', ['-s', 'region-loss', '-n', '9', '--precision', '0'], 'points'],
    ['for more than certainty', ['-s', 'region-loss', '-n', '9', '--require', '95'], '95% or 0.95'],
  ])('%s', async (_, options, words) => {
    const answer = await blackstart(folderWith(), 'bands', 'web-shop', ...options)

    expect(answer.code).toBe(2)
    expect(answer.err).toContain(words)
  })

  it('for a shard whose file nobody would have', async () => {
    const shard = { number: 2, of: 4, source: '--shard' }

    const answer = await bands(folderWith(files), { shard })

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('Say --out shard-2.bands.json')
  })

  it('when its output would overwrite the plan', async () => {
    const folder = folderWith(files)

    const answer = await bands(folder, { out: 'a.blackstart' })

    expect(answer.code).toBe(2)
    expect(contentsOf(folder)).toEqual(files)
  })

  it('when its worker was not built', async () => {
    const machine = { ...quietMachine, workerFile: 'nowhere/worker.mjs' }

    const answer = await bands(folderWith(files), { machine })

    expect(answer.code).toBe(2)
    expect(answer.err).toContain('npm run build')
  })
})

it('a bundled plan with fleets runs fifty times', async () => {
  const answer = await bands(folderWith({ 'a.blackstart': '' }), {
    planName: 'salem-health',
    scenario: 'bad-vendor-update',
    runs: 50,
    json: true,
  })

  const { runs, services, fleets } = JSON.parse(answer.out)
  expect(runs.done).toBe(50)
  expect(services).toHaveLength(8)
  for (const { brokenMax, machines, until50PctMs, until99PctMs } of fleets) {
    expect(brokenMax.p95.value.value).toBeLessThanOrEqual(machines)
    expect(until50PctMs.p50.value.value).toBeLessThan(until99PctMs.p50.value.value)
  }
})
