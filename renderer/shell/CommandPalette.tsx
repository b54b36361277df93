import { useMemo, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { collections, nameOf, toKey } from '../editing/collections.ts'
import { SelectionGlyph } from '../signs/KindGlyph.tsx'
import { usePlan } from '../stores/documentStore.ts'
import { changeMode, changeView, reveal, useView } from '../stores/viewStore.ts'
import { appTexts, commandTexts } from '../texts/app.ts'
import { collectionTexts } from '../texts/things.ts'
import { Keys } from '../ui/Keys.tsx'
import { commands, isCommandEnabled } from './commands.ts'

const shownMax = 40

/** Everything that can be done and everything in the plan, found by typing. */
export function CommandPalette() {
  const [words, setWords] = useState('')
  const { contains } = useFilter({ sensitivity: 'base' })
  const close = () => changeView({ dialog: undefined })
  return (
    <ModalOverlay className="scrim scrim-top" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog palette">
        <Dialog className="dialog-inside" aria-label={appTexts.commandsTitle}>
          <Autocomplete inputValue={words} onInputChange={setWords} filter={contains}>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette is opened to type into */}
            <SearchField aria-label={appTexts.commandsSearch} className="palette-search" autoFocus>
              <Input
                placeholder={appTexts.commandsSearch}
                onKeyDownCapture={(event) => {
                  // One Escape leaves, whether or not something was typed.
                  if (event.key === 'Escape') close()
                }}
              />
            </SearchField>
            <PaletteList words={words} onDone={close} />
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteList({ words, onDone }: { readonly words: string; readonly onDone: () => void }) {
  const things = useThings(words)
  // What can be done is asked once: nothing changes while the palette is open.
  const enabled = useMemo(() => commands.filter(isCommandEnabled), [])
  return (
    // It has a stop of its own: a list that is walked from the field could not be scrolled by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- as said above; it is no set of fields
    <div className="palette-list" tabIndex={0} role="group" aria-label={appTexts.commandsTitle}>
      <Menu
        className="menu"
        aria-label={appTexts.commandsTitle}
        renderEmptyState={() => <p className="menu-empty">{appTexts.commandsEmpty}</p>}
      >
        <MenuSection>
          <Header className="menu-heading">{appTexts.commandsGroup}</Header>
          {enabled.map((command) => (
            <MenuItem
              key={command.id}
              id={command.id}
              className="menu-item"
              textValue={commandTexts[command.id]}
              onAction={() => {
                onDone()
                command.run()
              }}
            >
              <span className="menu-text">{commandTexts[command.id]}</span>
              {command.keys !== undefined && <Keys keys={command.keys} />}
            </MenuItem>
          ))}
        </MenuSection>
        {things.length > 0 && (
          <MenuSection>
            <Header className="menu-heading">{appTexts.thingsGroup}</Header>
            {things.map(({ key, name, kind, sort }) => (
              <MenuItem
                key={key}
                id={key}
                className="menu-item"
                textValue={`${name} ${key}`}
                onAction={() => {
                  onDone()
                  if (useView.getState().mode === 'report') changeMode('draw')
                  reveal(key)
                }}
              >
                <span className="menu-icon">
                  <SelectionGlyph selection={key} kind={kind} size={14} />
                </span>
                <span className="menu-text">{name}</span>
                <small className="palette-sort">{sort}</small>
              </MenuItem>
            ))}
          </MenuSection>
        )}
      </Menu>
    </div>
  )
}

/** Things whose name or id contains the words; none before something is typed. */
function useThings(words: string) {
  const plan = usePlan()
  return useMemo(() => {
    const wanted = words.trim().toLowerCase()
    if (wanted === '') return []
    return collections
      .filter((collection) => collection !== 'dependencies')
      .flatMap((collection) =>
        Object.keys(plan[collection] ?? {}).map((id) => {
          const key = toKey(collection, id)
          const kind = collection === 'components' ? plan.components?.[id]?.kind : undefined
          return { key, name: nameOf(plan, key), kind, sort: collectionTexts[collection].one }
        }),
      )
      .filter(({ key, name }) => `${name} ${key}`.toLowerCase().includes(wanted))
      .slice(0, shownMax)
  }, [plan, words])
}
