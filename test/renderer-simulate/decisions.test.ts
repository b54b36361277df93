import { describe, expect, it } from 'vitest'
import { buildActionRows, toTaken } from '../../renderer/simulate/decisions/actionRows.ts'
import { readDecisions } from '../../renderer/simulate/decisions/readDecisions.ts'
import { buildDecisionRows } from '../../renderer/simulate/decisions/decisionRows.ts'
import { actionsAt, createRunFinder } from '../../renderer/worker/aboutRun.ts'
import {
  msToDuration,
  serializeDecisions,
  simulate,
  toDecisions,
  type WrittenDecision,
} from '../../simulation/index.ts'
import { finishedOf, inputOf } from './sketchedRun.ts'

const minuteMs = 60_000

const pair = `
  team ops  people 1
  team board  people 1
  component a  repair 8h  team ops
  component b
  group pair  active-passive  members a b  detect 3h  switch 5m
  component web  needs pair
  service shop  needs web  tier 1  rto 1h
  action cut-off  isolates b  decided-by board  team ops  takes 10m  costs EUR 5000
  response  team ops  users-report 10m  diagnose 20m  declare 0s
  until 1d
  at 0s  lose a
`

const run = finishedOf(pair)
const all = actionsAt(createRunFinder()({ number: 1, input: inputOf(pair) }), 30 * minuteMs).actions
const moment = { model: run.model, states: run.states.at(30 * minuteMs) }
const wanted = { filter: '', isEverything: false }

describe('what can be done at a moment', () => {
  it('says who does it, how long it takes, what it costs and who must agree', () => {
    const [cutOff] = buildActionRows(all, moment, wanted).possible.plan

    expect(cutOff?.detail).toMatch(/1 of ops.*10 min.*5,000.*board must agree/)
  })

  it('leaves out what touches only what works, unless everything is wanted', () => {
    const names = (isEverything: boolean) =>
      buildActionRows(all, moment, { filter: '', isEverything }).possible.general.map(
        ({ action }) => action.id,
      )

    expect(names(false)).not.toContain('isolate/b')
    expect(names(true)).toContain('isolate/b')
  })

  it('is found by words of its name', () => {
    const { possible, refused } = buildActionRows(all, moment, {
      ...wanted,
      filter: 'no such thing',
    })

    expect([...possible.point, ...possible.plan, ...possible.general, ...refused]).toEqual([])
  })

  it('becomes a decision that the engine takes', () => {
    const found = all.find(({ id }) => id === 'fail-over/pair')
    if (found === undefined) throw new Error('it can be switched over')
    const taken = [toTaken(found, msToDuration(30 * minuteMs))]

    const log = simulate(run.model, {
      seed: '1',
      decisions: toDecisions({ decisions: 1, taken }),
    })

    const over = log.events.find(({ kind }) => kind === 'outage-ended')
    // Five minutes until somebody has done it, and five for the switch.
    expect(over?.atMs).toBe(40 * minuteMs)
  })

  it('names the option where it answers a decision point', () => {
    const option = { ...all[0], id: 'move/go', point: 'move' } as (typeof all)[number]

    expect(toTaken(option, '1h')).toEqual({ at: '1h', point: 'move', option: 'go' })
  })
})

describe('decisions that were taken', () => {
  const taken: readonly WrittenDecision[] = [
    { at: '2h', action: 'start/nothing' },
    { at: '30m', action: 'fail-over/pair' },
  ]
  const decided = { ...run, decisions: toDecisions({ decisions: 1, taken }) }
  const log = simulate(run.model, { seed: '1', decisions: decided.decisions })

  it('stand in order of time, each with what came of it', () => {
    const rows = buildDecisionRows(taken, { ...decided, log })

    expect(rows.map(({ atMs }) => atMs)).toEqual([30 * minuteMs, 120 * minuteMs])
    expect(rows[0]?.outcome).toBe('done at T+0:35:00')
    expect(rows[1]).toMatchObject({ isRefused: true })
  })

  it('say that they wait for the next run where they took part in none', () => {
    expect(buildDecisionRows(taken, null)[0]).toMatchObject({
      outcome: 'takes part in the next run',
      eventId: null,
    })
  })

  it('survive their file', () => {
    const text = serializeDecisions({ decisions: 1, taken: [...taken] })

    expect(readDecisions(text, null).taken).toEqual(taken.toReversed())
  })

  it('are not taken from a file that is none, and it is said why', () => {
    expect(readDecisions('blackstart: 1', null)).toMatchObject({ taken: [] })
    expect(readDecisions('blackstart: 1', null).problems.length).toBeGreaterThan(0)
  })
})
