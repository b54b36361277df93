import {
  buildTruthIndex,
  type Entity,
  effectsOf,
  explainEvent,
  type LogEvent,
  type Model,
  stateSpans,
  type TruthIndex,
} from '../../simulation/index.ts'
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
  /** What was so, believed and declared; made when it is first asked for. */
  readonly truths: () => TruthIndex
}

const views = new WeakMap<FinishedRun, RunView>()

/** The run that is shown; `null` before the first one. */
export function useRunView(): RunView | null {
  const run = useExercise((exercise) => exercise.finished)
  return run === null ? null : viewOf(run)
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
    instants: findInstants(log),
    moments: findMoments(run),
    lanes: buildLanes(inputs, endMs),
    effects: effectsOf(log),
    sentenceOf: rememberSentences((event) => explainEvent(model, log, event)),
  }
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
