/**
 * Where the numbers of a simulated outage come from: taken from the record, one of the program’s
 * defaults, or fitted. What nobody marked counts as fitted.
 */
import { type Prior, priorNamed, priors } from '../../compile/priors.ts'
import { canonicalJson } from '../../digest.ts'
import { findNearest } from '../../document/nearest.ts'
import { exp, ln } from '../../engine/maths/maths.ts'
import type { BacktestParameter, Milestones } from '../../milestones/schema.ts'
import { durationToMs, msToDuration } from '../../plan/duration.ts'
import type { Plan } from '../../plan/schema.ts'
import type { Problem } from '../../problem.ts'
import type { Scenario } from '../../scenario/schema.ts'
import { covers, type NumberPath, type WrittenNumber, writtenNumbers } from './writtenNumbers.ts'

/** The three documents of a backtest. */
export type BacktestInputs = {
  readonly milestones: Milestones
  readonly plan: Plan
  readonly scenario: Scenario
}

export type ParameterCounts = {
  readonly record: number
  readonly default: number
  readonly fitted: number
  /** Numbers that no milestone depends on. */
  readonly idle: number
}

export type Accounts = {
  readonly counts: ParameterCounts
  /** Ids of milestones that something was fitted to. */
  readonly fittedTo: ReadonlySet<string>
  readonly problems: readonly Problem[]
}

type Marked = { readonly id: string; readonly parameter: BacktestParameter }

/** The most exact mark of a number: the longest path, and of two as long the one with fewer stars. */
export function markOf({ parameters = {} }: Milestones, path: NumberPath): Marked | undefined {
  let found: Marked | undefined
  let best = 0
  for (const [id, parameter] of Object.entries(parameters)) {
    for (const pattern of parameter.at) {
      const exactness = exactnessOf(pattern)
      if (exactness <= best || !covers(pattern, path)) continue
      found = { id, parameter }
      best = exactness
    }
  }
  return found
}

function exactnessOf(pattern: string): number {
  const keys = pattern.split('/')
  return keys.length + keys.filter((key) => key !== '*').length / (keys.length + 1)
}

/** Every number of the two documents that are simulated. */
export function numbersOf({ plan, scenario }: BacktestInputs): readonly WrittenNumber[] {
  return [...writtenNumbers('plan', plan), ...writtenNumbers('scenario', scenario)]
}

/**
 * Counts parameters by where they come from, and finds marks that are missing or wrong.
 *
 * A mark counts once for each different value that it covers: one length of time for ten alike steps is
 * one parameter, ten lengths are ten.
 */
export function accountFor(inputs: BacktestInputs): Accounts {
  const { milestones } = inputs
  const values: Record<BacktestParameter['is'], Set<string>> = {
    record: new Set(),
    default: new Set(),
    fitted: new Set(),
    idle: new Set(),
  }
  const problems: Problem[] = []
  const used = new Set<string>()
  for (const { path, value } of numbersOf(inputs)) {
    const mark = markOf(milestones, path)
    if (mark === undefined) {
      problems.push(unmarked(path))
      values.fitted.add(path.join('/'))
      continue
    }
    used.add(mark.id)
    values[mark.parameter.is].add(`${mark.id} ${canonicalJson(value)}`)
    problems.push(...differingDefault(mark, path, value))
  }
  const { parameters = {} } = milestones
  for (const id of Object.keys(parameters)) if (!used.has(id)) problems.push(idleMark(id))
  return {
    counts: {
      record: values.record.size,
      default: values.default.size,
      fitted: values.fitted.size,
      idle: values.idle.size,
    },
    fittedTo: new Set(
      Object.values(parameters).flatMap(({ is, to }) =>
        is === 'fitted' && to !== undefined ? [to] : [],
      ),
    ),
    problems,
  }
}

function unmarked(path: NumberPath): Problem {
  return {
    code: 'unmarked-number',
    severity: 'warning',
    where: { path: [] },
    message: `Nobody says where ${path.join('/')} comes from; it counts as fitted.`,
    hint: 'Mark it under “parameters” as from the record, a default, or fitted.',
  }
}

