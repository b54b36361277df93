/**
 * What the facilitator sees: how things are, beside what each role knows of them.
 */
import type { Standing } from '../../views/contract.ts'
import { explainEvent } from '../../views/explain.ts'
import { formatClock } from '../../views/words.ts'
import type { RoomRun } from '../ground.ts'
import { dueInjects, inOrderOfTime, plannedMs } from '../msel.ts'
import type { PlannedInject } from '../schema/preparation.ts'
import { type Exercise, isOfStory, plannedMinutesOf, type Question } from '../state.ts'
import { type GapRow, gapRows, type ObjectiveRow, objectiveRows } from './evaluation.ts'
import { type Moment, roleView, roomView, type RoomView } from './roleView.ts'
import { type VoteResult, voteResult } from './votes.ts'

/** A thing that is not well, or not thought well. */
export type TruthRow = {
  readonly id: string
  readonly name: string
  readonly actual: Standing
  readonly believed: Standing
  readonly declared: Standing
  /** Ids of the roles whose monitors show it as it is. */
  readonly knownTo: readonly string[]
  /** Why it is as it is; empty for what is well. */
  readonly why: string
}

export type InjectRow = {
  readonly id: string
  readonly status: 'planned' | 'held' | 'skipped' | 'sent'
  readonly isDue: boolean
  readonly plannedMs: number
  readonly sentMs: number
  readonly content: PlannedInject
}

export type RoleRow = {
  readonly id: string
  readonly name: string
  readonly seats: readonly string[]
  /** Minutes of the wall since somebody of the role did anything; -1 if nobody ever did. */
  readonly silentMs: number
}

export type FacilitatorView = RoomView & {
  readonly seq: number
  readonly branch: string
  readonly branches: readonly {
    readonly id: string
    readonly name: string
    readonly reachedMs: number
  }[]
  readonly truth: readonly TruthRow[]
  readonly injects: readonly InjectRow[]
  readonly roles: readonly RoleRow[]
  readonly asked: readonly (Pick<Question, 'id' | 'text' | 'isOpen' | 'atMs'> & {
    readonly result: VoteResult
    readonly decided: string
    readonly latencyMs: number
  })[]
  readonly requests: readonly {
    readonly id: string
    readonly role: string
    readonly text: string
    readonly isAnswered: boolean
  }[]
  /** Next moment at which anything happens; -1 if nothing more does. */
  readonly nextMs: number
  readonly wallMinutesLeft: number
  readonly notes: readonly string[]
  readonly gaps: readonly GapRow[]
  readonly objectives: readonly ObjectiveRow[]
}

/** What the facilitator sees at a moment; `wallMs` is now, by the wall. */
export function facilitatorView(moment: Moment, wallMs: number): FacilitatorView {
  const { state, run, atMs } = moment
  return {
    ...roomView(moment),
    seq: state.seq,
    branch: state.branch,
    branches: Object.values(state.branches).map(({ id, name, reachedMs }) => ({
      id,
      name,
      reachedMs,
    })),
    truth: truthRows(moment),
    injects: injectRows(moment),
    roles: roleRows(state, wallMs),
    asked: Object.values(state.questions)
      .filter((one) => isOfStory(state, one))
      .map((one) => ({
        id: one.id,
        text: one.text,
        isOpen: one.isOpen,
        atMs: one.atMs,
        result: voteResult(one),
        decided: one.outcome?.option ?? '',
        latencyMs: one.outcome?.latencyMs ?? -1,
      })),
    requests: requestRows(moment),
    nextMs: run.log.events.find((event) => event.atMs > atMs)?.atMs ?? -1,
    wallMinutesLeft: minutesLeft(state, wallMs),
    notes: state.notes.map(({ text }) => text),
    gaps: gapRows(state),
    objectives: objectiveRows(state),
  }
}

