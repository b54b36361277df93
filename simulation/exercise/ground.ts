/**
 * What an exercise is played on, and the run that its decisions have made by now.
 *
 * The run follows from header, decisions and strikes alone; whoever asks twice for the same branch
 * gets the same run.
 */
import { thingsOfKind } from '../compile/bindings.ts'
import { compile } from '../compile/compile.ts'
import { canonicalJson, logDigest, planDigest, scenarioDigest } from '../digest.ts'
import type { Model } from '../compile/model.ts'
import type { Log } from '../engine/log/log.ts'
import { createSimulator, type RunInput } from '../engine/simulate.ts'
import { parsePlan } from '../plan/parse.ts'
import type { Plan } from '../plan/schema.ts'
import type { Problem } from '../problem.ts'
import { fail, type Result, succeed } from '../result.ts'
import { parseScenario } from '../scenario/parse.ts'
import type { Bindings, Scenario } from '../scenario/schema.ts'
import { buildTruthIndex } from '../views/beliefs.ts'
import type { StateIndex, StateSpan, TruthIndex } from '../views/contract.ts'
import { buildStateIndex, stateSpans } from '../views/spans.ts'
import type { Header } from './schema/journal.ts'
import { type Branch, branchOf, type Exercise, type Struck } from './state.ts'

/** The documents of an exercise, read once. */
export type Ground = {
  readonly plan: Plan
  readonly scenario: Scenario
  readonly bindings: Bindings
  readonly seed: string
  /** Without anything that was struck during play. */
  readonly model: Model
}

/** A run with what is looked up in it again and again. */
export type RoomRun = {
  readonly model: Model
  readonly input: RunInput
  readonly log: Log
  readonly states: StateIndex
  readonly spans: ReadonlyMap<string, readonly StateSpan[]>
  readonly truth: TruthIndex
}

/** The documents in a header, once they are what it says they are. */
export function prepareGround(header: Header): Result<Ground> {
  const plan = parsePlan(header.plan.text, { file: header.plan.name })
  const scenario = parseScenario(header.scenario.text, { file: header.scenario.name })
  if (!plan.ok) return plan
  if (!scenario.ok) return scenario
  const changed = [
    ...(planDigest(plan.value) === header.plan.sha256 ? [] : [otherInput('plan')]),
    ...(scenarioDigest(scenario.value) === header.scenario.sha256 ? [] : [otherInput('scenario')]),
  ]
  if (changed.length > 0) return fail(changed)
  const compiled = compile(plan.value, scenario.value, header.bindings)
  if (!compiled.ok) return compiled
  const { bindings, seed } = header
  const ground = { plan: plan.value, scenario: scenario.value, bindings, seed }
  return succeed({ ...ground, model: compiled.value }, compiled.problems)
}

function otherInput(which: 'plan' | 'scenario'): Problem {
  return {
    code: 'other-input',
    severity: 'error',
    where: { path: [which], line: 1, column: 1 },
    message: `The ${which} in the exercise is not the one that its fingerprint stands for.`,
    hint: 'Open the original file of the exercise: somebody changed this one.',
  }
}

/** What tells one run of an exercise from another: its decisions and strikes. */
export function runKey({ decisions, strikes }: Branch): string {
  return canonicalJson({ decisions, strikes })
}

/** Ids in a strike of which the plan knows nothing. */
export function unknownStruck(
  { plan }: Ground,
  { strike }: Pick<Struck, 'strike'>,
): readonly string[] {
  const known = new Set(thingsOfKind(plan, strike.kind))
  return strike.ids.filter((id) => !known.has(id))
}

/** The story with what the facilitator broke; what the plan does not know is left out. */
function withStrikes(ground: Ground, strikes: readonly Struck[]): Ground {
  const known = strikes.filter((one) => unknownStruck(ground, one).length === 0)
  if (known.length === 0) return ground
  const targets = { ...ground.scenario.targets }
  const faults = { ...ground.scenario.faults }
  const bindings: Record<string, readonly string[]> = { ...ground.bindings }
  for (const { id, atMs, strike } of known) {
    const name = `struck-${id}`.slice(0, 80)
    const at = `${atMs}ms`
    const clears = strike.clearsAfter === undefined ? {} : { clearsAfter: strike.clearsAfter }
    targets[name] = { kind: strike.kind }
    faults[name] = { type: 'loss', at, target: name, ...clears }
    bindings[name] = strike.ids
  }
  const scenario = { ...ground.scenario, targets, faults }
  const compiled = compile(ground.plan, scenario, bindings)
  return compiled.ok ? { ...ground, scenario, bindings, model: compiled.value } : ground
}

/** The run of a branch up to the end of the story, or only up to a moment. */
export function runBranch(ground: Ground, branch: Branch, untilMs?: number): RoomRun {
  const { model, seed } = withStrikes(ground, branch.strikes)
  const input: RunInput = {
    seed,
    untilMs: untilMs ?? model.horizonMs,
    decisions: branch.decisions,
  }
  const log = createSimulator(model).run(input)
  return {
    model,
    input,
    log,
    states: buildStateIndex(model, log),
    spans: stateSpans(model, log),
    truth: buildTruthIndex(model, log),
  }
}

/** Fingerprint of what has happened on the branch that is played, up to its moment. */
export function digestSoFar(ground: Ground, state: Exercise): string {
  const branch = branchOf(state)
  const { model, seed } = withStrikes(ground, branch.strikes)
  const input = { seed, untilMs: state.clock.atMs, decisions: branch.decisions }
  return logDigest(createSimulator(model).run(input))
}

/** The last moment at or before which something was usable; -1 if it never was. */
export function lastUsableMs(
  run: RoomRun,
  {
    id,
    atMs,
    threshold,
  }: { readonly id: string; readonly atMs: number; readonly threshold: number },
): number {
  let lastMs = -1
  for (const { fromMs, toMs, level } of run.spans.get(id) ?? []) {
    if (fromMs > atMs) break
    if (level >= threshold) lastMs = toMs === null || toMs > atMs ? atMs : toMs - 1
  }
  return lastMs
}

/** The first moment at or after which something is usable; -1 if it is none in this run. */
export function nextUsableMs(
  run: RoomRun,
  {
    id,
    atMs,
    threshold,
  }: { readonly id: string; readonly atMs: number; readonly threshold: number },
): number {
  for (const { fromMs, toMs, level } of run.spans.get(id) ?? []) {
    if (level >= threshold && (toMs === null || toMs > atMs)) return Math.max(fromMs, atMs)
  }
  return -1
}
