/**
 * Random monitors of sketches: what they watch, miss and make up.
 */
import fc from 'fast-check'
import { fixed, level, maybe, shortTime, words } from './sketchParts.ts'

const components = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5']

export const monitorLine = words(
  fixed('monitor probe'),
  fc.subarray(components, { minLength: 1, maxLength: 3 }).map((all) => `watches ${all.join(' ')}`),
  maybe('interval ', shortTime),
  maybe('delay ', shortTime),
  maybe('misses ', fixed('0.3')),
  maybe('needs ', fc.constantFrom(...components)),
  maybe('signal ', fc.constantFrom('black-box', 'white-box')),
  maybe('misses-degraded ', level),
  maybe('false-alarms-per-day ', fc.constantFrom('1', '20')),
)

/** Watches what the group g0 goes by, and users’ reports. */
export const healthLines = fc.tuple(
  words(
    fixed('monitor health  interval 1m  watches sales'),
    maybe('delay ', shortTime),
    maybe('false-alarms-per-day ', fixed('2')),
    maybe('needs ', fc.constantFrom(...components)),
  ),
  fixed('monitor hotline  watches payroll  signal user-reports'),
)
