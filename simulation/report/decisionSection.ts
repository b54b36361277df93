/**
 * What people decided: when, what came of it, what it cost, and why the rest was refused.
 */
import type { Model } from '../compile/model.ts'
import type { Log } from '../engine/log/log.ts'
import { type DecisionMade, decisionsMade } from '../views/decisionsMade.ts'
import {
  capitalise,
  formatClock,
  formatDuration,
  formatElapsed,
  formatMoney,
} from '../views/words.ts'
import type { DecisionRow, Report } from './contract.ts'
import { el } from './markup.ts'
import { type Section, tableMarkup } from './tables.ts'

/** The decisions of a run as rows of a table. */
export function decisionRows(model: Model, log: Log): readonly DecisionRow[] {
  return decisionsMade(model, log).map((made) => ({
    elapsed: formatElapsed(made.atMs),
    clock: formatClock(model.startMs, made.atMs, 0),
    name: made.name,
    outcome: outcomeOf(made),
    cost: made.cost === 0 ? '' : formatMoney(made.currency, made.cost),
  }))
}

function outcomeOf({ outcome, atMs, endMs, reason, isByDefault }: DecisionMade): string {
  const how = isByDefault ? 'Nobody answered. ' : ''
  if (outcome === 'refused') return `${how}Refused: ${reason}.`
  if (endMs === null) return `${how}Not done when the run ended.`
  const after = endMs === atMs ? 'at once' : `${formatDuration(endMs - atMs)} later`
  return `${how}${capitalise(outcome)} ${after}.`
}

export function decisionsSection({ decisions }: Report): Section {
  return {
    id: 'decisions',
    title: 'What was decided',
    children: [
      el(
        'p',
        {},
        'Decisions are part of what the run was made of: with others it would have been another run. What was refused stood behind something that was not there; the reason goes down to its root.',
      ),
      tableMarkup(
        { words: 'Decisions and what came of them', isDense: true },
        [
          { head: 'After', class: 'time' },
          { head: 'Clock, UTC', class: 'time' },
          { head: 'Decision' },
          { head: 'What came of it' },
          { head: 'Cost' },
        ],
        decisions.map(({ elapsed, clock, name, outcome, cost }) => ({
          cells: [elapsed, clock, name, outcome, cost],
        })),
      ),
    ],
  }
}
