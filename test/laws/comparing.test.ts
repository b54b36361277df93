import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { compile, logDigest, serviceResults, simulate } from '../../simulation/index.ts'
import { lookAt } from '../../simulation/engine/simulate.ts'
import { caseOf } from '../../simulation/analysis/interventions.ts'
import { runCase } from '../../simulation/analysis/counterfactuals.ts'
import { runSketch } from '../support/check.ts'
import { readSketch, valueOf } from '../support/notation/sketch.ts'
import { inputOf, law, lawOf } from './law.ts'

describe('two runs of one plan', () => {
  law('are the same run when nothing is taken away', 42, ({ model, sketch, log }) => {
    const again = runCase(caseOf(model, inputOf(sketch)))

    expect(logDigest(again.log)).toBe(logDigest(log))
  })

  law('never lose less when one goes on for longer', 44, ({ model, sketch, log }) => {
    const shorter = simulate(model, { ...inputOf(sketch), untilMs: 5 * 3_600_000 })
    const lossOf = (results: ReturnType<typeof serviceResults>, id: string) =>
      results.find((one) => one.id === id)?.loss ?? 0
    const sooner = serviceResults(model, shorter)

    for (const { id, loss, downMs } of serviceResults(model, log)) {
      expect(loss ?? 0).toBeGreaterThanOrEqual(lossOf(sooner, id))
      expect(downMs).toBeGreaterThanOrEqual(sooner.find((one) => one.id === id)?.downMs ?? 0)
    }
  })
})

describe('every run', () => {
  law('comes to rest with few cues', 45, ({ log }) => {
    // Plans of a dozen things over four days: what they need most are looks of monitors and wear.
    expect(log.cuesHandled).toBeLessThan(50_000)
  })
})

/** A network of needs and groups in which nobody mends anything and nothing waits. */
const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const share = fc.integer({ min: 1, max: 9 }).map((tenths) => tenths / 10)
const coupling = fc.oneof(
  fc.constant(''),
  share.map((threshold) => `threshold ${threshold}`),
  fc.tuple(share, share).map(([strength, floor]) => `soft ${strength} floor ${floor}`),
)
const network = fc
  .tuple(
    ...ids.map((id) =>
      fc
        .uniqueArray(
          fc.tuple(fc.constantFrom(...ids.filter((other) => other !== id), 'g', 'h'), coupling),
          { maxLength: 2, selector: ([provider]) => provider },
        )
        .map(
          (all) => `component ${id}  ${all.map(([to, how]) => `needs ${to} ${how}`).join('  ')}`,
        ),
    ),
    fc.subarray(ids, { minLength: 2 }),
    fc.integer({ min: 1, max: 2 }),
    fc.subarray(ids, { minLength: 2 }),
  )
  .map((parts) => ({
    components: parts.slice(0, ids.length) as string[],
    pool: parts[ids.length] as string[],
    k: parts[ids.length + 1] as number,
    zones: parts[ids.length + 2] as string[],
  }))

type Network = {
  readonly components: readonly string[]
  readonly pool: readonly string[]
  readonly k: number
  readonly zones: readonly string[]
}

/** Levels of all things at the moment when so much of some components is lost. */
function levelsAfter(
  { components, pool, k, zones }: Network,
  { lost, left, capacity }: { lost: readonly string[]; left: number; capacity: number },
): readonly number[] {
  const sketch = [
    ...components,
    `group g  k-of-n ${k}  members ${pool.join(' ')}`,
    `group h  active-active  members ${zones.map((id) => `${id}*${capacity}`).join(' ')}`,
    'service all  needs a',
    'until 0s',
    ...lost.map((id) => `at 0s  lose ${id}  level ${left}  for 1h`),
  ].join('\n')
  const { plan, scenario, bindings, seed } = readSketch(sketch)
  const model = valueOf(compile(plan, scenario, bindings))
  return lookAt(model, { seed }, ({ level }) => [...level])
}

function expectNoneLower(levels: readonly number[], least: readonly number[]): void {
  levels.forEach((level, entity) =>
    expect(level).toBeGreaterThanOrEqual((least[entity] ?? 0) - 1e-9),
  )
}

