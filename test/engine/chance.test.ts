import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChance } from '../../simulation/engine/chance/chance.ts'
import { type Block, type Key, philox } from '../../simulation/engine/chance/philox.ts'

const ones = 0xffffffff

function inHex(block: Block): string {
  return block.map((word) => word.toString(16).padStart(8, '0')).join(' ')
}

describe('Philox4x32-10', () => {
  // Case D01, from the authors' own known answers.
  const knownAnswers: readonly { of: string; counter: Block; key: Key; answer: string }[] = [
    {
      of: 'zeros',
      counter: [0, 0, 0, 0],
      key: [0, 0],
      answer: '6627e8d5 e169c58d bc57ac4c 9b00dbd8',
    },
    {
      of: 'ones',
      counter: [ones, ones, ones, ones],
      key: [ones, ones],
      answer: '408f276d 41c83b0e a20bc7c6 6d5451fd',
    },
    {
      of: 'the digits of pi',
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0],
      answer: 'd16cfe09 94fdcceb 5001e420 24126ea1',
    },
  ]

  it.each(knownAnswers)('gives the known answer for $of', ({ counter, key, answer }) => {
    expect(inHex(philox(counter, key))).toBe(answer)
  })
})

describe('chance', () => {
  it('gives the same number for the same purpose, entity, replication and occurrence', () => {
    const first = createChance('storm', 17).uniform('diagnose', 'dba', 3)
    const second = createChance('storm', 17)
    second.uniform('repair', 'web', 0)
    expect(second.uniform('diagnose', 'dba', 3)).toBe(first)
  })

  it('gives these numbers on every machine', () => {
    const chance = createChance('1')
    expect([0, 1, 2].map((occurrence) => chance.uniform('repair', 'web', occurrence))).toEqual([
      0.6848255545193124, 0.9920460397402365, 0.6777390704882663,
    ])
  })

  it('changes with every part of what a draw is for', () => {
    const draws = [
      createChance('1', 0).uniform('repair', 'web', 0, 0),
      createChance('2', 0).uniform('repair', 'web', 0, 0),
      createChance('1', 1).uniform('repair', 'web', 0, 0),
      createChance('1', 0).uniform('start', 'web', 0, 0),
      createChance('1', 0).uniform('repair', 'wec', 0, 0),
      createChance('1', 0).uniform('repair', 'web', 1, 0),
      createChance('1', 0).uniform('repair', 'web', 0, 1),
      createChance('1', 0).uniform('repairw', 'eb', 0, 0),
    ]
    expect(new Set(draws).size).toBe(draws.length)
  })

  it('tells seeds apart that are a repetition of one another', () => {
    const seeds = ['1', '11', '111', 'ab', 'abab', '']
    const draws = seeds.map((seed) => createChance(seed).uniform('repair', 'web', 0))
    expect(new Set(draws).size).toBe(seeds.length)
  })

  it('keeps everybody’s draws when an entity is added', () => {
    const id = fc.string({ minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 2, maxLength: 8 }), fc.nat(), (ids, seed) => {
        const drawsOf = (present: readonly string[]): Map<string, number> => {
          const chance = createChance(String(seed))
          return new Map(present.map((entity) => [entity, chance.uniform('repair', entity, 0)]))
        }
        const everybody = drawsOf(ids)
        for (const [entity, draw] of drawsOf(ids.slice(1))) {
          expect(draw).toBe(everybody.get(entity))
        }
        expect(new Set(everybody.values()).size).toBe(ids.length)
      }),
      { seed: 22 },
    )
  })

  it('fills the interval evenly and never touches its ends', () => {
    const chance = createChance('even')
    const bins = Array.from({ length: 20 }, () => 0)
    let sum = 0
    for (let i = 0; i < 20_000; i++) {
      const u = chance.uniform('repair', `component-${i % 40}`, Math.floor(i / 40))
      expect(u > 0 && u < 1).toBe(true)
      bins[Math.floor(u * 20)]! += 1
      sum += u
    }
    // 36.19 is the 99 % point of chi-square with 19 degrees of freedom.
    const chiSquare = bins.reduce((total, count) => total + (count - 1_000) ** 2 / 1_000, 0)
    expect(chiSquare).toBeLessThan(36.19)
    expect(sum / 20_000).toBeCloseTo(0.5, 2)
  })
})
