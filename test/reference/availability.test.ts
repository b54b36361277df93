import { expect, it } from 'vitest'
import { checkLog, runSketch } from '../support/check.ts'
import { outages, seriesSketch } from './availabilityCases.ts'

// The exact case again, event by event.

it('A15: two units in series, of which none ages while the other is down, fail in turn', () => {
  const { log } = runSketch(seriesSketch)

  checkLog(
    log,
    `
    4d4h    wear-a/a  fault
    4d14h   wear-a/a  fault-cleared
    5d10h   wear-b/b  fault
    5d20h   wear-b/b  fault-cleared
    9d4h    wear-a/a  fault
    9d14h   wear-a/a  fault-cleared
    11d6h   wear-b/b  fault
    11d16h  wear-b/b  fault-cleared
    `,
  )
  expect(outages(log, 'work')).toEqual([
    [100, 110],
    [130, 140],
    [220, 230],
    [270, 280],
  ])
})
