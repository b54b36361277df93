import { Crosshair, Trash2 } from 'lucide-react'
import { type EntityKey, fromKey, isEntityKey, nameOf } from '../editing/collections.ts'
import { removeEntities } from '../editing/entities.ts'
import { SelectionGlyph } from '../signs/KindGlyph.tsx'
import { applyEdit, usePlan } from '../stores/documentStore.ts'
import { askCanvas, type SelectionKey, select } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { inspectorTexts } from '../texts/fields.ts'
import { collectionTexts, partTexts } from '../texts/things.ts'
import { IconButton } from '../ui/Button.tsx'

const drawn: ReadonlySet<string> = new Set([
  'components',
  'groups',
  'businessServices',
  'sites',
  'dependencies',
])

/** The name and sort of what is selected, and what can be done with it. */
export function InspectorHead({ keys }: { readonly keys: readonly SelectionKey[] }) {
  const plan = usePlan()
  const [first] = keys
  if (first === undefined) return null
  const entities = keys.filter((key) => isEntityKey(key))
  const [only] = entities
  const kind = first.startsWith('components/')
    ? plan.components?.[first.slice('components/'.length)]?.kind
    : undefined
  return (
    <header className="inspector-head">
      <span className="inspector-glyph">
        <SelectionGlyph selection={first} kind={kind} size={18} />
      </span>
      <div className="inspector-name">
        <h2 className="ellipsis">
          {only === undefined
            ? partTexts[first as keyof typeof partTexts]
            : titleOf(entities, () => nameOf(plan, only))}
        </h2>
        {only !== undefined && <p className="ellipsis">{noteOf(entities, only)}</p>}
      </div>
      {only !== undefined && entities.length === 1 && drawn.has(fromKey(only).collection) && (
        <IconButton
          label={inspectorTexts.show}
          onPress={() => askCanvas({ do: 'reveal', key: only })}
        >
          <Crosshair size={15} />
        </IconButton>
      )}
      {entities.length > 0 && (
        <IconButton label={inspectorTexts.delete} keys="Delete" onPress={() => remove(entities)}>
          <Trash2 size={15} />
        </IconButton>
      )}
    </header>
  )
}

function titleOf(entities: readonly EntityKey[], name: () => string): string {
  const [first] = entities
  if (entities.length === 1 || first === undefined) return name()
  return inspectorTexts.many(entities.length, collectionTexts[fromKey(first).collection].many)
}

function noteOf(entities: readonly EntityKey[], only: EntityKey): string {
  if (entities.length > 1) return inspectorTexts.manyText
  const { collection, id } = fromKey(only)
  return `${collectionTexts[collection].one} · ${id}`
}

function remove(entities: readonly EntityKey[]): void {
  applyEdit(removeEntities(entities), canvasTexts.edits.remove(entities.length))
  select([])
}
