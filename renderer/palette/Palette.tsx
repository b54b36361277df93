import { useEffect, useRef, useState } from 'react'
import { newThingSize, toNewThing } from '../editing/newThings.ts'
import { CollectionGlyph, KindGlyph } from '../signs/KindGlyph.tsx'
import { applyEdit, planNow } from '../stores/documentStore.ts'
import { useDragged } from '../stores/dragStore.ts'
import { askCanvas, changeView, select, useView } from '../stores/viewStore.ts'
import { appTexts } from '../texts/app.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { paletteTexts } from '../texts/panels.ts'
import { newThingName, newThingWord } from '../texts/things.ts'
import { SearchField } from '../ui/SearchField.tsx'
import { findItems, type PaletteItem } from './items.ts'

/** All that can be added, by what it is for. */
export function Palette() {
  const [words, setWords] = useState('')
  const groups = findItems(words)
  const first = groups[0]?.items[0]
  const inside = useFocusWhenAsked()
  return (
    <div className="parts" ref={inside}>
      <div className="parts-search">
        <SearchField
          label={paletteTexts.search}
          value={words}
          onChange={setWords}
          clearLabel={appTexts.clearSearch}
          onSubmit={() => {
            if (first === undefined) return
            add(first)
            setWords('')
          }}
        />
      </div>
      <div className="parts-list">
        {groups.map(({ category, items }) => (
          <section key={category} aria-label={paletteTexts.categories[category]}>
            <h2>{paletteTexts.categories[category]}</h2>
            <ul>
              {items.map((item) => (
                <Part key={item.id} item={item} />
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className="menu-empty">{paletteTexts.none}</p>}
      </div>
      <p className="parts-hint">{paletteTexts.hint}</p>
    </div>
  )
}

function Part({ item }: { readonly item: PaletteItem }) {
  const { thing } = item
  const isDrawn = newThingSize(thing) !== undefined
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the button inside does the same by Enter
    <li
      draggable={isDrawn}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'copy'
        event.dataTransfer.setData('text/plain', item.name)
        useDragged.setState({ thing })
      }}
      onDragEnd={() => useDragged.setState({ thing: undefined })}
    >
      <button type="button" className="part" title={item.note} onClick={() => add(item)}>
        <span className="part-glyph" data-drawn={isDrawn || undefined}>
          {'kind' in thing ? (
            <KindGlyph kind={thing.kind} />
          ) : (
            <CollectionGlyph collection={thing.collection} />
          )}
        </span>
        <span className="part-words">
          <span className="ellipsis">{item.name}</span>
          <small className="ellipsis">{item.note}</small>
        </span>
      </button>
    </li>
  )
}

/** Adds one: what is drawn goes onto the map, the rest is opened in the inspector. */
function add({ thing }: PaletteItem): void {
  if (newThingSize(thing) !== undefined) {
    askCanvas({ do: 'add', thing })
    return
  }
  const name = newThingName(thing)
  const { edit, key } = toNewThing(planNow(), thing, { name })
  applyEdit(edit, canvasTexts.edits.add(newThingWord(thing)))
  select([key])
}

function useFocusWhenAsked() {
  const inside = useRef<HTMLDivElement>(null)
  const request = useView((view) => view.focusRequest)
  useEffect(() => {
    if (request?.in !== 'palette') return
    inside.current?.querySelector('input')?.focus()
    changeView({ focusRequest: undefined })
  }, [request])
  return inside
}
