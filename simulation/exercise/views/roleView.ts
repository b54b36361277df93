/**
 * What a role may see at a moment: the fog of war.
 *
 * A view is made of what monitors, users, messages and the room have shown the role up to then, and of
 * nothing else of the run. Whoever sends data to a participant sends this and only this.
 */
import { usableLevel } from '../../compile/defaults.ts'
import type { ReadonlyRecord } from '../../ids.ts'
import type { Standing } from '../../views/contract.ts'
import { nameOf } from '../../views/names.ts'
import { formatClock } from '../../views/words.ts'
import { lastUsableMs, nextUsableMs, type RoomRun } from '../ground.ts'
import type { Role } from '../schema/preparation.ts'
import { type Exercise, type ExercisePhase, isOfStory, type Question } from '../state.ts'
import { type Audience, type Heard, heardInRun } from './messages.ts'
import { answerOf } from './requests.ts'

export type Message = {
  readonly id: string
  readonly atMs: number
  readonly clock: string
  readonly from: string
  readonly text: string
}

/** What a monitor shows of a thing. */
export type Reading = {
  readonly monitor: string
  readonly monitorName: string
  readonly thing: string
  readonly name: string
  readonly shows: Standing
  /** When the monitor last saw it; -1 if it never did. */
  readonly seenMs: number
  /** True while the monitor is dead: this is the last thing it saw. */
  readonly isStale: boolean
}

/** A runbook as its readers find it. */
export type Page = {
  readonly id: string
  readonly name: string
  /** Empty if it cannot be opened. */
  readonly steps: readonly string[]
  readonly isReadable: boolean
  /** Where it is kept, for one that cannot be opened. */
  readonly keptIn: string
}

export type AskedFor = {
  readonly id: string
  readonly atMs: number
  readonly about: string
  readonly text: string
  /** Empty while nobody has answered. */
  readonly answer: string
  readonly answeredMs: number
}

export type OpenQuestion = {
  readonly id: string
  readonly text: string
  readonly askedMs: number
  readonly closesMs: number
  readonly decides: string
  readonly options: readonly OfferedOption[]
  readonly votes: number
}

export type OfferedOption = {
  readonly id: string
  readonly name: string
  readonly isPossible: boolean
  /** Why not, as far as the room can know; how long it takes and what it costs otherwise. */
  readonly words: string
}

/** What is on every screen of the room. */
export type RoomView = {
  readonly title: string
  readonly classification: string
  readonly phase: ExercisePhase
  readonly atMs: number
  readonly speed: number
  /** The moment of the story as on a clock, in UTC. */
  readonly clock: string
  readonly question: OpenQuestion | null
  readonly lastDecision: { readonly option: string; readonly atMs: number } | null
}

export type RoleView = RoomView & {
  readonly role: { readonly id: string; readonly name: string; readonly describe: string }
  readonly inbox: readonly Message[]
  readonly readings: readonly Reading[]
  readonly pages: readonly Page[]
  readonly requests: readonly AskedFor[]
}

/** Where an exercise stands, on which run, and when: what all views are made of. */
export type Moment = {
  readonly state: Exercise
  readonly run: RoomRun
  readonly atMs: number
  /** How options look to the room, by question; worked out where a run can be asked. */
  readonly offers: ReadonlyRecord<readonly OfferedOption[]>
}

/** What a role may see at a moment. */
export function roleView(moment: Moment, roleId: string): RoleView {
  const role: Role = moment.state.preparation.roles?.[roleId] ?? { name: roleId }
  return {
    ...roomView(moment),
    role: { id: roleId, name: role.name, describe: role.describe ?? '' },
    inbox: inboxOf(moment, roleId, role),
    readings: readingsOf(moment, role),
    pages: pagesOf(moment, role),
    requests: requestsOf(moment, roleId),
  }
}

/** What everybody in the room sees, on whatever screen. */
export function roomView(moment: Moment): RoomView {
  const { state, run, atMs } = moment
  const { title, classification = '' } = state.preparation
  const open = openQuestionOf(state)
  const last = state.outcomes.findLast((one) => isOfStory(state, one))
  return {
    title,
    classification,
    phase: state.phase,
    atMs,
    speed: state.phase === 'running' ? state.clock.speed : 0,
    clock: `${formatClock(run.model.startMs, atMs, 0)} UTC`,
    question: open === undefined ? null : toOpenQuestion(moment, open),
    lastDecision:
      last === undefined ? null : { option: optionName(state, last.option), atMs: last.atMs },
  }
}

/** The question that the room is asked now: the latest one that is open. */
export function openQuestionOf(state: Exercise): Question | undefined {
  return Object.values(state.questions).findLast((one) => one.isOpen && isOfStory(state, one))
}

/** What the room called an option; the option itself where nobody asked for it. */
export function optionName(state: Exercise, option: string): string {
  for (const question of Object.values(state.questions)) {
    const found = question.options.find((one) => one.id === option)
    if (found !== undefined) return found.name
  }
  return option
}

