import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tell, useNotices } from '../../renderer/stores/notices.ts'

const shown = () => useNotices.getState().notices.map(({ text }) => text)

beforeEach(() => {
  vi.useFakeTimers()
  useNotices.setState({ notices: [] })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('A notice', () => {
  it('of something done gives way to the next', () => {
    tell({ kind: 'done', text: 'Saved a.' })
    tell({ kind: 'done', text: 'Saved b.' })

    expect(shown()).toEqual(['Saved b.'])
  })

  it('of a failure stays, and is told once', () => {
    tell({ kind: 'failed', text: 'The disk is full.' })
    tell({ kind: 'failed', text: 'The disk is full.' })
    tell({ kind: 'done', text: 'Saved b.' })
    vi.runAllTimers()

    expect(shown()).toEqual(['The disk is full.'])
  })
})
