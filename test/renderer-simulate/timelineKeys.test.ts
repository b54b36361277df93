import { describe, expect, it } from 'vitest'
import { commandOf } from '../../renderer/simulate/timeline/timelineKeys.ts'

const place = { atMs: 60_000, endMs: 600_000, instants: [0, 60_000, 300_000] }
const press = (key: string, shiftKey = false) => commandOf({ key, shiftKey }, place)

describe('keys of the timeline', () => {
  it('steps over events with the arrows', () => {
    expect(press('ArrowRight')).toEqual({ kind: 'move', atMs: 300_000 })
    expect(press('ArrowLeft')).toEqual({ kind: 'move', atMs: 0 })
  })

  it('steps over minutes with Shift, and not beyond the start', () => {
    expect(press('ArrowRight', true)).toEqual({ kind: 'move', atMs: 120_000 })
    expect(press('ArrowLeft', true)).toEqual({ kind: 'move', atMs: 0 })
  })

  it('goes to the ends', () => {
    expect(press('Home')).toEqual({ kind: 'move', atMs: 0 })
    expect(press('End')).toEqual({ kind: 'move', atMs: 600_000 })
  })

  it('plays as a video editor does', () => {
    expect(press('j')).toEqual({ kind: 'play', direction: -1 })
    expect(press('k')).toEqual({ kind: 'pause' })
    expect(press('l')).toEqual({ kind: 'play', direction: 1 })
    expect(press(' ')).toEqual({ kind: 'toggle' })
  })

  it('leaves all other keys alone', () => {
    expect(press('a')).toBeUndefined()
  })
})
