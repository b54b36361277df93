import { expect, it } from 'vitest'
import { toPlace } from '../../electron/windowPlace.ts'

const laptop = { workArea: { x: 0, y: 0, width: 1440, height: 860 } }
const beside = { workArea: { x: 1440, y: 0, width: 1920, height: 1080 } }
const size = { width: 1200, height: 800 }

it('a window comes back where it was', () => {
  expect(toPlace({ x: 1500, y: 20, ...size }, [laptop, beside])).toEqual({
    x: 1500,
    y: 20,
    ...size,
  })
})

it('a window whose display was unplugged comes back in sight', () => {
  expect(toPlace({ x: 1500, y: 20, ...size }, [laptop])).toEqual(size)
})

it('a window whose title bar is above every display comes back in sight', () => {
  expect(toPlace({ x: 20, y: -400, ...size }, [laptop])).toEqual(size)
})

it('a window is never larger than its display', () => {
  expect(toPlace({ x: 0, y: 0, width: 3000, height: 2000 }, [laptop])).toMatchObject({
    width: 1440,
    height: 860,
  })
})
