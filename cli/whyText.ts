/**
 * Why an outage or an event came about, in words for a terminal.
 */
import {
  type Counterfactual,
  type Drag,
  explainEvent,
  formatDuration,
  type Influence,
  type WhyPart,
  type WhyRole,
} from '../simulation/index.ts'
import type { Run } from './simulateRun.ts'
import { tableLines, wrap } from './table.ts'
import type { WhyEvent, WhyOutage } from './whyAnswer.ts'

/** Why a service was out: what set it off, what the plan had wrong, and what each stretch cost. */
export function outageToText(run: Run, why: WhyOutage): string {
  const { result, outage, graph } = why
  const lastedMs = (outage.endMs ?? run.log.untilMs) - outage.startMs
  const lasted = `${formatDuration(lastedMs)}${outage.endMs === null ? ' and on' : ''}`
  return join([
    wrap(`${result.name} was out for ${lasted}, seed ${run.seed}.`, ''),
    section('WHAT SET IT OFF', partsOf(graph.parts, 'trigger')),
    section('WHAT WAS ALREADY SO', outsideConditions(run, graph.parts)),
    section('WHAT THE PLAN HAD WRONG ALL ALONG', partsOf(graph.parts, 'latent')),
    section(
      'WITHOUT IT',
      why.roots.flatMap((root) => withoutLines(run, root)),
    ),
    section(
      'WHAT THE TIME WAS SPENT ON, AND WHAT EACH STRETCH REALLY COST (DRAG)',
      dragLines(why.drags),
    ),
  ])
}

/** Why an event happened: its direct causes, each with what a replay without it shows. */
export function eventToText(run: Run, why: WhyEvent): string {
  const { event, graph } = why
  return join([
    wrap(`Event ${event.id}: ${explainEvent(run.model, run.log, event)}`, ''),
    section('WHAT SET IT OFF', partsOf(graph.parts, 'trigger')),
    section('WHAT THE PLAN HAD WRONG ALL ALONG', partsOf(graph.parts, 'latent')),
    section(
      'WITHOUT A DIRECT CAUSE',
      why.causes.flatMap((cause) => withoutLines(run, cause)),
    ),
  ])
}

function join(sections: readonly (readonly string[])[]): string {
  const shown = sections.filter((lines) => lines.length > 0)
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines]
}

function partsOf(parts: readonly WhyPart[], role: WhyRole): readonly string[] {
  return parts.filter((part) => part.role === role).flatMap(({ text }) => wrap(text, '  ', '    '))
}

/** Conditions that came from outside; those within the plan are told by what they led to. */
function outsideConditions({ log }: Run, parts: readonly WhyPart[]): readonly string[] {
  const outside = parts.filter(({ eventId }) => log.events[eventId]?.segment === 'outside')
  return partsOf(outside, 'condition')
}

const influenceWords: Readonly<Record<Influence, string>> = {
  necessary: 'necessary',
  timing: 'timing',
  intensity: 'intensity',
  none: 'nothing',
}

function withoutLines(run: Run, one: Counterfactual): readonly string[] {
  const event = run.log.events[one.causeId]
  const cause =
    one.defect?.text ?? (event === undefined ? '' : explainEvent(run.model, run.log, event))
  const lines = wrap(cause, `  ${influenceWords[one.influence].padEnd(11)}`, ' '.repeat(13))
  return [...lines, ...wrap(changeWords(one), ' '.repeat(13))]
}

function changeWords({ influence, shiftMs, lostMs }: Counterfactual): string {
  switch (influence) {
    case 'necessary':
      return 'Without it this would not have happened.'
    case 'timing': {
      const when = (shiftMs ?? 0) < 0 ? 'earlier' : 'later'
      return `Without it this would have come ${formatDuration(Math.abs(shiftMs ?? 0))} ${when}.`
    }
    case 'intensity':
      return `Without it the loss would have been ${formatDuration(Math.abs(lostMs))} of full service ${lostMs < 0 ? 'less' : 'more'}.`
    case 'none':
      return 'Without it everything would have come just the same.'
  }
}

function dragLines(found: readonly Drag[]): readonly string[] {
  const rows = found.map(({ stretch, dragMs }) => [
    `  ${formatDuration(stretch.toMs - stretch.fromMs)}`,
    dragMs === null ? '?' : dragWords(dragMs),
    stretch.text,
  ])
  const columns = [{ align: 'left' }, { align: 'left' }] as const
  const table = tableLines(columns, [
    ['  took', 'drag'],
    ...rows.map(([took = '', cost = '']) => [took, cost]),
  ])
  const width = Math.max(0, ...table.map((line) => line.length)) + 2
  const [head = '', ...lines] = table
  return [
    head,
    ...lines.flatMap((line, position) =>
      wrap(rows[position]?.[2] ?? '', line.padEnd(width), ' '.repeat(width)),
    ),
  ]
}

function dragWords(dragMs: number): string {
  return dragMs < 0 ? `none (${formatDuration(-dragMs)} longer)` : formatDuration(dragMs)
}
