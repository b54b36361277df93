import { describe, expect, it } from 'vitest'
import {
  branchOf,
  compareRuns,
  dryRun,
  emptyExercise,
  exerciseDigest,
  injectsOfScenario,
  parseScenario,
  prepareGround,
  runBranch,
} from '../../simulation/index.ts'
import { valueOf } from '../support/notation/sketch.ts'
import { begun, headerOf, planText, play, preparation, storyText } from './room.ts'

const asking = `${storyText}decisionPoints:
  wait:
    question: Do we wait?
    at: 15m
    options:
      wait: { name: Wait }
      paper: { name: Sell on paper, action: paper }
    default: wait
    answerWithin: 1h
`

describe('a dry run', () => {
  it('plays a whole exercise with bots, the same every time', () => {
    const header = headerOf(planText, asking)
    const ground = valueOf(prepareGround(header))
    const { state } = play(begun.slice(0, 1), header)

    const [one, two] = [dryRun(state, ground), dryRun(state, ground)]

    expect(exerciseDigest(one.state)).toBe(exerciseDigest(two.state))
    expect(one.state.phase).toBe('hot-wash')
    expect(one.state.sent.map(({ id }) => id)).toEqual(['boss'])
    expect(one.state.outcomes.map(({ option }) => option)).toEqual(['point:wait/paper'])
    expect(branchOf(one.state).decisions).toHaveLength(1)
    expect(one.messages['it-lead']).toBeGreaterThan(0)
  })
})

describe('two courses of a story', () => {
  it('are compared by what the business felt, from where they differ', () => {
    const header = headerOf()
    const ground = valueOf(prepareGround(header))
    const branch = branchOf(emptyExercise(header))
    const played = runBranch(ground, branch)
    const forked = runBranch(ground, {
      ...branch,
      decisions: [{ atMs: 1_200_000, action: 'start/db' }],
      strikes: [{ id: 'again', atMs: 1_800_000, strike: { kind: 'component', ids: ['shop'] } }],
    })

    const { divergeMs, services } = compareRuns(played, forked)

    expect(divergeMs).toBe(1_200_000)
    expect(services[0]?.rtaMs[0]).toBeLessThan(services[0]?.rtaMs[1] ?? 0)
    expect(compareRuns(played, played).divergeMs).toBe(-1)
  })
})

describe('injects of a scenario', () => {
  it('go to the roles that are called as the story calls them', () => {
    const story = valueOf(parseScenario(storyText))

    const injects = injectsOfScenario(story, preparation.roles ?? {})

    expect(injects).toEqual({
      boss: { at: '30m', from: 'Boss', to: ['it-lead'], message: 'What is going on?' },
    })
  })
})
