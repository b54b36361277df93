/**
 * Load in random sketches: how things are called, what they can serve, what is asked of them.
 */
import fc from 'fast-check'
import { fixed, level, longTime, maybe, words } from './sketchParts.ts'

/** How a provider is called; in most plans nobody says. */
export const calling = fc.oneof(
  { weight: 3, arbitrary: fixed('') },
  words(
    maybe('calls ', fc.constantFrom('0.5', '2')),
    maybe('retries ', fc.constantFrom('1', '3')),
    maybe('budget ', fixed('0.2')),
    maybe('timeout ', fc.constantFrom('2s', '30s')),
    maybe('breaker ', level),
    maybe('fallback ', level),
  ),
)

/** What is asked of a component and what it can carry; in most plans nobody says. */
export const load = fc.oneof(
  { weight: 3, arbitrary: fixed('') },
  words(
    fc.constantFrom('capacity 100', 'capacity 300', 'capacity 1000'),
    fc.constantFrom(
      '',
      'demand 40  client-retries 3',
      'demand 90',
      'demand 250  client-retries 1  client-timeout 2s',
    ),
    maybe('failed-cost ', fc.constantFrom('0.6', '1')),
    maybe('at-collapse ', level),
    maybe('settles ', fc.constantFrom('1m', '10m')),
    maybe('limit ', fc.constantFrom('80', '400')),
    maybe('queue ', fixed('5000')),
    maybe('warm-up ', fixed('5m*0.3 20m*0.7')),
  ),
)

/** Demand of its own, by the hour, on something that may have a capacity. */
export const peakLine = fc.constantFrom(
  '',
  'component c6  demand 60  capacity 100\npeak c6  hours 08:00-18:00  times 1.5',
  'component c6  demand 60  capacity 150  settles 5m  needs c0 retries 1\npeak c6  hours 22:00-04:00  times 3',
)

export const surges = words(
  fc.constantFrom('at 10m  surge sales', 'at 3h  surge c0 c1'),
  fc.constantFrom('times 0.5', 'times 4'),
  fixed('for'),
  longTime,
)

/** A sketch without what makes load matter. */
export function unloaded(text: string): string {
  return text.replaceAll(/(?<= )capacity \d+/g, '').replaceAll(/(?<= )warm-up \S+ \S+/g, '')
}
