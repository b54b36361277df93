/**
 * Ids that stand for two things where one is meant.
 */
import { sortedIds } from '../../ids.ts'
import type { Plan } from '../schema.ts'
import type { Finding } from './problemAt.ts'

/** Maps that share one name space, because a dependency may end at anything in them. */
const shared = [
  ['components', 'component'],
  ['groups', 'group'],
  ['businessServices', 'business service'],
] as const

/** Ids used twice, and members listed twice. */
export function findNameProblems(plan: Plan): Finding[] {
  return [...sharedIds(plan), ...ambiguousSites(plan), ...repeatedMembers(plan)]
}

function sharedIds(plan: Plan): Finding[] {
  const owners = new Map<string, string>()
  const problems: Finding[] = []
  for (const [map, noun] of shared) {
    for (const id of sortedIds(plan[map])) {
      const owner = owners.get(id)
      if (owner === undefined) owners.set(id, noun)
      else {
        problems.push({
          code: 'duplicate-id',
          severity: 'error',
          path: [map, id],
          says: `has the same id “${id}” as a ${owner}.`,
          hint: 'Give one of the two another id; components, groups and business services share theirs.',
        })
      }
    }
  }
  return problems
}

/** A runbook may recover components and sites, so there the two must not have the same id. */
function ambiguousSites(plan: Plan): Finding[] {
  return sortedIds(plan.runbooks).flatMap((id) =>
    (plan.runbooks?.[id]?.recovers ?? []).flatMap((recovered, index): Finding[] => {
      const isBoth =
        Object.hasOwn(plan.sites ?? {}, recovered) &&
        Object.hasOwn(plan.components ?? {}, recovered)
      if (!isBoth) return []
      return [
        {
          code: 'duplicate-id',
          severity: 'error',
          path: ['runbooks', id, 'recovers', index],
          says: `names “${recovered}”, which is a site and a component.`,
          hint: 'Give the site or the component another id.',
        },
      ]
    }),
  )
}

function repeatedMembers(plan: Plan): Finding[] {
  return sortedIds(plan.groups).flatMap((id) => {
    const members = (plan.groups?.[id]?.members ?? []).map((member) =>
      typeof member === 'string' ? member : member.id,
    )
    return members.flatMap((member, index): Finding[] => {
      if (members.indexOf(member) === index) return []
      return [
        {
          code: 'duplicate-id',
          severity: 'error',
          path: ['groups', id, 'members', index],
          says: `names “${member}” a second time.`,
          hint: 'Remove it; one thing cannot stand in for itself.',
        },
      ]
    })
  })
}
