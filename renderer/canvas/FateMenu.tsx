import { Link2 } from 'lucide-react'
import { type EntityKey, nameOf, toKey } from '../editing/collections.ts'
import { fates, sharersOf } from '../editing/fate.ts'
import { usePlan } from '../stores/documentStore.ts'
import { changeView, useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { collectionTexts } from '../texts/things.ts'
import { IconButton } from '../ui/Button.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'

/** Chooses what makes things fail together, and lets the map show who they are. */
export function FateMenu() {
  const plan = usePlan()
  const fate = useView((view) => view.fate)
  const entry = (key: EntityKey): MenuEntry => ({
    id: key,
    text: nameOf(plan, key),
    note: canvasTexts.components(sharersOf(plan, key).size),
    isChosen: key === fate,
    run: () => changeView({ fate: key === fate ? undefined : key }),
  })
  const entries = fates.flatMap((collection): readonly MenuEntry[] => {
    const ids = Object.keys(plan[collection] ?? {})
    if (ids.length === 0) return []
    const inside = ids.map((id) => entry(toKey(collection, id)))
    return [{ heading: collectionTexts[collection].many, entries: inside }]
  })
  if (entries.length === 0) return null
  return (
    <Menu
      label={canvasTexts.fate.label}
      trigger={
        <IconButton label={canvasTexts.fate.label} keys="D" isPressed={fate !== undefined}>
          <Link2 size={15} />
        </IconButton>
      }
      entries={entries}
    />
  )
}
