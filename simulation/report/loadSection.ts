/**
 * The part of the report about load: how tight everything with a known capacity is, and the ways out.
 */
import { type LoadStanding, wayOutInWords } from '../views/loads.ts'
import { perSecond } from '../views/loadWords.ts'
import { formatCount, formatShare } from '../views/words.ts'
import type { Report } from './contract.ts'
import { el } from './markup.ts'
import { type Row, type Section, tableMarkup } from './tables.ts'

const columns = [
  { head: 'Component' },
  { head: 'At the worst moment' },
  { head: 'Asked, of what it can serve', class: 'number' },
  { head: 'At the busiest', class: 'number' },
  { head: 'What tips it' },
  { head: 'Cheapest way out' },
] as const

function tipWords({ extraDemand, capacityLoss, band, isVulnerable }: LoadStanding): string {
  if (extraDemand < 0) return 'overloaded as it is'
  const more = `${formatShare(extraDemand)} more demand, or ${formatShare(capacityLoss)} less capacity`
  if (band === null) return more
  const { from, to } = band
  const words = `between ${formatCount(from)} and ${formatCount(to)} a second`
  return isVulnerable
    ? `${more}; stays collapsed ${words}`
    : `${more}; recovers below ${formatCount(from)} a second`
}

function rowOf(standing: LoadStanding): Row {
  const { name, state, demand, capacity, margin, busiestMargin, waysOut } = standing
  const [way] = waysOut
  return {
    cells: [
      name,
      state,
      `${perSecond(demand)} of ${formatCount(capacity)} (${formatShare(margin)})`,
      formatShare(busiestMargin),
      tipWords(standing),
      way === undefined ? 'none needed' : wayOutInWords(way),
    ],
  }
}

export function loadSection({ loads, picture }: Report): Section {
  return {
    id: 'load',
    title: 'Load',
    children: [
      el(
        'p',
        {},
        `How everything with a known capacity stood at ${picture.clock}, the tightest first. What recovers only below a demand stays collapsed above it, when what pushed it over has passed.`,
      ),
      tableMarkup('Load of components', columns, loads.map(rowOf)),
    ],
  }
}
