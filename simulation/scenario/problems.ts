/**
 * Everything that is wrong with a scenario by itself, whatever plan it will run on.
 */
import { findNearest } from '../document/nearest.ts'
import type { Path } from '../document/yamlText.ts'
import { sortProblems } from '../document/sortProblems.ts'
import { sortedIds } from '../ids.ts'
import { durationToMs } from '../plan/duration.ts'
import type { Distribution } from '../plan/schema.ts'
import { findDisorder } from '../plan/problems/numbers.ts'
import { type Finding, toProblemWith } from '../plan/problems/problemAt.ts'
import type { Problem } from '../problem.ts'
import { findDecisionProblems, targetsOfDecisions } from './decisionProblems.ts'
import { scenarioDocument, scenarioNaming } from './parse.ts'
import type { Fault, Scenario } from './schema.ts'

/** The problems of a scenario, in the order of the document. */
export function findScenarioProblems(scenario: Scenario): readonly Problem[] {
  const findings = [
    ...sortedIds(scenario.faults).flatMap((id) => faultProblems(scenario, id)),
    ...findDecisionProblems(scenario),
    ...lateOnes(scenario, 'faults'),
    ...lateOnes(scenario, 'injects'),
    ...lateOnes(scenario, 'decisionPoints'),
    ...overloads(scenario),
    ...unusedTargets(scenario),
    ...findDisorder(scenario, []),
  ]
  return sortProblems(
    findings.map((finding) => toProblemWith(scenarioNaming, scenario, finding)),
    scenarioDocument.shape,
  )
}

function faultProblems(scenario: Scenario, id: string): Finding[] {
  const fault = scenario.faults?.[id]
  if (fault === undefined) return []
  const isUpdate = fault.type === 'bad-update'
  const found = targetProblems(scenario, {
    path: ['faults', id, 'target'],
    name: fault.target,
    ...(isUpdate ? { kind: 'product', what: 'A bad update' } : {}),
  })
  if (fault.type === 'absence') return [...found, ...notPeople(scenario, id, fault.target)]
  if (fault.type === 'breakdowns') return [...found, ...ageless(id, fault.after)]
  if (fault.type === 'partition' && fault.awayFrom !== undefined) {
    const path = ['faults', id, 'awayFrom']
    return [...found, ...targetProblems(scenario, { path, name: fault.awayFrom })]
  }
  if (fault.type !== 'ransomware' || fault.credentials === undefined) return found
  const path = ['faults', id, 'credentials']
  const wanted = { kind: 'fate-domain', what: 'An intruder’s credential' }
  return [...found, ...targetProblems(scenario, { path, name: fault.credentials, ...wanted })]
}

/** What fails as soon as it is mended would fail for ever at one instant. */
function ageless(id: string, after: Distribution): Finding[] {
  if (typeof after !== 'string' || durationToMs(after) !== 0) return []
  return [
    {
      code: 'out-of-range',
      severity: 'error',
      path: ['faults', id, 'after'],
      says: 'must be above 0.',
      hint: 'Give the time in use after which one of them fails, such as 1000h.',
    },
  ]
}

/** Only people can be absent. */
function notPeople(scenario: Scenario, id: string, name: string): Finding[] {
  const kind = scenario.targets?.[name]?.kind
  if (kind === undefined || kind === 'team' || kind === 'person') return []
  return [
    {
      code: 'wrong-reference',
      severity: 'error',
      path: ['faults', id, 'target'],
      says: `names “${name}”, which is a ${kind.replace('-', ' ')}.`,
      hint: 'An absence needs a target of kind team or person.',
    },
  ]
}

type Named = {
  readonly path: Path
  readonly name: string
  /** The kind that a target must be of, and what needs it. */
  readonly kind?: string
  readonly what?: string
}

function targetProblems(scenario: Scenario, { path, name, kind, what }: Named): Finding[] {
  const target = scenario.targets?.[name]
  if (target === undefined) return [unknownTarget(scenario, path, name)]
  if (kind === undefined || target.kind === kind) return []
  return [
    {
      code: 'wrong-reference',
      severity: 'error',
      path,
      says: `names “${name}”, which is a ${target.kind.replace('-', ' ')}.`,
      hint: `${what} needs a target of kind ${kind}.`,
    },
  ]
}

