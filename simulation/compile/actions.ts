/**
 * What people can decide to do: the actions of a plan, and the decision points of a scenario with
 * their options. What the things of a plan allow by themselves is worked out when it is asked for.
 */
import { sortedIds } from '../ids.ts'
import { durationToMs } from '../plan/duration.ts'
import type { Action, WrittenEffects } from '../plan/schema.ts'
import type { Bindings, DecisionPoint, Scenario } from '../scenario/schema.ts'
import { entityIndexes, teamIndex } from './context.ts'
import { defaultNumbers, defaultTimes } from './defaults.ts'
import { drawOr, toDraw } from './draws.ts'
import { aboutOf, compileEffects } from './effects.ts'
import { componentsLostWith } from './places.ts'
import { assumeNobody, bestTier, gatesOf, teamsFor, type Workshop } from './runbooks.ts'
import type { CompiledAction, CompiledPoint } from './work.ts'

/** The actions of a plan, by their ids. `faults` is how many the scenario has. */
export function compileActions(workshop: Workshop, faults: number): readonly CompiledAction[] {
  const { actions } = workshop.context.plan
  return sortedIds(actions).map((id) =>
    compileAction(workshop, { id, written: actions?.[id] ?? {}, faults }),
  )
}

type Given = { readonly id: string; readonly written: Action; readonly faults: number }

function compileAction(workshop: Workshop, { id, written, faults }: Given): CompiledAction {
  const { context, entities } = workshop
  const name = written.name ?? id
  const path = ['actions', id]
  const effects = compileEffects(context, written)
  const teams = teamsFor(workshop, written, effects)
  if (teams.length === 0 && written.automated !== true) assumeNobody(context, path, name)
  return {
    ...effects,
    id: `action/${id}`,
    name,
    declares: declaredBy(written, faults),
    needs: gatesOf(workshop, written, effects),
    authority: teamIndex(context, written.decidedBy),
    teams,
    people: teams.length === 0 ? 0 : (written.people ?? 1),
    takes: drawOr(written.takes, defaultTimes.task, {
      assumptions: context.assumptions,
      path: [...path, 'takes'],
      what: `length of ${name}`,
    }),
    succeeds: written.succeeds ?? defaultNumbers.taskSucceeds.value,
    cost: written.costs?.amount ?? 0,
    currency: written.costs?.currency ?? '',
    tier: bestTier(entities, aboutOf(effects)),
  }
}

function declaredBy(
  { declares }: { readonly declares?: boolean | undefined },
  faults: number,
): readonly number[] {
  return declares === true ? Array.from({ length: faults }, (_, index) => index) : []
}

/** What the options of a scenario are compiled with. */
type Story = {
  readonly workshop: Workshop
  readonly scenario: Scenario
  readonly bindings: Bindings
  readonly actions: readonly CompiledAction[]
  readonly faults: number
}

/** The decision points of a scenario, by their ids. */
export function compilePoints(story: Story): readonly CompiledPoint[] {
  const { decisionPoints } = story.scenario
  return sortedIds(decisionPoints).flatMap((id) => {
    const point = decisionPoints?.[id]
    return point === undefined ? [] : [compilePoint(story, id, point)]
  })
}

function compilePoint(story: Story, id: string, point: DecisionPoint): CompiledPoint {
  const keys = sortedIds(point.options)
  return {
    id,
    question: point.question,
    ...occasionOf(story, point),
    asks: point.asks ?? '',
    options: keys.map((key) => compileOption(story, id, key, point)),
    byDefault: point.default === undefined ? -1 : keys.indexOf(point.default),
    answerWithinMs: msOr(point.answerWithin, -1),
  }
}

/** When a point is asked: at a set time, or after something has fallen. */
function occasionOf(
  story: Story,
  { at, when }: DecisionPoint,
): Pick<CompiledPoint, 'atMs' | 'watched' | 'below' | 'afterMs'> {
  if (when === undefined) return { atMs: msOr(at, 0), watched: [], below: 1, afterMs: 0 }
  return {
    atMs: -1,
    watched: entityIndexes(story.workshop.context, idsOf(story, when.target)),
    below: when.below ?? 1,
    afterMs: msOr(when.after, 0),
  }
}

function msOr(written: string | undefined, otherwise: number): number {
  return written === undefined ? otherwise : (durationToMs(written) ?? otherwise)
}

type Option = DecisionPoint['options'][string]

/** An option is what the plan’s action of that name is, with what the story adds. */
function compileOption(
  story: Story,
  point: string,
  key: string,
  { options }: DecisionPoint,
): CompiledAction {
  const { workshop, actions, faults } = story
  const option: Option = options[key] ?? {}
  const known = actions.find(({ id }) => id === `action/${option.action}`)
  const effects = {
    ...compileEffects(workshop.context, toPlanIds(story, option)),
    switches: entityIndexes(workshop.context, groupsOf(story, option.failsOver)),
  }
  const own: CompiledAction = {
    ...effects,
    id: `${point}/${key}`,
    name: option.name ?? key,
    declares: declaredBy(option, faults),
    needs: [],
    authority: -1,
    teams: [],
    people: 0,
    takes: toDraw(option.takes ?? '0s'),
    succeeds: 1,
    cost: option.costs?.amount ?? 0,
    currency: option.costs?.currency ?? '',
    tier: bestTier(workshop.entities, aboutOf(effects)),
  }
  return known === undefined ? own : { ...known, id: own.id, name: option.name ?? known.name }
}

/** The effects of an option in the plan’s own ids: what its targets stand for. */
function toPlanIds(story: Story, option: Option): WrittenEffects {
  const ids = (targets: readonly string[] | undefined): string[] =>
    (targets ?? []).flatMap((target) => idsOf(story, target))
  const bound = (targets: readonly string[] | undefined): string[] =>
    (targets ?? []).flatMap((target) => story.bindings[target] ?? [])
  return {
    repairs: ids(option.repairs),
    restores: ids(option.restores),
    starts: ids(option.starts),
    stops: ids(option.stops),
    isolates: ids(option.isolates),
    reconnects: ids(option.reconnects),
    verifies: ids(option.verifies),
    announces: ids(option.announces),
    jumpStart: option.jumpStart,
    sheds: option.sheds === undefined ? undefined : { ...option.sheds, of: ids(option.sheds.of) },
    resets: ids(option.resets),
    halts: bound(option.halts),
    calls: bound(option.calls),
    beginsWorkaround: bound(option.beginsWorkaround),
  }
}

/** Components that a target stands for. */
function idsOf({ workshop, scenario, bindings }: Story, target: string): readonly string[] {
  const kind = scenario.targets?.[target]?.kind ?? 'component'
  return (bindings[target] ?? []).flatMap((id) =>
    componentsLostWith(workshop.context.plan, kind, id),
  )
}

/** Active-passive groups of which something in a target is the active member. */
function groupsOf(story: Story, target: string | undefined): readonly string[] {
  if (target === undefined) return []
  const inside = new Set(idsOf(story, target))
  const { groups } = story.workshop.context.plan
  return sortedIds(groups).filter((id) => {
    const [first] = groups?.[id]?.members ?? []
    const member = typeof first === 'string' ? first : first?.id
    return groups?.[id]?.kind === 'active-passive' && member !== undefined && inside.has(member)
  })
}
