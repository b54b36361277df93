/**
 * Work that nobody in the plan could ever do.
 */
import { sortedIds } from '../../ids.ts'
import type { Plan, Task, Team } from '../schema.ts'
import type { Finding } from './problemAt.ts'

/** Tasks without a team, with a skill that nobody has, or for more people than there are. */
export function findPeopleProblems(plan: Plan): Finding[] {
  return [...findTaskProblems(plan), ...findPersonProblems(plan)]
}

/** People in no team, who can do nothing, and absences that end before they begin. */
function findPersonProblems(plan: Plan): Finding[] {
  return sortedIds(plan.people).flatMap((id): Finding[] => {
    const { team, away = [] } = plan.people?.[id] ?? {}
    const stray: Finding[] =
      team === undefined
        ? [
            {
              code: 'incomplete',
              severity: 'warning',
              path: ['people', id],
              says: 'is in no team, so nothing can be asked of this person.',
              hint: 'Name the team.',
            },
          ]
        : []
    const backwards = away.flatMap(({ from, to }, index): Finding[] =>
      from <= to
        ? []
        : [
            {
              code: 'out-of-range',
              severity: 'error',
              path: ['people', id, 'away', index, 'to'],
              says: `of ${to} is before the first day away, ${from}.`,
              hint: 'Swap the two.',
            },
          ],
    )
    return [...stray, ...backwards]
  })
}

function findTaskProblems(plan: Plan): Finding[] {
  return sortedIds(plan.runbooks).flatMap((runbook) => {
    const tasks = plan.runbooks?.[runbook]?.tasks
    return sortedIds(tasks).flatMap((key) => {
      const task = tasks?.[key]
      if (task === undefined || task.automated === true) return []
      return checkTask(plan, task, ['runbooks', runbook, 'tasks', key])
    })
  })
}

function checkTask(plan: Plan, task: Task, path: readonly string[]): Finding[] {
  if (task.person !== undefined || hasSkilledPerson(plan, task)) return []
  const teams = teamsFor(plan, task)
  if (task.team === undefined && task.skill !== undefined && teams.length === 0) {
    return [
      {
        code: 'nobody-can-do-it',
        severity: 'error',
        path: [...path, 'skill'],
        says: `is “${task.skill}”, which no team has.`,
        hint: 'Add the skill to a team, or name the team that does it.',
      },
    ]
  }
  const wanted = task.people ?? 1
  const most = Math.max(0, ...teams.map(peopleMost))
  if (teams.length === 0 || teams.some(isUncounted) || most >= wanted) return []
  return [
    {
      code: 'nobody-can-do-it',
      severity: 'warning',
      path,
      says: `takes ${wanted} ${wanted === 1 ? 'person' : 'people'} at once, but its team never has more than ${most}.`,
      hint: 'Correct the head-count, or the people it takes.',
    },
  ]
}

/** True if somebody whom the plan names has the skill that a task takes. */
function hasSkilledPerson(plan: Plan, { team, skill }: Task): boolean {
  if (team !== undefined || skill === undefined) return false
  return Object.values(plan.people ?? {}).some((one) => one.skills?.includes(skill) === true)
}

function teamsFor(plan: Plan, task: Task): Team[] {
  const { team, skill } = task
  return Object.entries(plan.teams ?? {})
    .filter(([id, { skills }]) =>
      team === undefined ? skill !== undefined && skills?.includes(skill) : id === team,
    )
    .map(([, found]) => found)
}

/** True while nobody has said how many people a team has. */
export function isUncounted(team: Team): boolean {
  return team.people === undefined && team.shifts === undefined && team.onCall === undefined
}

/** People that can be there at once at the very most. */
export function peopleMost(team: Team): number {
  const rows = [...(team.shifts ?? []), ...(team.surge ?? [])]
  return rows.reduce((total, row) => total + row.people, (team.people ?? 0) + (team.onCall ?? 0))
}
