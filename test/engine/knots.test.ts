import { describe, expect, it } from 'vitest'
import { findKnots } from '../../simulation/engine/structure/knots.ts'
import { check, runSketch } from '../support/check.ts'

describe('knots', () => {
  it('come providers first', () => {
    const { rank, knots } = findKnots([[1], [2], [1, 3], []])
    expect(knots).toEqual([[3], [1, 2], [0]])
    expect([...rank]).toEqual([2, 1, 1, 0])
  })

  it('are found in chains of any length', () => {
    const count = 50_000
    const chain = Array.from({ length: count }, (_, thing) => [(thing + 1) % count])
    expect(findKnots(chain).knots.length).toBe(1)
  })
})

describe('components that need each other to run', () => {
  it('run as long as nothing outside fails', () => {
    check(
      `
      component a  needs b
      component b  needs a soft 0.5
      component c
      at 0s  lose c
      `,
      `
      never  a
      never  b
      `,
    )
  })

  it('go down and come back together, each because of the other', () => {
    check(
      `
      component a  needs b
      component b  needs a x
      component x  repair 1h
      at 0s  lose x
      `,
      `
      0s  b  down         because x
      0s  a  down         because b
      1h  b  operational  because x
      1h  a  operational  because b
      `,
    )
  })

  it('settle where the weaker coupling lets them', () => {
    check(
      `
      component a  needs b soft 0.5  floor 1
      component b  needs a soft 0.5  floor 1
      at 0s  lose a  level 0.4
      `,
      `
      0s  a  degraded  level 0.4
      0s  b  degraded  level 0.7
      `,
    )
  })

  it('may reach around through a group', () => {
    check(
      `
      component a  needs g
      component b
      component c  needs a
      group g  k-of-n 1  members b c
      at 0s  lose b  for 1h
      at 2h  lose c
      `,
      `
      0s  b  down
      1h  b  operational
      2h  c  down  because lose-c
      never  a
      `,
    )
  })

  it('are recovered because of what was repaired, not of what was lost before', () => {
    check(
      `
      component c0  needs c3 threshold 0.9
      component c1  stopped  needs g0
      component c2
      component c3  repair 4h  needs g1 threshold 0.9
      component c4
      component c5
      group g0  k-of-n 2  members c0 c1 c4
      group g1  active-active  members c1*0.6 c2*0.6 c3*0.6 c4*0.6 c5*0.6
      at 2h  lose c3
      `,
      `
      2h  g0  down         because c0
      6h  g0  operational  because c0
      `,
    )
  })

  it('survive a standby that is asked to start inside of the circle', () => {
    const { log } = runSketch(`
      site us
      component c1  site us
      component c5  stops  stopped  needs g1
      group g1  active-passive  members c5 c1  switch 4h  dns-tail 90m
      at 2h  lose us
    `)
    expect(log.isComplete).toBe(true)
  })

  it('settle in a ring of hundreds', () => {
    const ring = Array.from({ length: 300 }, (_, index) => {
      const next = (index + 1) % 300
      return `component c${index}  needs c${next}${index === 0 ? ' x' : ''}`
    })
    const { log } = runSketch(`component x\n${ring.join('\n')}\nat 0s  lose x  for 1h`)
    expect(log.events.filter(({ to }) => to === 'operational').length).toBe(301)
  })
})
