import type { Plan, Problem } from '../../simulation/index.ts'
import { type EntityKey, toKey } from '../editing/collections.ts'
import { removeEntities } from '../editing/entities.ts'
import type { Edit } from '../editing/history.ts'
import { setValue, valueAt } from '../editing/values.ts'
import { problemTexts } from '../texts/panels.ts'

const { fixes: texts } = problemTexts

/** What mends a problem in one step, and what that step is called. */
export type QuickFix = { readonly text: string; readonly edit: Edit }

/** The fix of a problem; `undefined` where only a person can know what is right. */
export function quickFixOf(plan: Plan, { code, where }: Problem): QuickFix | undefined {
  const { path } = where
  switch (code) {
    case 'unknown-reference':
    case 'wrong-reference':
      return isEndOfDependency(path) ? deleteDependency(path) : takeAway(plan, path)
    case 'duplicate-id':
      return path.length > 2 ? takeAway(plan, path) : undefined
    case 'self-dependency':
      return deleteDependency(path)
    case 'site-cycle':
    case 'vendor-cycle':
      return { text: texts.parent, edit: setValue(path, undefined) }
    case 'empty-group':
      return { text: texts.group, edit: removeEntities([keyAt(path)]) }
    case 'impossible-quorum':
      return needAllMembers(plan, path)
    case 'objectives-disagree':
      return raiseLimit(plan, path)
    default:
      return undefined
  }
}

type Path = Problem['where']['path']

function isEndOfDependency([part, , end]: Path): boolean {
  return part === 'dependencies' && (end === 'from' || end === 'to')
}

function keyAt([collection, id]: Path): EntityKey {
  return toKey(collection as Parameters<typeof toKey>[0], String(id))
}

function deleteDependency(path: Path): QuickFix {
  return { text: texts.dependency, edit: removeEntities([keyAt(path)]) }
}

/** Takes a name that leads nowhere away; a member of a group goes with all that is said of it. */
function takeAway(plan: Plan, path: Path): QuickFix {
  const isMember = path.includes('members') && path.at(-1) === 'id'
  const place = isMember ? path.slice(0, -1) : path
  const name = valueAt(plan, path)
  const written = typeof name === 'string' ? name : ''
  return { text: texts.reference(written), edit: setValue(place, undefined) }
}

function needAllMembers(plan: Plan, path: Path): QuickFix | undefined {
  const count = plan.groups?.[String(path[1])]?.members?.length ?? 0
  return count === 0 ? undefined : { text: texts.quorum(count), edit: setValue(path, count) }
}

/** An RTO beyond the MTD: the MTD follows, as the wider of the two promises. */
function raiseLimit(plan: Plan, [collection, id]: Path): QuickFix | undefined {
  const { rto, wrt } = plan.businessServices?.[String(id)] ?? {}
  if (collection !== 'businessServices' || rto === undefined || wrt !== undefined) return undefined
  return { text: texts.limit(rto), edit: setValue([collection, String(id), 'mtd'], rto) }
}
