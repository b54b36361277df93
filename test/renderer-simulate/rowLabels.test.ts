import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeLasted, placeTargets } from '../../renderer/simulate/results/rowLabels.ts'

describe('words in a row of the recovery chart', () => {
  it('stand behind their lines where there is room', () => {
    expect(
      placeTargets([
        { name: 'RTO', x: 100 },
        { name: 'MTD', x: 300 },
      ]).map(({ textX, anchor }) => [textX, anchor]),
    ).toEqual([
      [103, 'start'],
      [303, 'start'],
    ])
  })

  it('part to both sides where two targets are close', () => {
    const labels = placeTargets([
      { name: 'MTD', x: 110 },
      { name: 'RTO', x: 100 },
    ])
    expect(labels).toMatchObject([
      { name: 'RTO', textX: 97, anchor: 'end' },
      { name: 'MTD', textX: 113, anchor: 'start' },
    ])
  })

  it('never lie on each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }), (a, b) => {
        const [first, second] = placeTargets([
          { name: 'RTO', x: a },
          { name: 'MTD', x: b },
        ]).map(({ textX, anchor }) => (anchor === 'start' ? textX : textX - 22))
        expect(Math.abs((second ?? 0) - (first ?? 0))).toBeGreaterThanOrEqual(22)
      }),
    )
  })

  it('say how long it lasted behind the bar, and behind a line that would cross them', () => {
    expect(placeLasted(200, '5 h 27 min', [])).toBe(206)
    expect(placeLasted(200, '5 h 27 min', [230])).toBe(236)
    expect(placeLasted(200, '5 h 27 min', [260, 230])).toBe(266)
    expect(placeLasted(200, '5 h 27 min', [150, 400])).toBe(206)
  })
})
