/**
 * `blackstart actions`: what people can do at a moment of a run, by whom, how long it takes, what it
 * costs, and why the rest cannot be done.
 */
import {
  type Bindings,
  type EntityNow,
  formatDuration,
  formatInstant,
  formatMoney,
  type Model,
  nameOf,
  type PossibleAction,
  reasonWords,
  simulate,
  stateAt,
  whatCanBeDone,
} from '../simulation/index.ts'
import { exitCodes, type Io, printJson } from './io.ts'
import { complainAbout } from './problems.ts'
import { decisionsOf, openAndCompile } from './simulateRun.ts'
import { wrap } from './table.ts'

export type ActionsOptions = {
  readonly scenario: string
  readonly at: number
  readonly seed: string
  readonly bind: Bindings
  readonly decisions?: string
  readonly all?: boolean
  readonly json?: boolean
}

export async function actionsCommand(
  io: Io,
  plan: string,
  options: ActionsOptions,
): Promise<number> {
  const ready = await openAndCompile(io, plan, options)
  complainAbout(io, ready.problems)
  if (!ready.ok) return exitCodes.inputIsWrong
  const { model, request } = ready.value
  const input = { seed: options.seed, decisions: decisionsOf(request) }
  const states = stateAt(model, simulate(model, { ...input, untilMs: options.at }), options.at)
  const found = whatCanBeDone(model, input, options.at)
  const shown = options.all === true ? found : found.filter((one) => isNews(states, one))
  if (options.json === true)
    printJson(
      io,
      shown.map((one) => toAnswer(model, one)),
    )
  else io.print(inWords(model, shown, options.at))
  return exitCodes.fine
}

/** Why not, for programs in words as well. */
function toAnswer(model: Model, action: PossibleAction): unknown {
  const refusals = action.refusals.map((one) => ({ ...one, words: reasonWords(model, one) }))
  return { ...action, refusals }
}

/** What switches off or cuts off what works is for those who ask for everything. */
function isNews(states: ReadonlyMap<string, EntityNow>, { id, from }: PossibleAction): boolean {
  if (from !== 'general') return true
  const [verb = '', thing = ''] = id.split('/')
  if (!['stop', 'isolate', 'announce'].includes(verb)) return true
  return states.has(thing) && states.get(thing)?.state !== 'operational'
}

function inWords(model: Model, actions: readonly PossibleAction[], atMs: number): string {
  const possible = actions.filter(({ isPossible }) => isPossible)
  const refused = actions.filter(({ isPossible }) => !isPossible)
  const when = `${formatDuration(atMs)} into the run, at ${formatInstant(model.startMs, atMs)}`
  const sections = [
    [`What can be done ${when}`],
    ['POSSIBLE', ...listed(possible, (one) => howInWords(model, one))],
    ['NOT POSSIBLE', ...listed(refused, (one) => whyNot(model, one))],
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function listed(
  actions: readonly PossibleAction[],
  tell: (action: PossibleAction) => string,
): string[] {
  if (actions.length === 0) return ['  Nothing.']
  return actions.flatMap((one) => [
    ...wrap(`${one.name}  [${one.id}]`, '  ', '    '),
    ...wrap(tell(one), '    ', '    '),
  ])
}

function whyNot(model: Model, { refusals }: PossibleAction): string {
  return refusals.map((one) => reasonWords(model, one)).join('; ')
}

/** `1 of DBA, 2 free; 1 h, in bad cases 2 h; EUR 900; Board must agree`. */
function howInWords(model: Model, action: PossibleAction): string {
  const { cost, currency, authority } = action
  const price = cost === 0 ? [] : [formatMoney(currency, cost)]
  const agreed = authority === '' ? [] : [`${nameOf(model, authority)} must agree`]
  return [...handsInWords(model, action), lengthInWords(action), ...price, ...agreed].join('; ')
}

function lengthInWords({ p50Ms, p95Ms }: PossibleAction): string {
  if (p95Ms === 0) return 'at once'
  const bad = p50Ms === p95Ms ? '' : `, in bad cases ${formatDuration(p95Ms)}`
  return `${formatDuration(p50Ms)}${bad}`
}

function handsInWords(model: Model, { hands }: PossibleAction): readonly string[] {
  return hands.slice(0, 1).map(({ team, people, free, isReached, answersInMs }) => {
    const who = `${people} of ${nameOf(model, team)}`
    if (isReached) return `${who}, ${free} free`
    return `${who}, not called yet, answers in about ${formatDuration(answersInMs)}`
  })
}
