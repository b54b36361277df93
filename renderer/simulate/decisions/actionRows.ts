import {
  type EntityNow,
  formatDuration,
  formatMoney,
  type Model,
  nameOf,
  type PossibleAction,
  reasonWords,
  type WrittenDecision,
} from '../../../simulation/index.ts'
import { decisionTexts as words } from '../../texts/decisions.ts'

export type ActionRow = {
  readonly action: PossibleAction
  readonly name: string
  /** Who does it, how long it takes, what it costs; or why it cannot be done. */
  readonly detail: string
}

export type ActionRows = {
  readonly possible: Readonly<Record<PossibleAction['from'], readonly ActionRow[]>>
  readonly refused: readonly ActionRow[]
}

type Wanted = {
  readonly filter: string
  /** True for those who also want to cut off, stop or look at what works. */
  readonly isEverything: boolean
}

type Moment = { readonly model: Model; readonly states: ReadonlyMap<string, EntityNow> }

/** Actions at a moment, sorted into what the story asks, what the plan offers and what things allow. */
export function buildActionRows(
  actions: readonly PossibleAction[],
  { model, states }: Moment,
  { filter, isEverything }: Wanted,
): ActionRows {
  const sought = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const rows = actions
    .filter((action) => isEverything || isNews(states, action))
    .map((action) => ({ action, name: action.name, detail: detailOf(model, action) }))
    .filter(({ name }) => sought.every((word) => name.toLowerCase().includes(word)))
  const possible = rows.filter(({ action }) => action.isPossible)
  const from = (source: PossibleAction['from']) =>
    possible
      .filter(({ action }) => action.from === source)
      .sort((a, b) => helpOf(a.action) - helpOf(b.action))
  return {
    possible: { point: from('point'), plan: from('plan'), general: from('general') },
    refused: rows.filter(({ action }) => !action.isPossible),
  }
}

/** What brings things back stands before what only tells or looks, and that before what takes away. */
const helpful = ['fail-over', 'start', 'restore', 'declare', 'call', 'reconnect', 'activate']
const harmful = ['isolate', 'stop']

function helpOf({ id, from }: PossibleAction): number {
  if (from !== 'general') return 0
  const [verb = ''] = id.split('/')
  if (harmful.includes(verb)) return helpful.length + 1 + harmful.indexOf(verb)
  const place = helpful.indexOf(verb)
  return place < 0 ? helpful.length : place
}

/** Verbs that nobody thinks of for a thing that works. */
const forTrouble = new Set(['stop', 'isolate', 'announce', 'verify', 'restore', 'start'])

function isNews(states: ReadonlyMap<string, EntityNow>, { id, from }: PossibleAction): boolean {
  if (from !== 'general') return true
  const [verb = '', thing = ''] = id.split('/')
  if (!forTrouble.has(verb)) return true
  const now = states.get(thing)
  return now !== undefined && now.state !== 'operational'
}

function detailOf(model: Model, action: PossibleAction): string {
  return action.isPossible ? howInWords(model, action) : whyNot(model, action)
}

function whyNot(model: Model, { refusals }: PossibleAction): string {
  return refusals.map((one) => reasonWords(model, one)).join('; ')
}

function howInWords(model: Model, action: PossibleAction): string {
  const { cost, currency, authority } = action
  return [
    ...handsInWords(model, action),
    lengthInWords(action),
    ...(cost === 0 ? [] : [formatMoney(currency, cost)]),
    ...(authority === '' ? [] : [words.mustAgree(nameOf(model, authority))]),
  ].join('; ')
}

function lengthInWords({ p50Ms, p95Ms }: PossibleAction): string {
  if (p95Ms === 0) return words.atOnce
  if (p50Ms === p95Ms) return words.takes(formatDuration(p50Ms))
  return words.takesSpread(formatDuration(p50Ms), formatDuration(p95Ms))
}

function handsInWords(model: Model, { hands: [best] }: PossibleAction): readonly string[] {
  if (best === undefined) return []
  const { team, people, free, isReached, answersInMs } = best
  const name = nameOf(model, team)
  return isReached
    ? [words.people(people, name, free)]
    : [words.called(people, name, formatDuration(answersInMs))]
}

/** The action as a decision at a moment. */
export function toTaken({ id, point }: PossibleAction, at: string): WrittenDecision {
  if (point === '') return { at, action: id.replace(/^action\//, '') }
  return { at, point, option: id.slice(point.length + 1) }
}
