/**
 * `blackstart why`: what an outage hung on, and what would have made it shorter, each by a replay.
 */
import {
  type Bindings,
  type ModifierId,
  caseOf,
  counterfactuals,
  drags,
  formatList,
  type Outage,
  type Ran,
  rootCounterfactuals,
  whyGraph,
} from '../simulation/index.ts'
import { exitCodes, type Io, printJson } from './io.ts'
import { complainAbout, didYouMean, type Outcome, refuse, wrongUsage } from './problems.ts'
import { openAndSimulate, type Run } from './simulateRun.ts'
import type { WhyEvent, WhyOutage } from './whyAnswer.ts'
import { eventToText, outageToText } from './whyText.ts'

export type WhyOptions = {
  readonly scenario: string
  readonly seed: string
  readonly until?: number
  readonly bind: Bindings
  readonly with?: readonly ModifierId[]
  readonly service?: string
  readonly event?: number
  readonly json?: boolean
}

export async function whyCommand(io: Io, plan: string, options: WhyOptions): Promise<number> {
  const run = await openAndSimulate(io, plan, options)
  complainAbout(io, run.problems)
  if (!run.ok) return exitCodes.inputIsWrong
  const why =
    options.event === undefined
      ? findOutage(run.value, options)
      : findEvent(run.value, options.event)
  complainAbout(io, why.problems)
  if (!why.ok) return exitCodes.inputIsWrong
  if (why.value === null)
    io.print('No business service was out, so there is nothing to ask about.\n')
  else if (options.json === true) printJson(io, why.value)
  else io.print(textOf(run.value, why.value))
  return exitCodes.fine
}

function textOf(run: Run, why: WhyOutage | WhyEvent): string {
  return why.of === 'outage' ? outageToText(run, why) : eventToText(run, why)
}

/** The run with its inputs, so that it can be made again with one thing otherwise. */
function ranOf({ model, log, input }: Run): Ran {
  return { model, log, from: caseOf(model, input) }
}

function lengthMs({ log }: Run, { startMs, endMs }: Outage): number {
  return (endMs ?? log.untilMs) - startMs
}

/** The longest outage of the service asked about, else of the most important one that was out. */
function findOutage(run: Run, { service }: WhyOptions): Outcome<WhyOutage | null> {
  const result = run.results.find((one) =>
    service === undefined ? one.outages.length > 0 : one.id === service,
  )
  if (result === undefined && service !== undefined) return refuse(unknownService(run, service))
  const [outage] = [...(result?.outages ?? [])].sort((a, b) => lengthMs(run, b) - lengthMs(run, a))
  if (result === undefined || outage === undefined) return { ok: true, value: null, problems: [] }
  const ran = ranOf(run)
  const effect = outage.endEventId ?? outage.startEventId
  const value: WhyOutage = {
    of: 'outage',
    result,
    outage,
    graph: whyGraph(run.model, run.log, effect),
    roots: rootCounterfactuals(ran, effect),
    drags: drags(ran, result.id, outage),
  }
  return { ok: true, value, problems: [] }
}

function unknownService(run: Run, service: string) {
  const ids = run.results.map(({ id }) => id)
  return wrongUsage(
    `The plan has no business service called “${service}”.`,
    `${didYouMean(service, ids)}It has ${ids.length === 0 ? 'none' : formatList(ids)}.`,
  )
}

function findEvent(run: Run, id: number): Outcome<WhyEvent> {
  const event = run.log.events[id]
  if (event === undefined) {
    return refuse(
      wrongUsage(
        `The log has no event ${id}.`,
        `It has the events 0 to ${run.log.events.length - 1}; “run --log FILE” writes them down.`,
      ),
    )
  }
  const value: WhyEvent = {
    of: 'event',
    event,
    graph: whyGraph(run.model, run.log, id),
    causes: counterfactuals(ranOf(run), id),
  }
  return { ok: true, value, problems: [] }
}