function truthRows(moment: Moment): readonly TruthRow[] {
  const { state, run, atMs } = moment
  const { model, log } = run
  const truths = run.truth.at(atMs)
  const states = run.states.at(atMs)
  const shown = Object.keys(state.preparation.roles ?? {}).map((role) => ({
    role,
    readings: new Map(roleView(moment, role).readings.map((one) => [one.thing, one.shows])),
  }))
  return model.entities.flatMap(({ id, name }): TruthRow[] => {
    const truth = truths.get(id)
    if (truth === undefined || (truth.actual === 'well' && truth.believed === 'well')) return []
    const event = log.events[states.get(id)?.eventId ?? -1]
    const { actual, believed, declared } = truth
    return [
      {
        id,
        name,
        actual,
        believed,
        declared,
        knownTo: shown
          .filter(({ readings }) => readings.get(id) === actual)
          .map(({ role }) => role),
        why: event === undefined ? '' : explainEvent(model, log, event),
      },
    ]
  })
}

function injectRows(moment: Moment): readonly InjectRow[] {
  const { state } = moment
  const due = new Set(dueInjects(moment))
  const sent = new Map(
    state.sent.filter((one) => isOfStory(state, one)).map((one) => [one.id, one]),
  )
  const contents = Object.fromEntries(
    Object.entries(state.injects).map(([id, { content }]) => [id, content]),
  )
  const improvised = [...sent.keys()].filter((id) => contents[id] === undefined)
  return [...inOrderOfTime(contents), ...improvised].flatMap((id): InjectRow[] => {
    const put = sent.get(id)
    const standing = state.injects[id]
    const content = put?.content ?? standing?.content
    if (content === undefined) return []
    return [
      {
        id,
        status: put === undefined ? (standing?.status ?? 'planned') : 'sent',
        isDue: due.has(id),
        plannedMs: plannedMs(content),
        sentMs: put?.atMs ?? -1,
        content,
      },
    ]
  })
}

function roleRows(state: Exercise, wallMs: number): readonly RoleRow[] {
  return Object.entries(state.preparation.roles ?? {}).map(([id, { name }]) => {
    const seats = Object.values(state.seats).filter((seat) => seat.role === id)
    const heardMs = seats.filter((seat) => seat.nonce > 0).map((seat) => seat.heardMs)
    return {
      id,
      name,
      seats: seats.map((seat) => seat.name),
      silentMs: heardMs.length === 0 ? -1 : wallMs - Math.max(...heardMs),
    }
  })
}

function requestRows({ state }: Moment): FacilitatorView['requests'] {
  return Object.values(state.requests).map(({ id, role, about, text, answer }) => ({
    id,
    role,
    text: about === '' ? text : `${about} ${text}`.trim(),
    isAnswered: answer !== null || about !== '',
  }))
}

function minutesLeft(state: Exercise, wallMs: number): number {
  const passed = (wallMs - state.startedMs) / 60_000
  return Math.round(plannedMinutesOf(state) - (state.startedMs < 0 ? 0 : passed))
}

/** What happened between two moments, in sentences, for whoever skips time. */
export function digestOfTime(
  { model, log }: RoomRun,
  fromMs: number,
  toMs: number,
): readonly { readonly atMs: number; readonly clock: string; readonly text: string }[] {
  return log.events
    .filter((event) => event.atMs > fromMs && event.atMs <= toMs && isNews.has(event.kind))
    .map((event) => ({
      atMs: event.atMs,
      clock: formatClock(model.startMs, event.atMs, 0),
      text: explainEvent(model, log, event),
    }))
}

const isNews: ReadonlySet<string> = new Set([
  'fault',
  'fault-cleared',
  'noticed',
  'declared',
  'diagnosed',
  'diagnosed-wrongly',
  'task-done',
  'task-failed',
  'stuck',
  'deadlock',
  'data-lost',
  'restored',
  'decision-asked',
  'decision-refused',
  'action-done',
  'action-failed',
  'failover-done',
  'failover-failed',
  'outage-started',
  'outage-ended',
  'rto-missed',
  'mtd-missed',
  'normal',
  'collapsed',
  'no-recovery',
])
