/**
 * The after-action report as data: what was meant, what was computed, what was observed, what is to be done.
 *
 * Everything follows from the journal and the run behind it, so that the same journal gives the same
 * report, whoever makes it and when.
 */
import { optionName } from '../views/roleView.ts'
import type { ServiceResult } from '../../views/contract.ts'
import { explainEvent } from '../../views/explain.ts'
import { serviceResults } from '../../views/services.ts'
import { type ComparedService, compareRuns } from '../compareBranches.ts'
import { type Ground, type RoomRun, runBranch } from '../ground.ts'
import type { DeedOf, Rating } from '../schema/deeds.ts'
import type { Entry } from '../schema/journal.ts'
import { type Branch, branchOf, type Exercise, type Observation, type Outcome } from '../state.ts'
import { type VoteResult, voteResult } from '../views/votes.ts'
import { deedWords } from './deedWords.ts'

export type ReviewedObjective = {
  readonly id: string
  readonly name: string
  readonly capability: string
  readonly criteria: readonly string[]
  readonly clauses: readonly string[]
  readonly reference: string
  /** Empty where nobody rated it: then nothing is evidenced. */
  readonly rating: Rating | ''
  readonly note: string
  readonly evidence: readonly number[]
}

export type ReviewedDecision = {
  readonly seq: number
  readonly atMs: number
  readonly name: string
  readonly question: string
  readonly owner: string
  readonly rationale: string
  /** -1 for what nobody had asked. */
  readonly latencyMs: number
  readonly vote: VoteResult | null
  readonly isAction: boolean
  /** What becomes of the services without it, and had it been taken when it was asked. */
  readonly without: readonly Difference[]
  readonly sooner: readonly Difference[]
}

/** How much longer an outage lasts in another story; below zero if it is shorter. */
export type Difference = { readonly name: string; readonly byMs: number }

export type Improvement = {
  readonly gap: Observation
  readonly support: number
  readonly actions: readonly DeedOf<'promised'>[]
  /** Why nothing is done now; empty if something is. */
  readonly putOff: string
}

export type TimelineRow = {
  readonly atMs: number
  /** -1 for what was computed: it has no moment on the wall. */
  readonly wallMs: number
  readonly source: 'engine' | 'facilitator' | 'participant' | 'scribe'
  readonly seq: number
  readonly text: string
}

export type AfterAction = {
  readonly state: Exercise
  readonly head: string
  readonly entries: number
  readonly endedMs: number
  readonly objectives: readonly ReviewedObjective[]
  readonly results: readonly ServiceResult[]
  readonly decisions: readonly ReviewedDecision[]
  readonly strengths: readonly Observation[]
  readonly improvements: readonly Improvement[]
  readonly timeline: readonly TimelineRow[]
  readonly stories: readonly {
    readonly name: string
    readonly services: readonly ComparedService[]
  }[]
  readonly feedback: readonly {
    readonly question: string
    readonly mean: number
    readonly count: number
  }[]
}

export type ReportedExercise = {
  readonly state: Exercise
  readonly ground: Ground
  readonly entries: readonly Entry[]
  readonly head: string
}

/** Makes the report of an exercise from its journal. */
export function buildAfterAction({ state, ground, entries, head }: ReportedExercise): AfterAction {
  const branch = branchOf(state)
  const run = runBranch(ground, branch)
  return {
    state,
    head,
    entries: entries.length,
    endedMs: state.wallMs,
    objectives: objectivesOf(state),
    results: serviceResults(run.model, run.log),
    decisions: decisionsOf(state, { ground, branch, run }),
    strengths: withTag(state, 'strength'),
    improvements: improvementsOf(state),
    timeline: timelineOf(run, state, entries),
    stories: storiesOf(state, ground, run),
    feedback: feedbackOf(state),
  }
}

function objectivesOf(state: Exercise): readonly ReviewedObjective[] {
  return Object.entries(state.preparation.objectives ?? {}).map(([id, one]) => {
    const rated = state.ratings[id]
    return {
      id,
      name: one.name,
      capability: one.capability ?? '',
      criteria: one.criteria ?? [],
      clauses: one.clauses ?? [],
      reference: one.reference ?? '',
      rating: rated?.rating ?? '',
      note: rated?.note ?? '',
      evidence: rated?.evidence ?? [],
    }
  })
}

type Played = { readonly ground: Ground; readonly branch: Branch; readonly run: RoomRun }

