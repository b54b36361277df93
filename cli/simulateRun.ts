/**
 * One run from its documents: bound, compiled, simulated, and looked at from the sides that the
 * command line shows.
 */
import {
  applyModifiers,
  type Bindings,
  compile,
  type Decision,
  type Decisions,
  engineVersion,
  type Finding,
  findDecisionMisfits,
  findGaps,
  formatList,
  type Log,
  logDigest,
  type Model,
  type ModifierId,
  modifierWords,
  msToDuration,
  placeProblems,
  type Plan,
  type RunInput,
  type Scenario,
  type ServiceResult,
  serviceResults,
  simulate,
  sortedIds,
  suggestBindings,
  toDecisions,
} from '../simulation/index.ts'
import { openDecisions, type Opened, openPlan, openScenario } from './documents.ts'
import type { Io } from './io.ts'
import { type CliProblem, didYouMean, type Outcome, wrongUsage } from './problems.ts'

export type RunRequest = {
  readonly plan: Opened<Plan>
  readonly scenario: Opened<Scenario>
  readonly seed: string
  readonly bindings: Bindings
  /** What the scenario was made harder with. */
  readonly modifiers: readonly ModifierId[]
  readonly untilMs?: number
  /** Steps after which the run is cut off. */
  readonly eventBudget?: number
  /** Day on which acceptances of gaps must still hold. */
  readonly asOf: string
  /** What people decide; `undefined` for nothing. */
  readonly decisions: Opened<Decisions> | undefined
}

export type Run = {
  readonly plan: Opened<Plan>
  readonly model: Model
  readonly log: Log
  /** What the model was run with. */
  readonly input: RunInput
  readonly seed: string
  readonly results: readonly ServiceResult[]
  readonly findings: readonly Finding[]
  /** Day on which the findings hold: acceptances and tests go stale. */
  readonly asOf: string
  readonly digest: string
  readonly engineVersion: string
  /** The command that makes this run again. */
  readonly again: string
}

/** What a person says about a run on the command line. */
export type WhatToRun = {
  readonly scenario: string
  readonly seed: string
  readonly bind: Bindings
  readonly until?: number
  readonly eventBudget?: number
  readonly asOf?: string
  /** What makes the story harder. */
  readonly with?: readonly ModifierId[]
  /** File of decisions. */
  readonly decisions?: string
}

/** A model that is ready to be run, and what it was made of. */
export type Ready = {
  readonly request: RunRequest
  readonly model: Model
}

/** Opens and compiles, or says which targets stand for nothing and what they could stand for. */
export async function openAndCompile(
  io: Io,
  planName: string,
  options: WhatToRun,
): Promise<Outcome<Ready>> {
  const plan = await openPlan(io, planName)
  const scenario = await openScenario(io, options.scenario)
  const decisions = await openIfNamed(io, options.decisions)
  if (!plan.ok || !scenario.ok || !decisions.ok) {
    const problems = [plan, scenario, decisions].flatMap((opened) => opened.problems)
    return { ok: false, problems }
  }
  const modifiers = options.with ?? []
  const harder = applyModifiers(plan.value.document, scenario.value.document, modifiers)
  if (harder.idle.length > 0) return { ok: false, problems: harder.idle.map(idleModifier) }
  const request = {
    plan: plan.value,
    scenario: { ...scenario.value, document: harder.scenario },
    modifiers,
    seed: options.seed,
    bindings: { ...options.bind, ...harder.bindings },
    asOf: options.asOf ?? io.today,
    decisions: decisions.value,
    ...(options.until === undefined ? {} : { untilMs: options.until }),
    ...(options.eventBudget === undefined ? {} : { eventBudget: options.eventBudget }),
  }
  const wrong = bindingProblems(request)
  if (wrong.length > 0) return { ok: false, problems: wrong }
  const compiled = compile(plan.value.document, request.scenario.document, request.bindings)
  if (!compiled.ok) return compiled
  const misfits = decisionProblems(compiled.value, decisions.value)
  if (misfits.length > 0) return { ok: false, problems: misfits }
  return { ok: true, value: { request, model: compiled.value }, problems: compiled.problems }
}

function idleModifier(id: ModifierId): CliProblem {
  return wrongUsage(
    `“${id}” has nothing to do in this plan. ${modifierWords[id].does}`,
    'Leave it out, or add what it is about to the plan.',
  )
}

async function openIfNamed(
  io: Io,
  file: string | undefined,
): Promise<Outcome<Opened<Decisions> | undefined>> {
  return file === undefined ? { ok: true, value: undefined, problems: [] } : openDecisions(io, file)
}