function idleMark(id: string): Problem {
  return {
    code: 'incomplete',
    severity: 'warning',
    where: { path: ['parameters', id] },
    message: `Parameter “${id}” marks no number of the plan or the scenario.`,
    hint: 'Correct the paths in “at”, or remove it.',
  }
}

function differingDefault({ id, parameter }: Marked, path: NumberPath, value: unknown): Problem[] {
  const { default: name } = parameter
  if (parameter.is !== 'default' || name === undefined) return []
  const where = { path: ['parameters', id, 'default'] }
  const prior = priorNamed(name)
  if (prior === undefined) {
    const meant = findNearest(name, Object.keys(priors))
    return [
      {
        code: 'unknown-reference',
        severity: 'error',
        where,
        message: `Parameter “${id}”: there is no default called “${name}”.`,
        hint:
          meant === undefined ? 'See docs/sources.md for all of them.' : `Did you mean “${meant}”?`,
      },
    ]
  }
  if (canonicalJson(value) === canonicalJson(prior.value)) return []
  return [
    {
      code: 'wrong-value',
      severity: 'error',
      where,
      message: `Parameter “${id}”: ${path.join('/')} is ${canonicalJson(value)}, but the default is ${canonicalJson(prior.value)}.`,
      hint: 'Write the default there, or mark it as fitted.',
    },
  ]
}

/**
 * The same outage without what the defaults learnt from itself: a default that was derived from several
 * outages is taken from the others alone, its spread kept.
 */
export function leaveOneOut(inputs: BacktestInputs, incident: string): BacktestInputs {
  const replaced = new Map<string, unknown>()
  for (const { path } of numbersOf(inputs)) {
    const mark = markOf(inputs.milestones, path)
    const prior =
      mark?.parameter.is === 'default' ? priorNamed(mark.parameter.default ?? '') : undefined
    const value = prior === undefined ? undefined : withoutIncident(prior, incident)
    if (value !== undefined) replaced.set(path.join('/'), value)
  }
  return replaceNumbers(inputs, replaced)
}

/** The documents with other values at some places, by their path. */
export function replaceNumbers(
  inputs: BacktestInputs,
  replaced: ReadonlyMap<string, unknown>,
): BacktestInputs {
  if (replaced.size === 0) return inputs
  return {
    ...inputs,
    plan: replaceIn(inputs.plan, ['plan'], replaced),
    scenario: replaceIn(inputs.scenario, ['scenario'], replaced),
  }
}

/** What a default would be had this outage not happened; `undefined` where that makes no difference. */
export function withoutIncident(prior: Prior, incident: string): Prior['value'] | undefined {
  const { seen, value } = prior
  if (seen === undefined || !Object.hasOwn(seen, incident)) return undefined
  if (typeof value !== 'object' || !('p95' in value)) return undefined
  const others = Object.entries(seen)
    .filter(([name]) => name !== incident)
    .map(([, text]) => durationToMs(text) ?? 0)
  const all = Object.values(seen).map((text) => durationToMs(text) ?? 0)
  const shift = medianOf(others) / medianOf(all)
  const shifted = (text: string) => msToDuration(Math.round((durationToMs(text) ?? 0) * shift))
  return { p50: shifted(value.p50), p95: shifted(value.p95) }
}

/** Middle value, of two the geometric mean. There is one at least, and all are above 0. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 1
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 1
  return exp((ln(lower) + ln(upper)) / 2)
}

function replaceIn<T>(value: T, path: NumberPath, replaced: ReadonlyMap<string, unknown>): T {
  const other = replaced.get(path.join('/'))
  if (other !== undefined) return other as T
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    return value.map((part, index) => replaceIn(part, [...path, String(index)], replaced)) as T
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, replaceIn(part, [...path, key], replaced)]),
  ) as T
}
