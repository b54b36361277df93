/** A work of others that is part of the built program. */
export type ShippedPart = {
  readonly name: string
  readonly version: string
  readonly identifier: string
  readonly text: string
}

/** What the build wrote beside the page about the works in it; none where nothing was built. */
export async function readShippedParts(): Promise<readonly ShippedPart[]> {
  try {
    const answer = await fetch('./licences.json')
    return answer.ok ? toShippedParts(await answer.json()) : []
  } catch {
    return []
  }
}

/** The parts in what was read, by name; whatever is no such part is left out. */
export function toShippedParts(read: unknown): readonly ShippedPart[] {
  if (!Array.isArray(read)) return []
  return read.filter(isShippedPart).sort((a, b) => (a.name < b.name ? -1 : 1))
}

function isShippedPart(value: unknown): value is ShippedPart {
  if (typeof value !== 'object' || value === null) return false
  return ['name', 'version', 'identifier', 'text'].every(
    (field) => typeof Reflect.get(value, field) === 'string',
  )
}
