/**
 * Bots: they fill the roles that nobody plays, for a dry run and for one person alone.
 *
 * What a bot does follows from its role and what it is asked, never from chance: a dry run is the same
 * every time. Bots know what the room knows, and choose what looks possible and takes least long.
 */
import { compareIds } from '../ids.ts'
import type { Deed } from './schema/deeds.ts'
import { isOfStory, type Question } from './state.ts'
import { type Moment, type OfferedOption, openQuestionOf, roleView } from './views/roleView.ts'

/** A deed that a bot would do, in the name of its role. */
export type BotDeed = { readonly role: string; readonly did: Deed }

/** Time that a bot takes to answer once it was asked: as people in a hurry. An assumption. */
export const botThinksMs = 2 * 60_000

/** What bots in these roles do at a moment. */
export function botDeeds(moment: Moment, roles: readonly string[]): readonly BotDeed[] {
  const question = openQuestionOf(moment.state)
  if (question === undefined || !isOfStory(moment.state, question)) return []
  if (moment.atMs - question.atMs < botThinksMs) return []
  const options = roleView(moment, '').question?.options ?? []
  const chosen = choose(options)
  if (chosen === undefined) return []
  return [...roles]
    .sort(compareIds)
    .flatMap((role) => [...vote(question, role, chosen), ...decide(question, role, chosen)])
}

/** The first option that looks possible; without one there is nothing to decide. */
function choose(options: readonly OfferedOption[]): OfferedOption | undefined {
  return options.find((one) => one.isPossible)
}

function vote({ id, counted }: Question, role: string, chosen: OfferedOption): readonly BotDeed[] {
  if (counted[chosen.id] !== undefined) return []
  const did = { kind: 'counted' as const, question: id, option: chosen.id, count: 1 }
  return [{ role, did }]
}

function decide(question: Question, role: string, chosen: OfferedOption): readonly BotDeed[] {
  if (question.role !== role) return []
  const option = question.options.find((one) => one.id === chosen.id)
  const did = {
    kind: 'decided' as const,
    question: question.id,
    option: chosen.id,
    isAction: option?.isAction ?? false,
    owner: role,
    rationale: 'It looks possible, and nothing better is offered.',
  }
  return [{ role, did }]
}
