/**
 * A first preparation for a plan and a story, to be changed: who could be played, and what comes when.
 */
import type { Model } from '../compile/model.ts'
import { sortedIds, toId } from '../ids.ts'
import { injectsOfScenario } from './msel.ts'
import { objectiveLibrary } from './objectiveLibrary.ts'
import type { PlannedInject, Preparation, Role } from './schema/preparation.ts'

/** Roles from teams and from whom the story writes to; injects from the story; objectives to begin with. */
export function proposePreparation(model: Model): Preparation {
  const { plan, scenario } = model
  const roles: Record<string, Role> = {}
  const monitors = model.entities
    .filter((one) => plan.components?.[one.id]?.kind === 'monitor')
    .map((one) => one.id)
  for (const id of sortedIds(plan.teams)) {
    const name = plan.teams?.[id]?.name ?? id
    const mends = model.entities.some((one) => model.teams[one.team]?.id === id)
    roles[id] = { name, teams: [id], ...(mends ? { monitors } : {}) }
  }
  for (const { to } of Object.values(scenario.injects ?? {})) {
    const isKnown = Object.values(roles).some(
      ({ name }) => name.toLowerCase() === to?.toLowerCase(),
    )
    if (to !== undefined && !isKnown) {
      roles[toId(to, new Set(Object.keys(roles)))] = { name: to, monitors, hearsUsers: true }
    }
  }
  const [objective] = Object.keys(objectiveLibrary)
  return {
    title: `${scenario.name}, on ${plan.name}`,
    classification: 'For exercise use only',
    objectives: { ...objectiveLibrary },
    roles,
    injects: withObjective(injectsOfScenario(scenario, roles), objective),
  }
}

/** Injects without an objective exercise the first one, until somebody says better. */
function withObjective(
  injects: Readonly<Record<string, PlannedInject>>,
  objective: string | undefined,
): Readonly<Record<string, PlannedInject>> {
  if (objective === undefined) return injects
  return Object.fromEntries(
    Object.entries(injects).map(([id, one]) => [id, { ...one, objectives: [objective] }]),
  )
}
