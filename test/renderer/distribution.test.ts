import { describe, expect, it } from 'vitest'
import { durationWriting, shareWriting } from '../../renderer/inspector/checks.ts'
import {
  isInOrder,
  partAt,
  partsOf,
  reshape,
  shapeOf,
  shapes,
} from '../../renderer/inspector/distribution.ts'
import { parsePlan, serializePlan } from '../../simulation/index.ts'

describe('a length of time in the inspector', () => {
  it('keeps its middle when it is told in another shape', () => {
    expect(reshape('2h', 'quantiles')).toEqual({ p50: '2h', p95: '6h' })
    expect(reshape({ p50: '2h', p95: '9h' }, 'fixed')).toBe('2h')
    expect(reshape({ triangular: ['1h', '3h', '9h'] }, 'fixed')).toBe('3h')
  })

  it.each(shapes)('of shape %s can be read back from a file', (shape) => {
    const value = reshape('90m', shape)
    const plan = { blackstart: 1, components: { db: { repair: value } } } as const
    const read = parsePlan(serializePlan(plan))

    expect(read.ok && read.value.components?.db?.repair).toEqual(value)
    expect(shapeOf(value)).toBe(shape)
    expect(partsOf(shape).every((part) => partAt(value, part.path) !== undefined)).toBe(true)
  })

  it('must rise from part to part', () => {
    expect(isInOrder({ p50: '2h', p95: '1h' })).toBe(false)
    expect(isInOrder({ pert: ['1h', '2h', '2h'] })).toBe(true)
  })

  it('may be written with spaces, but not without units', () => {
    expect(durationWriting.fault('1h 30m')).toBeUndefined()
    expect(durationWriting.toValue('1h 30m')).toBe('1h30m')
    expect(durationWriting.fault('4')).toBeDefined()
    expect(durationWriting.fault('soon')).toBeDefined()
  })
})

describe('a share', () => {
  it('is written in per cent', () => {
    expect(shareWriting.toText(0.07)).toBe('7%')
    expect(shareWriting.toValue('7 %')).toBe(0.07)
    expect(shareWriting.fault('130%')).toBeDefined()
  })
})
