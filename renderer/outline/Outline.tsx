import { ChevronRight } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  Button,
  Collection,
  type Key,
  Tree,
  TreeItem,
  TreeItemContent,
} from 'react-aria-components'
import { isEntityKey } from '../editing/collections.ts'
import { SelectionGlyph } from '../signs/KindGlyph.tsx'
import { usePlan } from '../stores/documentStore.ts'
import { usePlanProblems } from '../stores/problemsOf.ts'
import { askCanvas, changeView, type SelectionKey, select, useView } from '../stores/viewStore.ts'
import { appTexts } from '../texts/app.ts'
import { outlineTexts } from '../texts/panels.ts'
import { SearchField } from '../ui/SearchField.tsx'
import { branchIds, type OutlineItem, toOutline } from './outlineItems.ts'

/** Everything in the plan as a tree: the way to reach it without the map. */
export function Outline() {
  const plan = usePlan()
  const selection = useView((view) => view.selection)
  const [words, setWords] = useState('')
  const items = useMemo(() => toOutline(plan, words), [plan, words])
  const [folded, setFolded] = useState<ReadonlySet<Key>>(new Set(['heading/dependencies']))
  const inside = useFocusWhenAsked()
  const branches = useMemo(() => branchIds(items), [items])
  const expanded = useMemo(
    () => new Set<Key>(words === '' ? branches.filter((id) => !folded.has(id)) : branches),
    [branches, folded, words],
  )
  return (
    <div className="outline" ref={inside} data-things>
      <div className="parts-search">
        <SearchField
          label={outlineTexts.search}
          value={words}
          onChange={setWords}
          clearLabel={appTexts.clearSearch}
        />
      </div>
      <Tree
        className="tree"
        aria-label={outlineTexts.label}
        items={items}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selection}
        expandedKeys={expanded}
        onExpandedChange={(keys) => setFolded(new Set(branches.filter((id) => !keys.has(id))))}
        onSelectionChange={(keys) => keys !== 'all' && follow([...keys])}
        renderEmptyState={() => (
          <p className="menu-empty">{words === '' ? outlineTexts.empty : outlineTexts.none}</p>
        )}
      >
        {(item) => <OutlineRow item={item} />}
      </Tree>
    </div>
  )
}

function OutlineRow({ item }: { readonly item: OutlineItem }) {
  const { byKey } = usePlanProblems()
  const found = item.key === undefined ? undefined : byKey.get(item.key)
  const hasError = found?.some((problem) => problem.severity === 'error') ?? false
  const { key } = item
  return (
    <TreeItem
      id={item.id}
      className={key === undefined ? 'tree-row tree-heading' : 'tree-row'}
      textValue={item.text}
      onHoverStart={() => {
        if (key !== undefined && isEntityKey(key)) changeView({ hovered: key })
      }}
      onHoverEnd={() => changeView({ hovered: undefined })}
    >
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <span className="tree-inside" style={{ paddingInlineStart: (level - 1) * 14 }}>
            {hasChildItems ? (
              <Button slot="chevron" className="tree-fold">
                <ChevronRight size={12} aria-hidden="true" />
              </Button>
            ) : (
              <span className="tree-fold" />
            )}
            {key !== undefined && (
              <span className="tree-glyph">
                <SelectionGlyph selection={key} kind={item.kind} size={14} />
              </span>
            )}
            <span className="ellipsis">{item.text}</span>
            {item.count !== undefined && <small className="number">{item.count}</small>}
            {found !== undefined && (
              <span className="tree-trouble" data-trouble={hasError ? 'error' : 'warning'}>
                {found.length}
              </span>
            )}
          </span>
        )}
      </TreeItemContent>
      <Collection items={item.children}>{(child) => <OutlineRow item={child} />}</Collection>
    </TreeItem>
  )
}

function follow(keys: readonly Key[]): void {
  const chosen = keys.map(String).filter((key): key is SelectionKey => !key.startsWith('heading/'))
  select(chosen)
  const last = chosen.at(-1)
  if (last !== undefined && isEntityKey(last)) askCanvas({ do: 'reveal', key: last })
}

function useFocusWhenAsked() {
  const inside = useRef<HTMLDivElement>(null)
  const request = useView((view) => view.focusRequest)
  useEffect(() => {
    if (request?.in !== 'outline') return
    inside.current?.querySelector('input')?.focus()
    changeView({ focusRequest: undefined })
  }, [request])
  return inside
}
