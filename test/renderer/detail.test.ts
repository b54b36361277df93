import { describe, expect, it } from 'vitest'
import { type Detail, detailAt, growthAt } from '../../renderer/canvas/detail.ts'

describe('The detail of the map', () => {
  it('says all at 100 %, names at 41 %, and signs at 15 %', () => {
    expect(detailAt(1, 'full')).toBe('full')
    expect(detailAt(0.41, 'full')).toBe('compact')
    expect(detailAt(0.15, 'full')).toBe('signs')
  })

  it('stays as it is between leaving a level and coming back to it', () => {
    expect(detailAt(0.65, 'full')).toBe('full')
    expect(detailAt(0.65, 'compact')).toBe('compact')
    expect(detailAt(0.25, 'compact')).toBe('compact')
    expect(detailAt(0.25, 'signs')).toBe('signs')
  })

  it('comes back in one step from afar', () => {
    expect(detailAt(1, 'signs')).toBe('full')
  })

  it('settles: the same zoom twice changes nothing', () => {
    const details: readonly Detail[] = ['full', 'compact', 'signs']
    for (let zoom = 0.08; zoom <= 2; zoom += 0.01) {
      for (const before of details) {
        const once = detailAt(zoom, before)
        expect(detailAt(zoom, once)).toBe(once)
      }
    }
  })
})

describe('The name of a site', () => {
  it('keeps its size on the screen however far away it is', () => {
    for (let zoom = 0.08; zoom < 0.25; zoom += 0.005) {
      const shown = growthAt(zoom) * zoom
      expect(shown).toBeGreaterThanOrEqual(1)
      expect(shown).toBeLessThan(1.4)
    }
  })
})
