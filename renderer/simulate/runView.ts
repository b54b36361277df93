import {
  buildTruthIndex,
  type Entity,
  effectsOf,
  explainEvent,
  type Log,
  type LogEvent,
  type Model,
  type StateSpan,
  stateSpans,
  type TruthIndex,
} from '../../simulation/index.ts'
import { useMemo } from 'react'
import { type FinishedRun, useExercise } from '../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../texts/simulate.ts'
import { buildLanes, type Lane, type LaneGroup } from './timeline/lanes.ts'
import { findEndMs, findInstants, findMoments, type Moments } from './timeline/moments.ts'

/** What several panels show of one run, worked out once. */
export type RunView = {
  readonly run: FinishedRun
  /** Where the time axis ends. */
  readonly endMs: number
  readonly instants: readonly number[]
  readonly moments: Moments
  readonly lanes: readonly Lane[]
  /** By event id: what it led to. */
  readonly effects: readonly (readonly number[])[]
  readonly sentenceOf: (event: LogEvent) => string
  /** By entity id: events at which it missed a target. */
  readonly flags: ReadonlyMap<string, readonly LogEvent[]>
  /** How each thing fared in the kept run; empty if there is none. */
  readonly ghosts: ReadonlyMap<string, readonly StateSpan[]>
  /** What was so, believed and declared; made when it is first asked for. */
  readonly truths: () => TruthIndex
}

const views = new WeakMap<FinishedRun, RunView>()

/** The run that is shown; `null` before the first one. Beside a kept run it reaches as far as that. */
export function useRunView(): RunView | null {
  const run = useExercise((exercise) => exercise.finished)
  const kept = useExercise((exercise) => exercise.kept?.run ?? null)
  return useMemo(() => {
    if (run === null) return null
    return kept === null || kept === run ? viewOf(run) : besideOf(viewOf(run), viewOf(kept))
  }, [run, kept])
}

/** One playhead for two runs: it stops wherever either of them does something. */
function besideOf(view: RunView, kept: RunView): RunView {
  const instants = [...new Set([...view.instants, ...kept.instants])].sort((a, b) => a - b)
  const ghosts = new Map(kept.lanes.map(({ entity, spans }) => [entity.id, spans]))
  return { ...view, instants, endMs: Math.max(view.endMs, kept.endMs), ghosts }
}

/** What is shown of a run. */
export function viewOf(run: FinishedRun): RunView {
  const known = views.get(run)
  if (known !== undefined) return known
  const view = buildRunView(run)
  views.set(run, view)
  return view
}

function buildRunView(run: FinishedRun): RunView {
  const { model, log } = run
  const endMs = findEndMs(log, run.overview)
  const spans = stateSpans(model, log)
  const inputs = model.entities.map((entity) => ({
    entity,
    group: groupOf(model, entity),
    spans: spans.get(entity.id) ?? [],
  }))
  let truths: TruthIndex | undefined
  return {
    run,
    truths: () => {
      truths ??= buildTruthIndex(model, log)
      return truths
    },
    endMs,
    flags: flagsIn(log),
    ghosts: new Map(),
    instants: findInstants(log),
    moments: findMoments(run),
    lanes: buildLanes(inputs, endMs),
    effects: effectsOf(log),
    sentenceOf: rememberSentences((event) => explainEvent(model, log, event)),
  }
}

function flagsIn(log: Log): ReadonlyMap<string, readonly LogEvent[]> {
  const flags = new Map<string, readonly LogEvent[]>()
  for (const event of log.events) {
    if (event.kind !== 'rto-missed' && event.kind !== 'mtd-missed') continue
    flags.set(event.entity, [...(flags.get(event.entity) ?? []), event])
  }
  return flags
}

function groupOf(model: Model, entity: Entity): LaneGroup {
  if (entity.kind === 'business-service') return { name: texts.timeline.services, rank: 0 }
  const site = model.plan.components?.[entity.id]?.site
  if (site === undefined) return { name: texts.timeline.elsewhere, rank: 2 }
  return { name: model.plan.sites?.[site]?.name ?? site, rank: 1 }
}

/** Sentences are made when they are first read: a log may have a hundred thousand events. */
function rememberSentences(explain: (event: LogEvent) => string): (event: LogEvent) => string {
  const sentences = new Map<number, string>()
  return (event) => {
    const known = sentences.get(event.id)
    if (known !== undefined) return known
    const sentence = explain(event)
    sentences.set(event.id, sentence)
    return sentence
  }
}
