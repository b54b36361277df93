import { describe, expect } from 'vitest'
import {
  type Intervention,
  intervene,
  type Log,
  type LogEvent,
  stateSpans,
} from '../../simulation/index.ts'
import { caseOf } from '../../simulation/analysis/interventions.ts'
import { runCase } from '../../simulation/analysis/counterfactuals.ts'
import { inputOf, law, type Run } from './law.ts'

/** Something to take away, and the names by which the log would know it. */
type Taken = { readonly intervention: Intervention; readonly names: readonly string[] }

/** Whatever can be taken away from a run: faults, harm to components, scarcity of people. */
function takenFrom({ model }: Run): readonly Taken[] {
  const { plan, scenario } = model
  return [
    ...Object.keys(scenario.faults ?? {}).map(
      (fault): Taken => ({ intervention: { kind: 'without-fault', fault }, names: [fault] }),
    ),
    ...Object.keys(plan.components ?? {}).map(
      (component): Taken => ({
        intervention: { kind: 'unharmed', component },
        names: [component],
      }),
    ),
    ...Object.keys(plan.teams ?? {}).map(
      (team): Taken => ({ intervention: { kind: 'people', team }, names: [team] }),
    ),
  ]
}

/** True if an event is about something, or names it. */
function isAbout({ entity, other = [] }: LogEvent, name: string): boolean {
  return [entity, ...other].some((one) => one === name || one.startsWith(`${name}/`))
}

/**
 * When something first matters: at once if it is not well from the start, or where something rests, as the log does not say
 * what leans on that.
 */
function firstMs({ model, log }: Run, names: readonly string[]): number {
  const spans = stateSpans(model, log)
  const isAwake = model.entities.every((entity) => entity.isInitiallyRunning)
  const isWell = names.every(
    (name) => (spans.get(name)?.[0]?.state ?? 'operational') === 'operational',
  )
  if (!isWell || !isAwake) return 0
  return log.events.find((event) => names.some((name) => isAbout(event, name)))?.atMs ?? Infinity
}

/** What happened before a moment, in whatever order within an instant. */
function storyBefore({ events }: Log, untilMs: number): readonly string[] {
  return events
    .filter(({ atMs }) => atMs < untilMs)
    .map(({ atMs, kind, entity, to, level }) => [atMs, kind, entity, to, level].join(' '))
    .sort()
}

describe('a run without one thing', () => {
  law('is the same until that thing first matters', 35, (run) => {
    const all = takenFrom(run)
    // Another one for every sketch, so that many are tried.
    const taken = all[Number(run.sketch.seed) % all.length]
    if (taken === undefined) return
    const replay = runCase(intervene(caseOf(run.model, inputOf(run.sketch)), taken.intervention))
    const untilMs = firstMs(run, taken.names)
    expect([taken, storyBefore(replay.log, untilMs)]).toEqual([
      taken,
      storyBefore(run.log, untilMs),
    ])
  })
})