const struck = fc.subarray(ids, { minLength: 1, maxLength: 3 })

describe('levels', () => {
  const capacities = fc.tuple(share, share).map(([one, more]) => ({ one, both: one + more }))
  lawOf(
    'are never lower with more capacity',
    { seed: 47, of: fc.record({ network, struck, capacities }) },
    ({ network: plan, struck: lost, capacities: { one, both } }) => {
      const few = levelsAfter(plan, { lost, left: 0, capacity: one })
      expectNoneLower(levelsAfter(plan, { lost, left: 0, capacity: both }), few)
    },
  )

  lawOf(
    'are never lower where less is lost',
    { seed: 48, of: fc.record({ network, struck, left: share }) },
    ({ network: plan, struck: lost, left }) => {
      const all = levelsAfter(plan, { lost, left: 0, capacity: 1 })
      const some = levelsAfter(plan, { lost, left, capacity: 1 })
      const fewer = levelsAfter(plan, { lost: lost.slice(1), left: 0, capacity: 1 })
      expectNoneLower(some, all)
      if (lost.length > 1) expectNoneLower(fewer, all)
    },
  )
})

describe('people', () => {
  const repairs = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 })

  lawOf(
    // With steps that wait for each other more people can be slower (Graham, 1969), so this is about repairs
    // that nothing connects.
    'are never slower for being more, where nothing waits for anything else',
    { seed: 49, of: fc.record({ repairs, people: fc.integer({ min: 1, max: 4 }) }) },
    ({ repairs: minutes, people }) => {
      const backAt = (hands: number) => {
        const { log } = runSketch(
          [
            'site hall  kind room',
            `team ops  people ${hands}`,
            ...minutes.map(
              (each, index) => `component c${index}  site hall  team ops  repair ${each}m`,
            ),
            'service all  needs c0',
            'until 30d',
            'at 0s  lose hall',
          ].join('\n'),
        )
        return minutes.map(
          (_, index) =>
            log.events.find(({ entity, to }) => entity === `c${index}` && to === 'operational')
              ?.atMs ?? Infinity,
        )
      }
      const few = backAt(people)
      backAt(people + 1).forEach((atMs, index) => {
        expect(atMs).toBeLessThanOrEqual(few[index] ?? -1)
      })
    },
  )
})

describe('fleets', () => {
  const fleet = fc.record({
    machines: fc.integer({ min: 1_000, max: 100_000 }),
    hands: fc.integer({ min: 1, max: 20 }),
    split: fc.integer({ min: 1, max: 9 }),
    selfHealing: fc.constantFrom(0, 0.3),
  })

  lawOf(
    'do not care in how many cohorts they are counted',
    { seed: 50, of: fleet },
    ({ machines, hands, split, selfHealing }) => {
      const backAt = (cohorts: readonly string[]) => {
        const { log } = runSketch(
          [
            'product agent',
            'channel agent/content  bypass  poll 2h',
            `team field  people ${hands}`,
            `fleet pcs  products agent  machines ${machines}  technicians field  self-healing-over 6h`,
            ...cohorts,
            'service work  needs pcs',
            'until 300d',
            // How many break of some is drawn for each cohort, so all that are reached break.
            'at 0s  push agent  breaks 1  reverted-after 1h',
          ].join('\n'),
        )
        return log.events.findLast(({ entity, to }) => entity === 'pcs' && to === 'operational')
          ?.atMs
      }
      const same = `touch 15m  self-healing ${selfHealing}`
      const whole = backAt([`cohort pcs/all  share 1  ${same}`])
      const parts = backAt([
        `cohort pcs/one  share ${split / 10}  ${same}`,
        `cohort pcs/two  share ${(10 - split) / 10}  ${same}`,
      ])
      expect(whole).toBeDefined()
      // The last machines of a cohort are whole ones: each cohort may end one repair apart.
      expect(Math.abs((parts ?? 0) - (whole ?? 0))).toBeLessThanOrEqual(2 * 15 * 60_000)
    },
  )
})
