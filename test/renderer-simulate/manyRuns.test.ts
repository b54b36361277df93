import { describe, expect, it } from 'vitest'
import {
  binsOf,
  boundWords,
  buildSpreads,
  chanceWords,
} from '../../renderer/simulate/many/spreads.ts'
import { createManyRuns } from '../../renderer/stores/manyRunsStore.ts'
import { createSamplingFinder, readSamples } from '../../renderer/worker/manyRuns.ts'
import { makeManyRuns, runsInPart, type SampleDesk } from '../../renderer/worker/manyRunsPool.ts'
import { finishedOf } from './sketchedRun.ts'

const run = finishedOf(`
  team ops  people 1
  component db   repair exponential(2h)  team ops
  component web  needs db
  service checkout  needs web  tier 1  rto 2h  mtd 1d
  response  team ops  users-report 10m  diagnose 20m  declare 0s
  until 3d
  at 0s  lose db
`)
const about = { number: run.number, input: run.input }

/** A desk that answers at once, after as many answers as it is told to give. */
function deskOf(answersMax = Number.MAX_SAFE_INTEGER): SampleDesk & { stopped: boolean } {
  const find = createSamplingFinder()
  let answers = 0
  const desk: SampleDesk & { stopped: boolean } = {
    stopped: false,
    ask: async (question, tell) => {
      if (desk.stopped || answers++ >= answersMax) return { kind: 'stopped' }
      if (question.ask === 'subjects') {
        return { kind: 'answer', answer: { subjects: find(question.run).subjects } }
      }
      if (question.ask !== 'samples') return { kind: 'stopped' }
      const { order } = question
      return { kind: 'answer', answer: readSamples(find(order.run), order, tell) }
    },
    stop: () => {
      desk.stopped = true
    },
    warm: () => {},
    close: () => {},
  }
  return desk
}

async function madeBy(desks: readonly SampleDesk[], runs: number) {
  const told: number[] = []
  const ended = await makeManyRuns(desks, {
    run: about,
    runs,
    onProgress: (done) => told.push(done),
  })
  return { ended, told }
}

describe('many runs', () => {
  it('are the same however many threads make them', async () => {
    const alone = await madeBy([deskOf()], 35)
    const together = await madeBy([deskOf(), deskOf(), deskOf()], 35)

    expect(alone.ended).toEqual(together.ended)
    expect(alone.ended.kind === 'made' && alone.ended.made.samples.count).toBe(35)
  })

  it('tell after each run how many are done', async () => {
    const { told } = await madeBy([deskOf(), deskOf()], 25)

    expect(told).toHaveLength(25)
    expect(told.at(-1)).toBe(25)
  })

  it('keep what is there without a hole when they are stopped', async () => {
    // One answer says what is read off; the next three are parts.
    const { ended } = await madeBy([deskOf(4)], 100)

    expect(ended.kind === 'made' && ended.made.samples.count).toBe(3 * runsInPart)
  })

  it('are nothing when they are stopped before the first part is whole', async () => {
    expect((await madeBy([deskOf(1)], 100)).ended).toEqual({ kind: 'nothing' })
    expect((await madeBy([], 100)).ended).toEqual({ kind: 'nothing' })
  })

  it('say what broke', async () => {
    const desk: SampleDesk = { ...deskOf(), ask: async () => ({ kind: 'broke', message: 'why' }) }

    expect((await madeBy([desk], 10)).ended).toEqual({ kind: 'broke', message: 'why' })
  })

  it('are kept in the store with their bands, and stop when asked', async () => {
    const store = createManyRuns([deskOf()])

    await store.getState().start(run, 40)
    expect(store.getState().result).toMatchObject({ of: run, asked: 40, bands: { runs: 40 } })

    store.getState().cancel()
    await store.getState().start(run, 40)
    expect(store.getState().state).toEqual({ kind: 'idle' })
  })
})

describe('what many runs say', () => {
  it('gives between which lengths most outages lie, in order', async () => {
    const store = createManyRuns([deskOf()])
    await store.getState().start(run, 60)
    const { result } = store.getState()
    if (result === null) throw new Error('there are runs')

    const checkout = buildSpreads(result).get('checkout')

    const values = [checkout?.p10, checkout?.p50, checkout?.p90].map((bound) => bound?.value ?? 0)
    expect(values).toEqual([...values].sort((a, b) => a - b))
    expect(checkout?.meetsRto?.probability).toBeGreaterThan(0)
    expect(checkout?.meetsRto?.probability).toBeLessThan(1)
  })

  it('is told as it is known: exactly, at least, or never', () => {
    expect(boundWords({ reach: 'exact', value: 3_600_000 })).toBe('1 h')
    expect(boundWords({ reach: 'at-least', value: 3_600_000 })).toBe('1 h or more')
    expect(boundWords({ reach: 'endless', value: null })).toBe('never over')
  })

  it('says how many runs were too short to tell', () => {
    const chance = { met: 5, missed: 3, undecided: 2, probability: 0.5, low: 0.25, high: 0.75 }

    expect(chanceWords(chance)).toBe('25 % to 75 %; 2 not decided at the end')
  })

  it('counts every run in some bin, the longest in the last', () => {
    const bins = binsOf([0, 10, 55, 99, 400], 100, 10)

    expect(bins.map(({ count }) => count)).toEqual([1, 1, 0, 0, 0, 1, 0, 0, 0, 2])
  })
})
