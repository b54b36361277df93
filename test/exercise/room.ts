import {
  applyEntry,
  type Author,
  type Deed,
  digestOfLine,
  emptyExercise,
  engineVersion,
  type Entry,
  type Exercise,
  type Header,
  objectivesDigest,
  parsePlan,
  parseScenario,
  planDigest,
  type Preparation,
  scenarioDigest,
  toLine,
} from '../../simulation/index.ts'
import { valueOf } from '../support/notation/sketch.ts'

// A small exercise: a shop on a database, one monitor, a wiki with the runbook, a chat to call people.

export const planText = `blackstart: 1
name: Corner shop
teams:
  it: { name: IT, people: 4, reachedThrough: [chat], acknowledge: 4m }
  board: { name: Board, people: 1, reachedThrough: [chat], acknowledge: 4m }
components:
  db: { name: Database, kind: datastore, team: it, repair: 2h }
  shop: { name: Web shop, kind: service, team: it }
  probe: { name: Probe, kind: monitor, monitor: { watches: [db], interval: 1m, delay: 1m } }
  wiki: { name: Wiki, kind: documents }
  chat: { name: Chat, kind: comms }
dependencies:
  shop-needs-db: { from: shop, to: db }
  selling-needs-shop: { from: selling, to: shop }
businessServices:
  selling: { name: Selling, tier: 1, rto: 1h, mtd: 8h }
actions:
  paper: { name: Sell on paper, decidedBy: board, beginsWorkaround: [], team: it, takes: 10m, starts: [shop] }
runbooks:
  bring-back:
    name: Bring the database back
    recovers: [db]
    document: wiki
    tasks:
      rebuild: { name: Rebuild, team: it, takes: 1h, repairs: [db] }
response: { team: it, usersReport: 20m, diagnose: 10m, declare: 5m }
`

export const storyText = `scenario: 1
name: The database dies
start: 2025-03-11T09:30:00Z
horizon: 1d
targets:
  it-all: { name: The database, kind: component, prefer: [{ id: db }] }
faults:
  dead: { type: loss, target: it-all, at: 10m }
injects:
  boss: { at: 30m, from: Boss, to: IT lead, message: What is going on? }
`

export const preparation: Preparation = {
  title: 'Tuesday in the shop',
  classification: 'For exercise use only',
  plannedMinutes: 30,
  objectives: {
    tell: { name: 'Users are told within an hour', criteria: ['A message went out by T+60'] },
  },
  roles: {
    'it-lead': { name: 'IT lead', teams: ['it'], monitors: ['probe'] },
    manager: { name: 'Manager', teams: ['board'], hearsUsers: true },
  },
  injects: {
    boss: {
      at: '30m',
      from: 'Boss',
      to: ['it-lead'],
      message: 'What is going on?',
      objectives: ['tell'],
    },
  },
}

export function headerOf(plan = planText, story = storyText): Header {
  return {
    exercise: 1,
    id: 'tuesday',
    wallMs: 1_000_000,
    plan: { name: 'shop.blackstart', sha256: planDigest(valueOf(parsePlan(plan))), text: plan },
    scenario: {
      name: 'dies.scenario.yaml',
      sha256: scenarioDigest(valueOf(parseScenario(story))),
      text: story,
    },
    bindings: {},
    seed: '1',
    engineVersion,
  }
}

export const facilitator: Author = { source: 'facilitator' }

export function seatAuthor(seat: string, nonce: number): Author {
  return { source: 'participant', seat, nonce }
}

/** One thing that is done, by whom, and after how many seconds of the wall. */
export type Act = readonly [Deed, Author?, number?]

export type Played = {
  readonly state: Exercise
  readonly text: string
  readonly lines: readonly string[]
}

/** Writes a journal: each act a second after the one before, at the story’s own time. */
export function play(acts: readonly Act[], header = headerOf()): Played {
  const lines = [toLine(header)]
  let state = emptyExercise(header)
  for (const [did, by = facilitator, seconds = 1] of acts) {
    const passedMs = seconds * 1_000
    const entry: Entry = {
      seq: state.seq + 1,
      prev: digestOfLine(lines.at(-1) ?? ''),
      wallMs: state.wallMs + passedMs,
      atMs: state.clock.atMs + (state.phase === 'running' ? state.clock.speed * passedMs : 0),
      by,
      did,
    }
    state = valueOf(applyEntry(state, entry))
    lines.push(toLine(entry))
  }
  return { state, text: lines.join(''), lines }
}

/** The next entry, as a room would write it. */
export function next({ state, lines }: Played, did: Deed, by = facilitator): Entry {
  return {
    seq: state.seq + 1,
    prev: digestOfLine(lines.at(-1) ?? ''),
    wallMs: state.wallMs + 1_000,
    atMs: state.clock.atMs,
    by,
    did,
  }
}

export const begun: readonly Act[] = [
  [{ kind: 'prepared', preparation }],
  [{ kind: 'locked', digest: objectivesDigest(preparation) }],
  [{ kind: 'registered', person: 'ann', name: 'Ann', role: 'it-lead' }],
  [{ kind: 'registered', person: 'bo', name: 'Bo', role: 'manager' }],
  [{ kind: 'started' }],
]
