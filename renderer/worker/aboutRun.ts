import {
  buildDragFinder,
  caseOf,
  compile,
  counterfactuals,
  type Outage,
  type Ran,
  rootCounterfactuals,
  serviceResults,
  simulate,
  whatCanBeDone,
} from '../../simulation/index.ts'
import type { AboutRun, ActionsAnswer, CausesAnswer, OutagesAnswer } from './messages.ts'

/** Makes a run that is asked about again. */
export type FindRun = (about: AboutRun) => Ran

/**
 * Keeps the run that was asked about last, so that the next question about it costs no run of its
 * own. Only inputs that ran before may be asked about.
 */
export function createRunFinder(): FindRun {
  let kept: { readonly number: number; readonly ran: Ran } | undefined
  return ({ number, input }) => {
    if (kept?.number === number) return kept.ran
    const compiled = compile(input.plan, input.scenario, input.bindings)
    if (!compiled.ok) throw new Error('a run that is asked about has run before')
    const model = compiled.value
    const made = { seed: input.seed, decisions: input.decisions }
    const ran = { model, log: simulate(model, made), from: caseOf(model, made) }
    kept = { number, ran }
    return ran
  }
}

export function causesWithout(ran: Ran, eventId: number): CausesAnswer {
  return { causes: counterfactuals(ran, eventId) }
}

/**
 * Replays for the drags of one service at most: a service that fails every hour must not take a day
 * to explain. An assumption.
 */
const replaysMax = 60

export function outagesWithout(ran: Ran, service: string): OutagesAnswer {
  const { model, log } = ran
  const outages = serviceResults(model, log).find(({ id }) => id === service)?.outages ?? []
  const lengthMs = ({ startMs, endMs }: Outage): number => (endMs ?? log.untilMs) - startMs
  // The longest outage is served first.
  const byLength = [...outages].sort((a, b) => lengthMs(b) - lengthMs(a))
  const find = buildDragFinder(ran, replaysMax)
  const found = new Map(byLength.map((outage) => [outage, find(service, outage)]))
  const [longest] = byLength
  return {
    drags: outages.map((outage) => found.get(outage) ?? []),
    roots:
      longest === undefined
        ? []
        : rootCounterfactuals(ran, longest.endEventId ?? longest.startEventId),
  }
}

export function actionsAt({ model, from }: Ran, atMs: number): ActionsAnswer {
  return { actions: whatCanBeDone(model, from.input, atMs) }
}
