/**
 * Decisions that neither the plan nor the story knows: told before a run rather than refused in it.
 */
import type { Model } from '../../compile/model.ts'
import type { Decisions, WrittenDecision } from '../../decisions/schema.ts'
import { findNearest } from '../../document/nearest.ts'
import type { Problem } from '../../problem.ts'
import { generalIds } from './generalActions.ts'

/** An error for each action, point, option and team of decisions that is not there. */
export function findDecisionMisfits(model: Model, { taken = [] }: Decisions): readonly Problem[] {
  return taken.flatMap((decision, index) =>
    misfitsOf(model, decision).map(({ field, name, known }): Problem => {
      const meant = findNearest(name, known)
      const noun = field === 'by' ? 'team' : field
      return {
        code: 'unknown-reference',
        severity: 'error',
        where: { path: ['taken', index, field] },
        message: `Decision ${index + 1} names the ${noun} “${name}”, but there is no such ${noun}.`,
        hint:
          meant === undefined
            ? 'See what there is with “blackstart actions”.'
            : `Did you mean “${meant}”?`,
      }
    }),
  )
}

type Misfit = {
  readonly field: 'action' | 'point' | 'option' | 'by'
  readonly name: string
  readonly known: readonly string[]
}

function misfitsOf(model: Model, { action, point, option, by }: WrittenDecision): Misfit[] {
  const options = model.decisionPoints
    .find(({ id }) => id === point)
    ?.options.map(({ id }) => id.slice(id.indexOf('/') + 1))
  return [
    ...missing('action', action, () => [
      ...model.actions.flatMap(({ id }) => [id.slice('action/'.length), id]),
      ...generalIds(model),
    ]),
    ...missing('point', point, () => model.decisionPoints.map(({ id }) => id)),
    ...(options === undefined ? [] : missing('option', option, () => options)),
    ...missing('by', by, () => model.teams.map(({ id }) => id)),
  ]
}

function missing(
  field: Misfit['field'],
  name: string | undefined,
  find: () => readonly string[],
): Misfit[] {
  if (name === undefined) return []
  const known = find()
  return known.includes(name) ? [] : [{ field, name, known }]
}
