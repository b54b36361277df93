/**
 * What a vote says: how many for what, how sure, and how much of one mind.
 */
import type { Question } from '../state.ts'

export type VoteCount = {
  readonly option: string
  readonly name: string
  readonly votes: number
  /** Those of them that are hands or ballots. */
  readonly hands: number
  readonly isAction: boolean
  /** Mean confidence of those who voted for it from a device, 1 to 5; 0 if nobody did. */
  readonly confidence: number
}

export type VoteResult = {
  readonly counts: readonly VoteCount[]
  readonly votes: number
  /** Share of the votes for the option that most want, 0 to 1; 0 without votes. */
  readonly alignment: number
  /** Mean over all votes from devices, 1 to 5; 0 without any. */
  readonly confidence: number
  readonly rationales: readonly { readonly option: string; readonly text: string }[]
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length
}

/** Votes and hands by option, in the order of the options. */
export function voteCount({ options, votes, counted }: Question): readonly VoteCount[] {
  const cast = Object.values(votes)
  return options.map(({ id, name, isAction }) => {
    const mine = cast.filter((vote) => vote.option === id)
    return {
      option: id,
      name,
      votes: mine.length + (counted[id] ?? 0),
      hands: counted[id] ?? 0,
      isAction,
      confidence: mean(mine.map((vote) => vote.confidence)),
    }
  })
}

/** The whole result of a vote. */
export function voteResult(question: Question): VoteResult {
  const counts = voteCount(question)
  const cast = Object.values(question.votes)
  const votes = counts.reduce((sum, one) => sum + one.votes, 0)
  const most = counts.reduce((max, one) => Math.max(max, one.votes), 0)
  return {
    counts,
    votes,
    alignment: votes === 0 ? 0 : most / votes,
    confidence: mean(cast.map((vote) => vote.confidence)),
    rationales: cast
      .filter(({ rationale }) => rationale !== '')
      .map(({ option, rationale }) => ({ option, text: rationale })),
  }
}