function unknownTarget(scenario: Scenario, path: Path, name: string): Finding {
  const meant = findNearest(name, sortedIds(scenario.targets))
  return {
    code: 'unknown-reference',
    severity: 'error',
    path,
    says: `names “${name}”, but there is no such target.`,
    hint: meant === undefined ? 'Add it under “targets”.' : `Did you mean “${meant}”?`,
  }
}

/** What is due after the end of the run would never happen. */
function lateOnes(scenario: Scenario, map: 'faults' | 'injects' | 'decisionPoints'): Finding[] {
  const horizonMs = durationToMs(scenario.horizon ?? '')
  if (horizonMs === undefined) return []
  return sortedIds(scenario[map]).flatMap((id): Finding[] => {
    const at = scenario[map]?.[id]?.at ?? '0s'
    if ((durationToMs(at) ?? 0) <= horizonMs) return []
    return [
      {
        code: 'inject-after-end',
        severity: 'warning',
        path: [map, id, 'at'],
        says: `is ${at}, after the end of the run at ${scenario.horizon}.`,
        hint: 'Move it forward, or make the horizon longer.',
      },
    ]
  })
}

/** More than this in so short a time nobody reads, let alone answers. Assumptions. */
const atOnceMax = 3
const atOnceMs = 10 * 60_000

/** Whoever gets more messages and questions at once than a person can take. */
function overloads(scenario: Scenario): Finding[] {
  const asked = [
    ...thingsAt(scenario.injects, 'injects', ({ to }) => to),
    ...thingsAt(scenario.decisionPoints, 'decisionPoints', ({ asks }) => asks),
  ].sort((a, b) => a.atMs - b.atMs)
  const roles = [...new Set(asked.map(({ role }) => role))]
  return roles.flatMap((role) => {
    const things = asked.filter((one) => one.role === role)
    const first = things.findIndex(({ atMs }, index) => {
      const last = things[index + atOnceMax]
      return last !== undefined && last.atMs - atMs < atOnceMs
    })
    const drop = things[first + atOnceMax]
    return first < 0 || drop === undefined ? [] : [overload(role, drop.path)]
  })
}

type Asked = { readonly role: string; readonly atMs: number; readonly path: Path }

/** What reaches a role at a known time; what reaches everybody, or waits for something, does not count. */
function thingsAt<T extends { readonly at?: string | undefined }>(
  map: Readonly<Record<string, T>> | undefined,
  name: string,
  roleOf: (thing: T) => string | undefined,
): Asked[] {
  return sortedIds(map).flatMap((id): Asked[] => {
    const thing = map?.[id]
    const role = thing === undefined ? undefined : roleOf(thing)
    if (thing?.at === undefined || role === undefined) return []
    return [{ role, atMs: durationToMs(thing.at) ?? 0, path: [name, id, 'at'] }]
  })
}

function overload(role: string, path: Path): Finding {
  return {
    code: 'too-much-at-once',
    severity: 'warning',
    path,
    says: `is the fourth thing for “${role}” within ten minutes.`,
    hint: 'Give it to somebody else, move it, or leave it out.',
  }
}

/** Names of all targets that a fault is about. */
function targetsOf(fault: Fault): readonly (string | undefined)[] {
  if (fault.type === 'ransomware') return [fault.target, fault.credentials]
  if (fault.type === 'partition') return [fault.target, fault.awayFrom]
  return [fault.target]
}

function unusedTargets(scenario: Scenario): Finding[] {
  const used = new Set([
    ...Object.values(scenario.faults ?? {}).flatMap(targetsOf),
    ...targetsOfDecisions(scenario),
  ])
  return sortedIds(scenario.targets)
    .filter((id) => !used.has(id))
    .map((id) => ({
      code: 'incomplete',
      severity: 'warning',
      path: ['targets', id],
      says: 'is hit by no fault.',
      hint: 'Add a fault that hits it, or remove it.',
    }))
}
