/**
 * Backtests by the names people give them: those that come with the program, or files of milestones.
 */
import path from 'node:path'
import {
  type BacktestRequest,
  type Milestones,
  type Plan,
  type Scenario,
} from '../../simulation/index.ts'
import { type Opened, openMilestones, openPlan, openScenario } from '../documents.ts'
import type { Io } from '../io.ts'
import { bundledMilestones } from '../library.ts'
import type { Outcome } from '../problems.ts'

export type OpenedBacktest = Pick<
  BacktestRequest,
  'incident' | 'milestones' | 'plan' | 'scenario'
> & { readonly text: string; readonly name: string }

/** The backtests of these names, or all that come with the program. */
export function namesOf(names: readonly string[]): readonly string[] {
  return names.length === 0 ? bundledMilestones.map(({ name }) => name) : names
}

/** A backtest with its plan and its scenario; the two are sought beside the milestones. */
export async function openBacktest(io: Io, name: string): Promise<Outcome<OpenedBacktest>> {
  const opened = await openMilestones(io, name)
  if (!opened.ok) return opened
  const { document, text } = opened.value
  const beside = placeOf(name)
  const plan = await openPlan(io, besideOf(beside, document.plan))
  const scenario = await openScenario(io, besideOf(beside, document.scenario))
  if (!plan.ok || !scenario.ok) {
    return { ok: false, problems: [plan, scenario].flatMap(({ problems }) => problems) }
  }
  return {
    ok: true,
    value: {
      ...partsOf(document, plan.value, scenario.value),
      incident: incidentOf(name),
      text,
      name,
    },
    problems: [opened, plan, scenario].flatMap(({ problems }) => problems),
  }
}

function partsOf(milestones: Milestones, plan: Opened<Plan>, scenario: Opened<Scenario>) {
  return { milestones, plan: plan.document, scenario: scenario.document }
}

/** Folder of a file of milestones; nothing for one that comes with the program. */
function placeOf(name: string): string {
  return bundledMilestones.some((entry) => entry.name === name) ? '' : path.dirname(name)
}

/** A bare word is a bundled document, whatever folder the milestones lie in. */
function besideOf(folder: string, named: string): string {
  return folder === '' || !/[./\\]/.test(named) ? named : path.join(folder, named)
}

function incidentOf(name: string): string {
  return path.basename(name).replace(/\.milestones\.ya?ml$/, '')
}
