import { describe, expect, it } from 'vitest'
import {
  afterActionToHtml,
  buildAfterAction,
  improvementsToCalendar,
  improvementsToCsv,
  parseJournal,
  replayAndVerify,
  timelineToCsv,
} from '../../simulation/index.ts'
import { valueOf } from '../support/notation/sketch.ts'
import { type Act, begun, facilitator, play, seatAuthor } from './room.ts'

const digest = 'd'.repeat(64)

const acts: readonly Act[] = [
  ...begun,
  [{ kind: 'seated', seat: 's1', name: 'Ann', role: 'it-lead', digest }, { source: 'engine' }],
  [{ kind: 'jumped', toMs: 3_600_000 }],
  [{ kind: 'clock', speed: 60 }],
  [
    {
      kind: 'asked',
      question: 'move',
      text: 'Do we cut the database off?',
      options: [{ id: 'isolate/db', name: 'Cut it off', isAction: true }],
    },
  ],
  [{ kind: 'voted', question: 'move', option: 'isolate/db', confidence: 4 }, seatAuthor('s1', 1)],
  [
    {
      kind: 'decided',
      question: 'move',
      option: 'isolate/db',
      isAction: true,
      owner: 'Ann',
      rationale: 'To be safe',
    },
    facilitator,
    20,
  ],
  [{ kind: 'jumped', toMs: 8 * 3_600_000 }],
  [
    {
      kind: 'observed',
      observation: 'g1',
      tag: 'gap',
      text: '=HYPERLINK("x")<b>',
      severity: 'high',
    },
  ],
  [{ kind: 'observed', observation: 's', tag: 'strength', text: 'Calm' }],
  [{ kind: 'ended' }],
  [{ kind: 'rated', objective: 'tell', rating: 'M', evidence: [8] }],
  [
    {
      kind: 'promised',
      action: 'a1',
      for: 'g1',
      text: 'Write it, then try it',
      owner: 'Bo',
      due: '2026-12-24',
    },
  ],
  [{ kind: 'closed' }],
]

function reportOf(text: string) {
  const journal = valueOf(parseJournal(text))
  const { state, ground } = valueOf(replayAndVerify(journal))
  return buildAfterAction({ state, ground, entries: journal.entries, head: journal.head })
}

describe('the report of an exercise', () => {
  const { text } = play(acts)
  const report = reportOf(text)

  it('comes out the same from the same journal, to the byte', () => {
    expect(afterActionToHtml(reportOf(text))).toBe(afterActionToHtml(report))
  })

  it('says what a decision was worth, by making the run again without it', () => {
    const [decision] = report.decisions

    expect(decision).toMatchObject({ name: 'Cut it off', owner: 'Ann', latencyMs: 1_260_000 })
    expect(decision?.without[0]?.byMs).toBeLessThan(0)
    expect(decision?.vote?.alignment).toBe(1)
  })

  it('keeps what was computed apart from what people did', () => {
    const sources = new Set(report.timeline.map(({ source }) => source))

    expect([...sources].sort()).toEqual(['engine', 'facilitator'])
    expect(report.objectives[0]).toMatchObject({ rating: 'M', evidence: [8] })
  })

  it('takes what people wrote for text: no markup, no formula', () => {
    expect(afterActionToHtml(report)).not.toContain('<b>')
    expect(improvementsToCsv(report)).toContain(`"'=HYPERLINK(""x"")<b>"`)
    expect(improvementsToCsv(report)).toContain('Bo,2026-12-24')
    expect(timelineToCsv(report).split('\r\n')[0]).toBe('story,wall,source,entry,what')
  })

  it('gives due dates to a calendar', () => {
    const calendar = improvementsToCalendar(report)

    expect(calendar).toContain('DTSTART;VALUE=DATE:20261224\r\n')
    expect(calendar.replaceAll('\r\n ', '')).toContain('SUMMARY:Bo: Write it\\, then try it')
    expect(calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  })
})
