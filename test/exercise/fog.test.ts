import { describe, expect, it } from 'vitest'
import {
  branchOf,
  type Exercise,
  type Moment,
  offeredOptions,
  offersAt,
  prepareGround,
  projectorView,
  roleView,
  runBranch,
  facilitatorView,
} from '../../simulation/index.ts'
import { valueOf } from '../support/notation/sketch.ts'
import { type Act, begun, headerOf, planText, play, seatAuthor, storyText } from './room.ts'

const minute = 60_000

function momentOf(state: Exercise, atMs: number): Moment {
  const run = runBranch(valueOf(prepareGround(state.header)), branchOf(state))
  return { state, run, atMs, offers: {} }
}

/** A moment of the story in which the database dies at minute ten. */
function at(
  minutes: number,
  acts: readonly Act[] = [],
  story = storyText,
  plan = planText,
): Moment {
  return momentOf(play([...begun, ...acts], headerOf(plan, story)).state, minutes * minute)
}

/** The same story in which nothing ever happens. */
const calm = storyText.replace('target: it-all, at: 10m', 'target: it-all, at: 20h')

describe('the fog of war', () => {
  it('shows a role nothing of what no monitor, user or message has shown it', () => {
    for (const role of ['it-lead', 'manager', '']) {
      for (const minutes of [5, 10, 11]) {
        const seen = roleView(at(minutes), role)
        expect(seen).toEqual({ ...roleView(at(minutes, [], calm), role) })
        expect(projectorView(at(minutes))).toEqual(projectorView(at(minutes, [], calm)))
      }
    }
  })

  it('shows the alert to those who see the monitor, and to nobody else', () => {
    const [lead, manager] = ['it-lead', 'manager'].map((role) => roleView(at(13), role))

    expect(lead?.readings).toMatchObject([{ thing: 'db', shows: 'down', isStale: false }])
    expect(lead?.inbox.map(({ text }) => text)).toContain('Alert: Database is not well.')
    expect(manager?.readings).toEqual([])
    expect(manager?.inbox).toEqual([])
  })

  it('lets a dead monitor show the last thing that it saw', () => {
    const blind = storyText
      .replace(
        'kind: component, prefer: [{ id: db }] }',
        'kind: component, prefer: [{ id: db }] }\n  eye: { kind: component, prefer: [{ id: probe }] }',
      )
      .replace('faults:', 'faults:\n  blind: { type: loss, target: eye, at: 5m }')

    const { readings } = roleView(at(30, [], blind), 'it-lead')

    expect(readings).toMatchObject([
      { thing: 'db', shows: 'well', isStale: true, seenMs: 5 * minute - 1 },
    ])
  })

  it('takes the pages of a wiki away with it, unless there is an offline copy', () => {
    const wikiDown = storyText
      .replace('it-all: {', 'pages: { kind: component, prefer: [{ id: wiki }] }\n  it-all: {')
      .replace('faults:', 'faults:\n  gone: { type: loss, target: pages, at: 0s }')
    const copied = planText.replace('document: wiki', 'document: wiki\n    offlineCopy: true')

    const [page] = roleView(at(1), 'it-lead').pages
    const [gone] = roleView(at(1, [], wikiDown), 'it-lead').pages
    const [kept] = roleView(at(1, [], wikiDown, copied), 'it-lead').pages

    expect(page).toMatchObject({ isReadable: true, steps: ['Rebuild'] })
    expect(gone).toMatchObject({ isReadable: false, steps: [], keptIn: 'Wiki' })
    expect(kept).toMatchObject({ isReadable: true })
  })

  it('answers a request once somebody could be reached and has looked', () => {
    const digest = 'b'.repeat(64)
    const asked: readonly Act[] = [
      [{ kind: 'seated', seat: 's1', name: 'Ann', role: 'it-lead', digest }, { source: 'engine' }],
      [{ kind: 'jumped', toMs: 11 * minute }],
      [{ kind: 'requested', request: 'r1', about: 'db' }, seatAuthor('s1', 1)],
    ]

    const answers = [19, 20].map(
      (minutes) => roleView(at(minutes, asked), 'it-lead').requests[0]?.answer,
    )

    expect(answers).toEqual(['', 'Database does not work.'])
  })

  it('gives a message that goes through a dead channel once the channel is back', () => {
    const chatDown = storyText
      .replace('it-all: {', 'talk: { kind: component, prefer: [{ id: chat }] }\n  it-all: {')
      .replace('faults:', 'faults:\n  mute: { type: loss, target: talk, at: 0s, clearsAfter: 40m }')
    const sent: readonly Act[] = [
      [
        {
          kind: 'injected',
          inject: 'x',
          content: { message: 'Call me', through: 'chat', to: ['manager'] },
        },
      ],
    ]
    const texts = (minutes: number): readonly string[] =>
      roleView(at(minutes, sent, chatDown), 'manager').inbox.map(({ text }) => text)

    expect(texts(30)).not.toContain('Call me')
    expect(texts(50)).toContain('Call me')
  })

  it('tells the room why an option is impossible only where the room can know it', () => {
    const options = [{ id: 'start/db', name: 'Start the database', isAction: true }]
    const words = (minutes: number) => {
      const { run, atMs } = at(minutes)
      return offeredOptions(options, offersAt(run, atMs))
    }

    expect(words(11)).toMatchObject([{ isPossible: true, words: '' }])
    expect(words(15)).toMatchObject([{ isPossible: false }])
    expect(words(15)[0]?.words).toMatch(/Database/)
  })

  it('puts the truth beside what each role knows, for the facilitator alone', () => {
    const { truth } = facilitatorView(at(15), 1_000_000)
    const db = truth.find(({ id }) => id === 'db')

    expect(db).toMatchObject({
      actual: 'down',
      believed: 'down',
      declared: 'well',
      knownTo: ['it-lead'],
    })
    expect(db?.why).not.toBe('')
  })
})