function decisionsOf(state: Exercise, played: Played): readonly ReviewedDecision[] {
  return state.outcomes
    .filter((one) => one.branch === played.branch.id)
    .map((outcome) => {
      const question = Object.values(state.questions).find(
        (one) => one.outcome?.seq === outcome.seq,
      )
      const askedMs = outcome.latencyMs < 0 ? outcome.atMs : outcome.atMs - outcome.latencyMs
      return {
        seq: outcome.seq,
        atMs: outcome.atMs,
        name: optionName(state, outcome.option),
        question: question?.text ?? '',
        owner: outcome.owner,
        rationale: outcome.rationale,
        latencyMs: outcome.latencyMs,
        vote: question === undefined ? null : voteResult(question),
        isAction: outcome.isAction,
        without: outcome.isAction ? instead(played, outcome, undefined) : [],
        sooner: outcome.isAction && outcome.latencyMs > 0 ? instead(played, outcome, askedMs) : [],
      }
    })
}

/** The same story with one decision taken at another moment, or not at all. */
function instead({ ground, branch, run }: Played, outcome: Outcome, atMs: number | undefined) {
  const position = branch.decisions.findIndex((one) => one.atMs === outcome.atMs)
  const decisions = branch.decisions.flatMap((one, index) => {
    if (index !== position) return [one]
    return atMs === undefined ? [] : [{ ...one, atMs }]
  })
  const { services } = compareRuns(run, runBranch(ground, { ...branch, decisions }))
  return services.flatMap(({ name, rtaMs: [played, other] }): Difference[] => {
    const byMs = Math.max(0, other) - Math.max(0, played)
    return byMs === 0 ? [] : [{ name, byMs }]
  })
}

function withTag(state: Exercise, tag: Observation['what']['tag']): readonly Observation[] {
  return Object.values(state.observations).filter(({ what }) => what.tag === tag)
}

const weight = { high: 0, medium: 1, low: 2 } as const

/** Gaps by severity, then by how many find them important. */
function improvementsOf(state: Exercise): readonly Improvement[] {
  const found = withTag(state, 'gap').map((gap) => ({
    gap,
    support: state.support[gap.id]?.length ?? 0,
    actions: Object.values(state.actions).filter((action) => action.for === gap.id),
    putOff: state.putOff[gap.id] ?? '',
  }))
  const order = ({ gap }: Improvement): number => weight[gap.what.severity ?? 'low']
  return found.sort((a, b) => order(a) - order(b) || b.support - a.support || a.gap.seq - b.gap.seq)
}

/** What the engine computed and what people did, in one order of the story. */
function timelineOf(
  run: RoomRun,
  state: Exercise,
  entries: readonly Entry[],
): readonly TimelineRow[] {
  const reachedMs = branchOf(state).reachedMs
  const computed = run.log.events
    .filter((event) => isTold.has(event.kind) && event.atMs <= reachedMs)
    .map((event) => ({
      atMs: event.atMs,
      wallMs: -1,
      source: 'engine' as const,
      seq: -1,
      text: explainEvent(run.model, run.log, event),
    }))
  const done = entries.flatMap((entry): TimelineRow[] => {
    const text = deedWords(state, entry)
    if (text === '') return []
    const { atMs, wallMs, seq, by } = entry
    return [{ atMs, wallMs, source: by.source, seq, text }]
  })
  return [...computed, ...done].sort((a, b) => a.atMs - b.atMs || a.seq - b.seq)
}

const isTold: ReadonlySet<string> = new Set([
  'fault',
  'fault-cleared',
  'noticed',
  'declared',
  'diagnosed',
  'decision-refused',
  'action-done',
  'action-failed',
  'outage-started',
  'outage-ended',
  'rto-missed',
  'mtd-missed',
  'data-lost',
  'deadlock',
  'stuck',
])

function storiesOf(state: Exercise, ground: Ground, run: RoomRun): AfterAction['stories'] {
  return Object.values(state.branches)
    .filter(({ id }) => id !== state.branch)
    .map((other) => ({
      name: other.name,
      services: compareRuns(run, runBranch(ground, other)).services,
    }))
}

function feedbackOf({ feedback }: Exercise): AfterAction['feedback'] {
  const scores = new Map<string, number[]>()
  for (const one of feedback) {
    for (const [question, score] of Object.entries(one.scores ?? {})) {
      scores.set(question, [...(scores.get(question) ?? []), score])
    }
  }
  return [...scores].map(([question, all]) => ({
    question,
    mean: all.reduce((sum, one) => sum + one, 0) / all.length,
    count: all.length,
  }))
}
