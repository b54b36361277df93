/**
 * A dry run: the whole exercise in a moment, with bots in every role, before anybody comes.
 */
import { objectivesDigest } from './apply/conducting.ts'
import { pointPrefix } from './apply/deciding.ts'
import { applyEntry } from './applyEntry.ts'
import { botDeeds } from './bots.ts'
import { type Ground, type RoomRun, runBranch } from './ground.ts'
import { sortedIds } from '../ids.ts'
import { dueInjects } from './msel.ts'
import { digestOfLine, toLine } from './parse.ts'
import type { Deed } from './schema/deeds.ts'
import type { Author, Entry } from './schema/journal.ts'
import { branchOf, type Exercise, plannedMinutesOf } from './state.ts'
import { offeredOptions, offersAt } from './views/offers.ts'
import { openQuestionOf, roleView } from './views/roleView.ts'

export type DryRun = {
  readonly state: Exercise
  readonly entries: readonly Entry[]
  /** Messages that each role would get, by role. */
  readonly messages: Readonly<Record<string, number>>
}

/** The way in which time goes on in a dry run: as finely as people look up. An assumption. */
const strideMs = 60_000

const engine: Author = { source: 'engine' }
const facilitator: Author = { source: 'facilitator' }

/** Mutable inside of one dry run, and nowhere else. */
type Play = {
  state: Exercise
  run: RoomRun
  prev: string
  readonly entries: Entry[]
  readonly ground: Ground
}

/** Plays a prepared exercise from its beginning to its planned end. */
export function dryRun(prepared: Exercise, ground: Ground): DryRun {
  const play: Play = {
    state: prepared,
    run: runBranch(ground, branchOf(prepared)),
    prev: digestOfLine(toLine(prepared.header)),
    entries: [],
    ground,
  }
  if (prepared.phase === 'preparing') {
    write(play, facilitator, { kind: 'locked', digest: objectivesDigest(prepared.preparation) })
  }
  write(play, facilitator, { kind: 'started' })
  const untilMs = play.state.clock.atMs + plannedMinutesOf(prepared) * 60_000
  const endMs = Math.min(untilMs, ground.model.horizonMs)
  while (play.state.clock.atMs < endMs) {
    sendDue(play)
    askDue(play)
    answerAsBots(play)
    const toMs = Math.min(endMs, play.state.clock.atMs + strideMs)
    write(play, facilitator, { kind: 'jumped', toMs })
  }
  sendDue(play)
  write(play, facilitator, { kind: 'ended' })
  return { state: play.state, entries: play.entries, messages: messagesOf(play) }
}

function momentOf({ state, run }: Play) {
  const { atMs } = state.clock
  const question = openQuestionOf(state)
  const offers =
    question === undefined
      ? {}
      : { [question.id]: offeredOptions(question.options, offersAt(run, question.atMs)) }
  return { state, run, atMs, offers }
}

function sendDue(play: Play): void {
  for (const inject of dueInjects(momentOf(play))) {
    const content = play.state.injects[inject]?.content
    if (content !== undefined) write(play, engine, { kind: 'injected', inject, content })
  }
}

/** Decision points of the story are asked as soon as the story asks them. */
function askDue(play: Play): void {
  const { state, run } = play
  for (const event of run.log.events) {
    if (event.kind !== 'decision-asked' || event.atMs > state.clock.atMs) continue
    const point = run.model.decisionPoints.find(({ id }) => id === event.entity)
    if (point === undefined || state.questions[point.id] !== undefined) continue
    const options = point.options.map(({ id, name }) => ({
      id: `${pointPrefix}${id}`,
      name,
      isAction: true,
    }))
    const role = sortedIds(state.preparation.roles)[0]
    const asked = { kind: 'asked' as const, question: point.id, text: point.question, options }
    write(play, facilitator, role === undefined ? asked : { ...asked, role })
  }
}

function answerAsBots(play: Play): void {
  for (const { did } of botDeeds(momentOf(play), sortedIds(play.state.preparation.roles))) {
    write(play, facilitator, did)
  }
}

/** Writes a deed; one that cannot be is left out, as the room would refuse it. */
function write(play: Play, by: Author, did: Deed): void {
  const { state } = play
  const entry: Entry = {
    seq: state.seq + 1,
    prev: play.prev,
    wallMs: state.wallMs + (did.kind === 'jumped' ? strideMs : 0),
    atMs: state.clock.atMs,
    by,
    did,
  }
  const next = applyEntry(state, entry)
  if (!next.ok) return
  play.state = next.value
  play.entries.push(entry)
  play.prev = digestOfLine(toLine(entry))
  const isOther = branchOf(state).decisions !== branchOf(next.value).decisions
  const isStruck = branchOf(state).strikes !== branchOf(next.value).strikes
  if (isOther || isStruck) play.run = runBranch(play.ground, branchOf(next.value))
}

function messagesOf(play: Play): Readonly<Record<string, number>> {
  const moment = momentOf(play)
  return Object.fromEntries(
    sortedIds(play.state.preparation.roles).map((role) => [
      role,
      roleView(moment, role).inbox.length,
    ]),
  )
}
