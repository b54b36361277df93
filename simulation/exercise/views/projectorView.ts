/**
 * What the wall shows: what was declared, said to everybody and decided. Never the ground truth, and
 * never what only one role has been shown.
 */
import type { Standing } from '../../views/contract.ts'
import { voteCount } from './votes.ts'
import {
  type Message,
  type Moment,
  openQuestionOf,
  roleView,
  type RoomView,
  roomView,
} from './roleView.ts'
import type { VoteCount } from './votes.ts'

/** How something was declared to be. */
export type DeclaredThing = {
  readonly id: string
  readonly name: string
  readonly isService: boolean
  readonly declared: Standing
}

export type ProjectorView = RoomView & {
  readonly declared: readonly DeclaredThing[]
  /** The latest words to everybody, newest last. */
  readonly news: readonly Message[]
  /** Without names; empty while the vote is open, so that nobody follows the others. */
  readonly result: readonly VoteCount[]
  readonly objectives: readonly string[]
}

/** Lines of news on a wall that can still be read from the last row. An assumption. */
const newsMax = 6

/** What the wall shows at a moment. */
export function projectorView(moment: Moment): ProjectorView {
  const { state, run, atMs } = moment
  const truths = run.truth.at(atMs)
  const declared = run.model.entities.flatMap(({ id, name, kind }) => {
    const standing = truths.get(id)?.declared ?? 'well'
    const isService = kind === 'business-service'
    return isService || standing !== 'well' ? [{ id, name, isService, declared: standing }] : []
  })
  const last = Object.values(state.questions).at(-1)
  const isOver = openQuestionOf(state) === undefined && last !== undefined && last.outcome !== null
  return {
    ...roomView(moment),
    declared: [...declared].sort((a, b) => Number(b.isService) - Number(a.isService)),
    // Nobody plays the empty role: it hears only what is said to everybody.
    news: roleView(moment, '').inbox.slice(-newsMax),
    result: isOver ? voteCount(last) : [],
    objectives: Object.values(state.preparation.objectives ?? {}).map(({ name }) => name),
  }
}
