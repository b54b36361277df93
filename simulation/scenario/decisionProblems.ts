/**
 * What is wrong with the decision points of a scenario: names that stand for nothing, and points at
 * which nothing can be chosen.
 */
import { findNearest } from '../document/nearest.ts'
import type { Path } from '../document/yamlText.ts'
import { sortedIds } from '../ids.ts'
import type { Finding } from '../plan/problems/problemAt.ts'
import type { DecisionPoint, Scenario } from './schema.ts'

/** Fields of an option that name targets. */
const targetLists = [
  'repairs',
  'restores',
  'starts',
  'stops',
  'isolates',
  'reconnects',
  'verifies',
  'announces',
  'halts',
  'resets',
  'calls',
  'beginsWorkaround',
] as const

/** The problems of all decision points. */
export function findDecisionProblems(scenario: Scenario): Finding[] {
  return sortedIds(scenario.decisionPoints).flatMap((id) => {
    const point = scenario.decisionPoints?.[id]
    return point === undefined ? [] : pointProblems(scenario, ['decisionPoints', id], point)
  })
}

function pointProblems(scenario: Scenario, path: Path, point: DecisionPoint): Finding[] {
  const options = sortedIds(point.options)
  return [
    ...(options.length > 0 ? [] : [nothingToChoose(path)]),
    ...(point.when === undefined
      ? []
      : unknownTarget(scenario, [...path, 'when', 'target'], point.when.target)),
    ...unknownDefault([...path, 'default'], point.default, options),
    ...options.flatMap((option) => optionProblems(scenario, [...path, 'options', option], point)),
  ]
}

function nothingToChoose(path: Path): Finding {
  return {
    code: 'incomplete',
    severity: 'warning',
    path: [...path, 'options'],
    says: 'offers nothing to choose from.',
    hint: 'Add an option; one that does nothing is fine.',
  }
}

function unknownDefault(path: Path, chosen: string | undefined, options: string[]): Finding[] {
  if (chosen === undefined || options.includes(chosen)) return []
  return [unknown(path, { name: chosen, noun: 'option', known: options })]
}

function optionProblems(scenario: Scenario, path: Path, point: DecisionPoint): Finding[] {
  const option = point.options[String(path.at(-1))] ?? {}
  return [
    ...targetLists.flatMap((field) =>
      (option[field] ?? []).flatMap((target, index) =>
        unknownTarget(scenario, [...path, field, index], target),
      ),
    ),
    ...(option.sheds?.of ?? []).flatMap((target, index) =>
      unknownTarget(scenario, [...path, 'sheds', 'of', index], target),
    ),
    ...(option.failsOver === undefined
      ? []
      : unknownTarget(scenario, [...path, 'failsOver'], option.failsOver)),
  ]
}

function unknownTarget(scenario: Scenario, path: Path, target: string): Finding[] {
  const known = sortedIds(scenario.targets)
  return known.includes(target) ? [] : [unknown(path, { name: target, noun: 'target', known })]
}

type Name = {
  readonly name: string
  readonly noun: 'option' | 'target'
  readonly known: readonly string[]
}

function unknown(path: Path, { name, noun, known }: Name): Finding {
  const meant = findNearest(name, known)
  return {
    code: 'unknown-reference',
    severity: 'error',
    path,
    says: `names “${name}”, but there is no such ${noun}.`,
    hint: meant === undefined ? `Add it under “${noun}s”.` : `Did you mean “${meant}”?`,
  }
}

/** Targets that decision points name. */
export function targetsOfDecisions(scenario: Scenario): ReadonlySet<string> {
  const used = new Set<string>()
  for (const { when, options } of Object.values(scenario.decisionPoints ?? {})) {
    if (when !== undefined) used.add(when.target)
    for (const option of Object.values(options)) {
      for (const field of targetLists) for (const target of option[field] ?? []) used.add(target)
      for (const target of option.sheds?.of ?? []) used.add(target)
      if (option.failsOver !== undefined) used.add(option.failsOver)
    }
  }
  return used
}
