/**
 * What people can do at a moment of a run: every action of the plan, every open decision, and
 * everything that things allow by themselves, each with what stands in its way, who would do it, how
 * long it takes and what it costs.
 *
 * A pure function: the run is made up to the moment and looked at.
 */
import type { CompiledAction, Model } from '../../compile/model.ts'
import { at } from '../at.ts'
import { meanMs, quantileMs } from '../chance/distributions.ts'
import { generalActions } from './generalActions.ts'
import type { RefusalKind } from '../log/log.ts'
import { isWorthIt, refusalsOf } from '../rules/decisions/refusals.ts'
import { freePeople } from '../rules/people/rota.ts'
import { hasAnswered } from '../rules/people/teams.ts'
import { lookAt, type RunInput } from '../simulate.ts'
import type { World } from '../state/world.ts'

/** Who would do something. */
export type Hands = {
  readonly team: string
  /** People it takes, and people of the team who are free now. */
  readonly people: number
  readonly free: number
  /** True once somebody of the team has answered a call. */
  readonly isReached: boolean
  /** Time until somebody answers, in the mean; 0 for those who have. Units: milliseconds. */
  readonly answersInMs: number
}

export type PossibleAction = {
  /** As a decision names it. */
  readonly id: string
  readonly name: string
  /** Where it comes from: the plan, a decision point that is open, or what things allow. */
  readonly from: 'plan' | 'point' | 'general'
  /** The point that it answers; empty for what is done ad hoc. */
  readonly point: string
  readonly isPossible: boolean
  readonly refusals: readonly { readonly kind: RefusalKind; readonly about: readonly string[] }[]
  /** Team that has to agree; empty if nobody has to. */
  readonly authority: string
  /** Those who could do it, best first; empty if nobody is needed. */
  readonly hands: readonly Hands[]
  /** How long it takes: half of the time less than the first, 19 times of 20 less than the second. */
  readonly p50Ms: number
  readonly p95Ms: number
  readonly cost: number
  readonly currency: string
}

/**
 * What can be done at a moment of a run, and what cannot and why. What things allow by themselves is
 * left out where it would change nothing.
 *
 * Units: `atMs` in milliseconds since the run began; decisions up to then are part of the run.
 */
export function whatCanBeDone(
  model: Model,
  input: RunInput,
  atMs: number,
): readonly PossibleAction[] {
  return lookAt(model, { ...input, untilMs: atMs }, answers)
}

function answers(world: World): readonly PossibleAction[] {
  const { model } = world
  const asked = model.decisionPoints.flatMap((point, index) => {
    const { askedEvent, isAnswered } = at(world.choices.points, index)
    if (askedEvent < 0 || isAnswered) return []
    return point.options.map((option) => ({
      action: option,
      from: 'point' as const,
      point: point.id,
    }))
  })
  const own = model.actions.map((action) => ({ action, from: 'plan' as const, point: '' }))
  const teams = model.teams.map((_, team) => handsOf(world, team))
  const known = [...asked, ...own].map((one) => answer(world, teams, one))
  for (const action of generalActions(world)) {
    if (isWorthIt(world, action))
      known.push(answer(world, teams, { action, from: 'general', point: '' }))
  }
  return known
}

type Asked = Pick<PossibleAction, 'from' | 'point'> & { readonly action: CompiledAction }

function answer(world: World, teams: readonly Hands[], asked: Asked): PossibleAction {
  const { action, from, point } = asked
  const refusals = refusalsOf(world, action, -1)
  return {
    id: action.id,
    name: action.name,
    from,
    point,
    isPossible: refusals.length === 0,
    refusals: refusals.map(({ kind, about }) => ({ kind, about })),
    authority: world.model.teams[action.authority]?.id ?? '',
    hands: action.teams.map((team) => ({ ...at(teams, team), people: action.people })),
    p50Ms: quantileMs(action.takes, 0.5),
    p95Ms: quantileMs(action.takes, 0.95),
    cost: action.cost,
    currency: action.currency,
  }
}

function handsOf(world: World, team: number): Hands {
  const { id, acknowledge } = at(world.model.teams, team)
  const isReached = hasAnswered(world, team)
  return {
    team: id,
    people: 0,
    free: freePeople(world, team),
    isReached,
    answersInMs: isReached ? 0 : Math.round(meanMs(acknowledge)),
  }
}