/** Decisions about what neither the plan nor the story has, with their places. */
function decisionProblems(
  model: Model,
  decisions: Opened<Decisions> | undefined,
): readonly CliProblem[] {
  if (decisions === undefined) return []
  const found = findDecisionMisfits(model, decisions.document)
  return placeProblems(found, decisions.text, decisions.name)
}

/** What is decided in a run. */
export function decisionsOf({ decisions }: RunRequest): readonly Decision[] {
  return decisions === undefined ? [] : toDecisions(decisions.document)
}

/** What `run` and `check` have in common: both need the documents, and a run of them. */
export async function openAndSimulate(
  io: Io,
  planName: string,
  options: WhatToRun,
): Promise<Outcome<Run>> {
  const ready = await openAndCompile(io, planName, options)
  return ready.ok ? { ...ready, value: simulateRun(ready.value) } : ready
}

function simulateRun({ request, model }: Ready): Run {
  const { plan, seed, asOf } = request
  const { eventBudget } = request
  const input = {
    seed,
    untilMs: request.untilMs ?? model.horizonMs,
    decisions: decisionsOf(request),
    ...(eventBudget === undefined ? {} : { eventBudget }),
  }
  const log = simulate(model, input)
  return {
    plan,
    model,
    log,
    input,
    seed,
    results: serviceResults(model, log),
    findings: findGaps(plan.document, { asOf, model, log }),
    asOf,
    digest: logDigest(log),
    engineVersion,
    again: commandFor('run', request),
  }
}

/** What is wrong with what targets stand for: said wrongly, or not said where nothing was found. */
function bindingProblems({ plan, scenario, bindings }: RunRequest): readonly CliProblem[] {
  const { unbound, candidates } = suggestBindings(plan.document, scenario.document)
  const targets = sortedIds(scenario.document.targets)
  const given = sortedIds(bindings).flatMap((target): readonly CliProblem[] => {
    const known = candidates[target]
    if (known === undefined) return [unknownTarget(target, targets)]
    const strangers = (bindings[target] ?? []).filter((id) => !known.includes(id))
    return strangers.map((id) => unknownThing(target, id, known))
  })
  const missing = unbound
    .filter((target) => bindings[target] === undefined)
    .map((target) => unboundTarget(scenario.document, target, candidates[target] ?? []))
  return [...given, ...missing]
}

function unknownTarget(target: string, targets: readonly string[]): CliProblem {
  return wrongUsage(
    `The scenario has no target called “${target}”.`,
    `${didYouMean(target, targets)}It has ${targets.length === 0 ? 'none' : formatList(targets)}.`,
  )
}

function unknownThing(target: string, id: string, known: readonly string[]): CliProblem {
  return wrongUsage(
    `“${target}” cannot stand for “${id}”: the plan has nothing of that id and kind.`,
    `${didYouMean(id, known)}It can stand for ${known.length === 0 ? 'nothing in this plan' : known.join(', ')}.`,
  )
}

function unboundTarget(scenario: Scenario, target: string, known: readonly string[]): CliProblem {
  const { name = target, describe = '', kind = 'thing' } = scenario.targets?.[target] ?? {}
  const hint =
    known.length === 0
      ? `Add a ${kind} to the plan, or choose another scenario.`
      : `Say --bind ${target}=… with ${known.join(', ')}.`
  return {
    code: 'unbound-target',
    severity: 'error',
    where: { path: ['targets', target] },
    message: `Nothing in the plan stands for “${name}”. ${describe}`.trim(),
    hint,
  }
}

/** The command line that does the same once more. */
export function commandFor(command: string, request: RunRequest): string {
  const { plan, scenario, seed, bindings, untilMs, eventBudget, decisions } = request
  const ownTargets = sortedIds(bindings).filter((target) => !target.startsWith('modifier-'))
  const bound = ownTargets.map((target) => `--bind ${target}=${bindings[target]?.join(',')}`)
  return [
    `blackstart ${command} ${quoted(plan.name)} --scenario ${quoted(scenario.name)} --seed ${quoted(seed)}`,
    ...(untilMs === undefined ? [] : [`--until ${msToDuration(untilMs)}`]),
    ...(eventBudget === undefined ? [] : [`--event-budget ${eventBudget}`]),
    ...bound,
    ...(request.modifiers.length === 0 ? [] : [`--with ${request.modifiers.join(',')}`]),
    ...(decisions === undefined ? [] : [`--decisions ${quoted(decisions.name)}`]),
  ].join(' ')
}

/** A word as a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
