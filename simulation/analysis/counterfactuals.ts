/**
 * Counterfactual replay: what would have become of an effect without one of its causes.
 *
 * The same seed and keyed draws are used, so that nothing differs but the cause. The classes are those
 * of accident research: a cause was *necessary* if the effect would not have come without it, else it
 * changed the *timing*, else the *intensity*, else nothing.
 */
import { assert } from '../assert.ts'
import type { Model } from '../compile/model.ts'
import type { Log, LogEvent } from '../engine/log/log.ts'
import { simulate } from '../engine/simulate.ts'
import { causalPast } from '../views/causes.ts'
import { buildDefectFinder, type Defect, type FoundDefect } from '../views/defects.ts'
import { isFromOutside } from '../views/whyGraph.ts'
import { type Case, type Intervention, intervene, modelOf } from './interventions.ts'
import { drawsBefore, teamsBehind } from './stretches.ts'
import { lostMs } from './lost.ts'
import { counterpartOf } from './pairing.ts'

export const influences = ['necessary', 'timing', 'intensity', 'none'] as const
export type Influence = (typeof influences)[number]

/** A run with its inputs. */
export type Ran = { readonly from: Case; readonly model: Model; readonly log: Log }

/** What became of an effect in a replay. */
export type Counterfactual = {
  /** The cause that was taken away: an event of the log; for a latent defect what it made wait. */
  readonly causeId: number
  /** The latent defect, if the cause is a line of the plan. */
  readonly defect: Defect | null
  readonly intervention: Intervention
  readonly influence: Influence
  /** How much earlier (negative) or later the effect would have come; `null` if not at all. */
  readonly shiftMs: number | null
  /** Level × time that the effect’s entity would have lost less (negative) or more, in ms. */
  readonly lostMs: number
}

/** Runs a case; the problems of compiling are our mistake here, as the case ran before. */
export function runCase(from: Case): Ran {
  const compiled = modelOf(from)
  assert(compiled.ok, 'a plan with one thing less can still be compiled')
  return { from, model: compiled.value, log: simulate(compiled.value, from.input) }
}

/**
 * Ways to take a cause of an event away. What only passes something on has none of its own: there the
 * causes behind it are asked.
 */
function interventionsOn(ran: Ran, effect: LogEvent, cause: LogEvent): readonly Intervention[] {
  let [later, earlier] = [effect, cause]
  for (;;) {
    const found = directInterventions(ran, later, earlier)
    const behind = ran.log.events[earlier.because[0] ?? -1]
    if (found.length > 0 || behind === undefined) return found
    later = earlier
    earlier = behind
  }
}

function directInterventions(
  { model, log }: Ran,
  effect: LogEvent,
  cause: LogEvent,
): readonly Intervention[] {
  if (cause.kind === 'fault' || cause.kind === 'update-pushed') {
    return [{ kind: 'without-fault', fault: faultBehind(cause) }]
  }
  if (cause.kind === 'decision-taken') return [withoutDecision(cause)]
  if (cause.kind === 'state' && effect.kind === 'state') return onProvider(model, effect, cause)
  const draws = drawsBefore(model, log, effect)
  if (draws.length > 0) return [{ kind: 'instant', draws }]
  return teamsBehind(model, effect).map((team) => ({ kind: 'people', team }))
}

function withoutDecision({ entity, atMs }: LogEvent): Intervention {
  return { kind: 'without-decision', named: entity, atMs }
}

/** Pushes of one update by several channels are named after their fault and the channel. */
function faultBehind({ entity }: LogEvent): string {
  return entity.split('/')[0] ?? entity
}

/** A provider’s change reaches a consumer by dependencies, or a group as its member. */
function onProvider(model: Model, effect: LogEvent, cause: LogEvent): readonly Intervention[] {
  const from = model.indexById[effect.entity]
  const to = model.indexById[cause.entity]
  const paths = model.dependencies
    .filter((one) => one.from === from && one.to === to && one.phase === 'run')
    .map(({ id }): Intervention => ({ kind: 'without', path: ['dependencies', id] }))
  if (paths.length > 0) return paths
  return model.plan.components?.[cause.entity] === undefined
    ? []
    : [{ kind: 'unharmed', component: cause.entity }]
}

