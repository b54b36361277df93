/**
 * Plan and scenario to model: everything resolved, numbered, sorted by id, nothing optional left.
 *
 * Second step of the pipeline. Fails only with problems of severity `error`; what is unfinished is
 * left out and named, what is unknown is assumed and listed.
 */
import { findProblems } from '../plan/problems.ts'
import { durationToMs } from '../plan/duration.ts'
import type { Plan } from '../plan/schema.ts'
import { hasErrors } from '../problem.ts'
import { fail, type Result, succeed } from '../result.ts'
import { findScenarioProblems } from '../scenario/problems.ts'
import type { Bindings, Scenario } from '../scenario/schema.ts'
import { sortedIds } from '../ids.ts'
import { compileBelief } from './belief.ts'
import { compileActions, compilePoints } from './actions.ts'
import { suggestBindings } from './bindings.ts'
import { createContext } from './context.ts'
import { compileData } from './data.ts'
import { defaultHorizonMs, defaultStart } from './defaults.ts'
import { compileEntities } from './entities.ts'
import { compileFaults, hitComponents } from './faults.ts'
import { compileFleets } from './fleets.ts'
import { instantToMs } from './instants.ts'
import { compileLoads } from './loads.ts'
import type { Model } from './model.ts'
import { compileResponse, compileTeams } from './people.ts'
import { compileRunbooks, createWorkshop } from './runbooks.ts'

/**
 * The model of a scenario on a plan.
 *
 * `bindings` given here win over what the scenario’s own queries find.
 */
export function compile(plan: Plan, scenario: Scenario, bindings: Bindings = {}): Result<Model> {
  const found = [...findProblems(plan), ...findScenarioProblems(scenario)]
  if (hasErrors(found)) return fail(found)
  const bound = { ...suggestBindings(plan, scenario).bindings, ...bindings }
  const context = createContext(plan)
  const compiled = compileEntities(context, hitComponents(plan, scenario, bound))
  const loads = compileLoads(context, compiled)
  const fleets = compileFleets(context)
  const faults = compileFaults(context, scenario, bound, fleets)
  const problems = [...found, ...faults.problems]
  if (hasErrors(problems)) return fail(problems)
  const startMs = instantToMs(scenario.start ?? defaultStart)
  const data = compileData(context, { ...compiled, faults: faults.faults, startMs })
  const workshop = createWorkshop(context, compiled)
  const { runbooks, tasks } = compileRunbooks(workshop, data)
  const actions = compileActions(workshop, faults.faults.length)
  const story = { workshop, scenario, bindings: bound, actions, faults: faults.faults.length }
  const teams = compileTeams(context)
  const response = compileResponse(context)
  const belief = compileBelief(context, { ...compiled, tasks })
  return succeed(
    {
      plan,
      scenario,
      bindings: bound,
      startMs,
      horizonMs:
        scenario.horizon === undefined
          ? defaultHorizonMs
          : (durationToMs(scenario.horizon) ?? defaultHorizonMs),
      ...compiled,
      ...loads,
      indexById: context.indexById,
      fleets,
      siteIds: context.siteIds,
      teams,
      personIds: sortedIds(plan.people),
      runbooks,
      tasks,
      actions,
      decisionPoints: compilePoints(story),
      faults: faults.faults,
      data,
      injects: compileInjects(scenario),
      response,
      belief,
      assumptions: context.assumptions.list,
      leftOut: context.leftOut,
    },
    problems,
  )
}

function compileInjects(scenario: Scenario): Model['injects'] {
  return sortedIds(scenario.injects).map((id) => {
    const inject = scenario.injects?.[id]
    return {
      id,
      atMs: inject === undefined ? 0 : (durationToMs(inject.at) ?? 0),
      text: inject?.message ?? '',
      to: inject?.to ?? '',
    }
  })
}
