/**
 * What to call a place in a document when talking to people: the thing, and the field in it.
 */
import { isMap, valueAt } from './issues.ts'
import type { Path } from './yamlText.ts'
import type { NameThing } from './sentences.ts'

/**
 * A naming from the singular words of a document’s maps, by their key: `{ components:
 * 'Component' }`. Things inside of things are named together, as `Task “b” of runbook “a”`.
 */
export function namingBy(nouns: Readonly<Record<string, string>>, whole: string): NameThing {
  return (path, value) => {
    let thing = whole
    let rest = path
    for (let depth = 1; depth < path.length; depth++) {
      const noun = nouns[String(path[depth - 1])]
      const key = path[depth]
      if (noun === undefined || typeof key !== 'string') continue
      const named = `${noun} “${spokenName(value, path.slice(0, depth + 1)) ?? key}”`
      thing = thing === whole ? named : `${named} of ${lowerFirst(thing)}`
      rest = path.slice(depth + 1)
    }
    return { thing, field: toField(rest) }
  }
}

function spokenName(value: unknown, path: Path): string | undefined {
  const entity = valueAt(value, path)
  if (!isMap(entity)) return undefined
  const { name } = entity
  return typeof name === 'string' && name.trim() !== '' ? name : undefined
}

/** `shifts[0].from`, written for people who count from one: `shifts 1, from`. */
function toField(path: Path): string {
  let written = ''
  for (const key of path) {
    if (typeof key === 'number') written += ` ${key + 1}`
    else written += written === '' ? key : `, ${key}`
  }
  return written
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
