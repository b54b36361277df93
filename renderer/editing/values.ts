import type { Plan } from '../../simulation/index.ts'
import type { Edit } from './history.ts'

export type Path = readonly (string | number)[]

/** The value at a path of a document; `undefined` where there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Keyed)[key] : undefined,
    root,
  )
}

type Keyed = Readonly<Record<string | number, unknown>>

/** A copy of the document with one value set; `undefined` removes it. Shares all the rest. */
export function withValueAt(root: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const before = (root ?? (typeof key === 'number' ? [] : {})) as Keyed
  const after = withValueAt(before[key], rest, value)
  if (after === before[key]) return root
  if (Array.isArray(before)) {
    const list = [...before]
    if (after === undefined) list.splice(Number(key), 1)
    else list[Number(key)] = after
    return list
  }
  if (after !== undefined) return { ...before, [key]: after }
  const { [key]: _removed, ...others } = before
  return others
}

/** Sets one value of the plan, or removes it. Sections left empty by that go too. */
export function setValue(path: Path, value: unknown): Edit {
  return (plan) => {
    const changed = withValueAt(plan, path, value) as Plan
    return value === undefined ? withoutEmptySections(changed, path) : changed
  }
}

/** Objects that only exist to hold fields: empty, they say nothing. */
const sections = new Set(['fleet', 'monitor', 'failover', 'gate', 'loss', 'approval', 'basis'])

function withoutEmptySections(plan: Plan, path: Path): Plan {
  const parent = path.slice(0, -1)
  const name = parent.at(-1)
  if (typeof name !== 'string' || !(sections.has(name) || parent.length === 1)) return plan
  const value = valueAt(plan, parent)
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0
  if (!isEmpty) return plan
  return withoutEmptySections(withValueAt(plan, parent, undefined) as Plan, parent)
}