/** What a replay without a defect takes away. */
function onDefect(defect: Defect): Intervention {
  const [collection, id, field] = defect.path
  const isMissing = collection === 'components' && field === 'repair'
  return isMissing
    ? { kind: 'mendable', component: String(id) }
    : { kind: 'without', path: defect.path }
}

type Suspect = {
  readonly cause: LogEvent
  readonly defect: Defect | null
  readonly intervention: Intervention
}

function suspectsOf(ran: Ran, effect: LogEvent): readonly Suspect[] {
  const { model, log } = ran
  const direct = effect.because.flatMap((id) => log.events[id] ?? [])
  const causes = direct.filter(({ kind }) => kind !== 'run-started')
  return [
    ...causes.flatMap((cause) => eventSuspects(cause, interventionsOn(ran, effect, cause))),
    ...buildDefectFinder(model, log)(effect).map((found) => latent(ran, found)),
  ]
}

function eventSuspects(
  cause: LogEvent,
  interventions: readonly Intervention[],
): readonly Suspect[] {
  return interventions.map((intervention) => ({ cause, defect: null, intervention }))
}

/** All that came from outside before an event, and every defect that its past brought to light. */
function rootSuspects(ran: Ran, effect: LogEvent): readonly Suspect[] {
  const { model, log } = ran
  const past = [...causalPast(log, effect.id)].sort((a, b) => a - b)
  const events = past.flatMap((id) => log.events[id] ?? [])
  const faults = events.filter(
    (event) =>
      isFromOutside(log, event) && (event.kind === 'fault' || event.kind === 'update-pushed'),
  )
  const decisions = events.filter(({ kind }) => kind === 'decision-taken')
  const defects = new Map<string, Suspect>()
  for (const found of events.flatMap(buildDefectFinder(model, log))) {
    const key = found.defect.path.join('/')
    if (!defects.has(key)) defects.set(key, latent(ran, found))
  }
  return [
    ...faults.flatMap((cause) =>
      eventSuspects(cause, [{ kind: 'without-fault', fault: faultBehind(cause) }]),
    ),
    ...decisions.flatMap((cause) => eventSuspects(cause, [withoutDecision(cause)])),
    ...defects.values(),
  ]
}

function latent({ log }: Ran, { defect, eventId }: FoundDefect): Suspect {
  const cause = log.events[eventId]
  assert(cause !== undefined, 'a defect is found by an event of the log')
  return { cause, defect, intervention: onDefect(defect) }
}

function replay(ran: Ran, effect: LogEvent, suspect: Suspect): Counterfactual {
  const { cause, defect, intervention } = suspect
  const other = runCase(intervene(ran.from, intervention))
  const same = counterpartOf(ran.log, effect, other.log)
  const shiftMs = same === undefined ? null : same.atMs - effect.atMs
  const lostLessMs = lostMs(other.log, effect.entity) - lostMs(ran.log, effect.entity)
  const influence = influenceOf(shiftMs, lostLessMs)
  return { causeId: cause.id, defect, intervention, influence, shiftMs, lostMs: lostLessMs }
}

function influenceOf(shiftMs: number | null, lostLessMs: number): Influence {
  if (shiftMs === null) return 'necessary'
  if (shiftMs !== 0) return 'timing'
  return lostLessMs === 0 ? 'none' : 'intensity'
}

/** Each direct cause of an event, classed by a replay without it. */
export function counterfactuals(ran: Ran, eventId: number): readonly Counterfactual[] {
  const effect = ran.log.events[eventId]
  assert(effect !== undefined, 'the event is in the log')
  return suspectsOf(ran, effect).map((suspect) => replay(ran, effect, suspect))
}

/**
 * The trigger, the other causes from outside and the latent defects behind an event, each classed by a
 * replay without it: what the whole story hung on.
 */
export function rootCounterfactuals(ran: Ran, eventId: number): readonly Counterfactual[] {
  const effect = ran.log.events[eventId]
  assert(effect !== undefined, 'the event is in the log')
  return rootSuspects(ran, effect).map((suspect) => replay(ran, effect, suspect))
}
