import { useRef } from 'react'
import { Popover } from 'react-aria-components'
import { changeView, type SelectionKey, useView } from '../stores/viewStore.ts'
import { commandTexts } from '../texts/app.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { MenuList, type MenuEntry } from '../ui/Menu.tsx'
import type { CommandId } from './command.ts'
import { findCommand, isCommandEnabled, keysOf, runCommand } from './commands.ts'

/** The menu of what is selected on the map, where the pointer asked for it. */
export function ThingMenu() {
  const at = useView((view) => view.menuAt)
  const selection = useView((view) => view.selection)
  const anchor = useRef<HTMLSpanElement>(null)
  if (at === undefined) return null
  const close = () => {
    changeView({ menuAt: undefined })
    document.querySelector<HTMLElement>('[data-canvas]')?.focus()
  }
  return (
    <>
      <span ref={anchor} className="connect-anchor" style={{ left: at.x, top: at.y }} />
      <Popover
        key={`${at.x} ${at.y}`}
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) close()
        }}
        placement="bottom start"
        className="popover menu-popover"
        aria-label={canvasTexts.menu}
      >
        <MenuList label={canvasTexts.menu} entries={entriesFor(selection, close)} />
      </Popover>
    </>
  )
}

const alignments: readonly CommandId[] = [
  'align-left',
  'align-centre',
  'align-right',
  'align-top',
  'align-middle',
  'align-bottom',
  'spread-across',
  'spread-down',
]

/** What is offered for a selection: only what can be done with it. */
function entriesFor(selection: readonly SelectionKey[], close: () => void): readonly MenuEntry[] {
  const entry = (id: CommandId): MenuEntry[] => {
    const command = findCommand(id)
    if (command === undefined || !isCommandEnabled(command)) return []
    const run = () => {
      close()
      runCommand(id)
    }
    const isDanger = id === 'delete'
    return [{ id, text: commandTexts[id], keys: keysOf(id), isDanger, run }]
  }
  const entries = (...ids: readonly CommandId[]) => ids.flatMap(entry)
  const inner = (id: string, text: string, list: readonly MenuEntry[]): MenuEntry[] =>
    list.length === 0 ? [] : [{ id, text, entries: list }]
  if (selection.length === 0) {
    return [
      ...entries('add', 'paste', 'select-all'),
      { separator: 'map' },
      ...entries('arrange', 'fit', 'legend'),
      ...inner('sites', canvasTexts.menuSites, entries('fold-all', 'unfold-all')),
    ]
  }
  const isLine = selection.every((key) => key.startsWith('dependencies/'))
  if (isLine) return [...entries('reverse'), { separator: 'end' }, ...entries('delete')]
  return [
    ...entries('rename', 'connect', 'add-needed', 'add-needing', 'reverse', 'fold'),
    ...entries('add-site-around', 'fate'),
    ...inner('align', canvasTexts.menuAlign, entries(...alignments)),
    ...entries('select-alike', 'arrange', 'fit-selection'),
    { separator: 'clipboard' },
    ...entries('cut', 'copy', 'paste', 'duplicate'),
    { separator: 'end' },
    ...entries('delete'),
  ]
}
