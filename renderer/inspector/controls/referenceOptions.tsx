import type { ComponentKind, Plan } from '../../../simulation/index.ts'
import { type Collection, nameOf, toKey } from '../../editing/collections.ts'
import { SelectionGlyph } from '../../signs/KindGlyph.tsx'
import { collectionTexts } from '../../texts/things.ts'
import type { Option } from '../../ui/Choice.tsx'

/** Everything that may stand in a field, by id; what fits best comes first. */
export function referenceOptions(
  plan: Plan,
  to: readonly Collection[],
  kinds: readonly ComponentKind[] = [],
): readonly Option[] {
  return to
    .flatMap((collection) =>
      Object.keys(plan[collection] ?? {}).map((id) => {
        const key = toKey(collection, id)
        const kind = collection === 'components' ? plan.components?.[id]?.kind : undefined
        return {
          id,
          text: nameOf(plan, key),
          icon: <SelectionGlyph selection={key} kind={kind} size={14} />,
          isFitting: kind !== undefined && kinds.includes(kind),
          ...(to.length > 1 && { note: collectionTexts[collection].one }),
        }
      }),
    )
    .sort(
      (a, b) =>
        Number(b.isFitting) - Number(a.isFitting) ||
        (a.text.toLowerCase() < b.text.toLowerCase() ? -1 : 1),
    )
}

/** Name of what a reference leads to; the id alone where it leads nowhere. */
export function referenceName(plan: Plan, to: readonly Collection[], id: string): string {
  const collection = to.find((one) => Object.hasOwn(plan[one] ?? {}, id))
  return collection === undefined ? id : nameOf(plan, toKey(collection, id))
}
