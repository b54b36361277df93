/**
 * Where in a plan a finding is best shown.
 */
import type { Finding, Plan } from '../simulation/index.ts'

const maps = [
  'components',
  'businessServices',
  'groups',
  'runbooks',
  'teams',
  'people',
  'backups',
  'dependencies',
  'sites',
  'vendors',
  'products',
  'fateDomains',
] as const satisfies readonly (keyof Plan)[]

/** The path of what a finding is about, or of its first witness that the plan has. */
export function pathOf(plan: Plan, finding: Finding): readonly (string | number)[] {
  for (const id of [finding.about, ...finding.witness]) {
    const [whole = '', part] = id.split('/')
    const map = maps.find((name) => Object.hasOwn(plan[name] ?? {}, whole))
    if (map === undefined) continue
    return part === undefined ? [map, whole] : [map, whole, 'tasks', part]
  }
  return []
}