function toOpenQuestion(moment: Moment, question: Question): OpenQuestion {
  const { state, offers } = moment
  const { id, text, atMs, closesMs, role, votes, counted, options } = question
  const plain = options.map((one) => ({ id: one.id, name: one.name, isPossible: true, words: '' }))
  const hands = Object.values(counted).reduce((sum, count) => sum + count, 0)
  return {
    id,
    text,
    askedMs: atMs,
    closesMs,
    decides: state.preparation.roles?.[role]?.name ?? '',
    options: offers[id] ?? plain,
    votes: Object.keys(votes).length + hands,
  }
}

/** True if a role is among those who hear something. */
function hears(role: Role, audience: Audience): boolean {
  switch (audience.kind) {
    case 'everybody':
      return true
    case 'team':
      return (role.teams ?? []).includes(audience.team)
    case 'monitor':
      return (role.monitors ?? []).includes(audience.monitor)
    case 'users':
      return role.hearsUsers === true
  }
}

const heardByLog = new WeakMap<RoomRun['log'], readonly Heard[]>()

/** What is heard in a run, worked out once: it depends on the log alone. */
export function heardIn({ model, log }: RoomRun): readonly Heard[] {
  const known = heardByLog.get(log)
  if (known !== undefined) return known
  const heard = heardInRun(model, log)
  heardByLog.set(log, heard)
  return heard
}

/** Messages of a role, or those to everybody for the empty role, newest last. */
function inboxOf(moment: Moment, roleId: string, role: Role): readonly Message[] {
  const { run, atMs } = moment
  const heard = heardIn(run)
    .filter((one) => one.atMs <= atMs && hears(role, one.audience))
    .map(({ eventId, ...one }) => toMessage(run, { ...one, id: `event-${eventId}` }))
  return [...heard, ...injectedTo(moment, roleId)].sort((a, b) => a.atMs - b.atMs)
}

type Said = Pick<Message, 'id' | 'atMs' | 'from' | 'text'>

function toMessage({ model }: RoomRun, { id, atMs, from, text }: Said): Message {
  return { id, atMs, clock: formatClock(model.startMs, atMs, 0), from, text }
}

/** Injects that have reached a role: what goes through something that is down arrives later. */
function injectedTo({ state, run, atMs }: Moment, roleId: string): readonly Message[] {
  return state.sent.flatMap((sent) => {
    if (!isOfStory(state, sent)) return []
    const { to, through, from = '', message } = sent.content
    const isMine = to === undefined || to.length === 0 || to.includes(roleId)
    const arrivedMs =
      through === undefined
        ? sent.atMs
        : nextUsableMs(run, { id: through, atMs: sent.atMs, threshold: usableLevel })
    if (!isMine || arrivedMs < 0 || arrivedMs > atMs) return []
    return [toMessage(run, { id: `inject-${sent.id}`, atMs: arrivedMs, from, text: message })]
  })
}

/** What a role’s monitors show. A dead one shows the last thing it saw. */
function readingsOf({ run, atMs }: Moment, role: Role): readonly Reading[] {
  return (role.monitors ?? []).flatMap((monitor) => {
    const index = run.model.indexById[monitor]
    if (index === undefined) return []
    const seenMs = lastUsableMs(run, { id: monitor, atMs, threshold: usableLevel })
    const truths = run.truth.at(Math.max(0, seenMs))
    return run.model.entities
      .filter((thing) => thing.monitors.some((one) => one.entity === index))
      .map((thing) => ({
        monitor,
        monitorName: nameOf(run.model, monitor),
        thing: thing.id,
        name: thing.name,
        shows: seenMs < 0 ? 'well' : (truths.get(thing.id)?.believed ?? 'well'),
        seenMs,
        isStale: seenMs < atMs,
      }))
  })
}

/** Runbooks with work for a role’s teams. What is kept in a wiki that is down cannot be opened. */
function pagesOf({ run, atMs }: Moment, role: Role): readonly Page[] {
  const { model } = run
  const teams = new Set(
    (role.teams ?? []).map((id) => model.teams.findIndex((one) => one.id === id)),
  )
  const states = run.states.at(atMs)
  return model.runbooks.flatMap((runbook) => {
    const tasks = runbook.tasks.map((index) => model.tasks[index])
    if (!tasks.some((task) => task?.teams.some((team) => teams.has(team)))) return []
    const document = model.entities[runbook.document]
    const level = document === undefined ? 1 : (states.get(document.id)?.level ?? 1)
    const isReadable = level >= usableLevel
    return [
      {
        id: runbook.id,
        name: nameOf(model, runbook.id),
        steps: isReadable ? tasks.map((task) => nameOf(model, task?.id ?? '')) : [],
        isReadable,
        keptIn: isReadable ? '' : (document?.name ?? ''),
      },
    ]
  })
}

function requestsOf(moment: Moment, roleId: string): readonly AskedFor[] {
  const { state, run } = moment
  return Object.values(state.requests)
    .filter((request) => request.role === roleId && isOfStory(state, request))
    .map((request) => {
      const answer = answerOf(moment, request)
      const about = request.about === '' ? '' : nameOf(run.model, request.about)
      const { id, atMs, text } = request
      return { id, atMs, about, text, answer: answer.text, answeredMs: answer.atMs }
    })
}
