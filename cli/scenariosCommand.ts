/**
 * `blackstart scenarios`: what comes with the program, and what it would hit in a plan.
 */
import {
  parseScenario,
  type Plan,
  type Scenario,
  type ScenarioFamily,
  sortedIds,
  suggestBindings,
} from '../simulation/index.ts'
import { openPlan } from './documents.ts'
import { exitCodes, type Io, printJson } from './io.ts'
import { bundledScenarios } from './library.ts'
import { complainAbout } from './problems.ts'
import { wrap } from './table.ts'

type TargetInPlan = {
  readonly target: string
  readonly what: string
  readonly bound: readonly string[]
  readonly candidates: readonly string[]
}

type Listed = {
  readonly name: string
  readonly title: string
  readonly summary: string
  /** Of (EU) 2024/1774, article 26(2). */
  readonly families: readonly ScenarioFamily[]
  /** Only where a plan is given. */
  readonly targets?: readonly TargetInPlan[]
}

export async function scenariosCommand(
  io: Io,
  options: { readonly plan?: string; readonly json?: boolean },
): Promise<number> {
  const opened = options.plan === undefined ? undefined : await openPlan(io, options.plan)
  if (opened !== undefined && !opened.ok) {
    complainAbout(io, opened.problems)
    return exitCodes.inputIsWrong
  }
  const listed = listScenarios(opened?.value.document)
  if (options.json === true) printJson(io, listed)
  else io.print(listed.map(inWords).join('\n'))
  return exitCodes.fine
}

function listScenarios(plan: Plan | undefined): readonly Listed[] {
  return bundledScenarios.flatMap(({ name, text }) => {
    const parsed = parseScenario(text, { file: name })
    if (!parsed.ok) return []
    const { name: title, summary = '', families = [] } = parsed.value
    const targets = plan === undefined ? {} : { targets: targetsIn(plan, parsed.value) }
    return [{ name, title, summary, families, ...targets }]
  })
}

function targetsIn(plan: Plan, scenario: Scenario): readonly TargetInPlan[] {
  const { bindings, candidates } = suggestBindings(plan, scenario)
  return sortedIds(scenario.targets).map((target) => ({
    target,
    what: scenario.targets?.[target]?.name ?? target,
    bound: bindings[target] ?? [],
    candidates: candidates[target] ?? [],
  }))
}

function inWords({ name, title, summary, families, targets }: Listed): string {
  const lines = [
    `${name}: ${title}`,
    ...wrap(summary, '    '),
    ...(families.length === 0 ? [] : wrap(`(${families.join(', ')})`, '    ')),
    ...(targets ?? []).flatMap(targetInWords),
  ]
  return `${lines.join('\n')}\n`
}

function targetInWords({ target, what, bound, candidates }: TargetInPlan): string[] {
  if (bound.length > 0) return wrap(`${what} (${target}): ${bound.join(', ')}`, '  -> ', '     ')
  const ask =
    candidates.length === 0
      ? 'the plan has nothing of that kind'
      : `not found; say --bind ${target}=… with ${candidates.join(', ')}`
  return wrap(`${what} (${target}): ${ask}`, '  -> ', '     ')
}
