import { ChevronDown, Redo2, Search, Undo2 } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { documentName } from '../files/documentName.ts'
import { Mark } from '../signs/Mark.tsx'
import { useDocument, useIsUnsaved } from '../stores/documentStore.ts'
import { changeMode, type Mode, useView } from '../stores/viewStore.ts'
import { appTexts, commandTexts } from '../texts/app.ts'
import { IconButton } from '../ui/Button.tsx'
import { Keys } from '../ui/Keys.tsx'
import { Segments } from '../ui/Segments.tsx'
import { keysOf, runCommand } from './commands.ts'
import { MainMenu } from './MainMenu.tsx'

const modes: readonly Mode[] = ['draw', 'simulate', 'report']

/** The top of the window: the document, the mode, undo and search. */
export function Header() {
  const mode = useView((view) => view.mode)
  return (
    <header className="header" data-region>
      <div className="header-left">
        <MainMenu
          trigger={
            <AriaButton className="main-menu" aria-label={appTexts.mainMenu}>
              <Mark size={22} />
              <ChevronDown size={12} />
            </AriaButton>
          }
        />
        <DocumentTitle />
      </div>
      <Segments
        label={appTexts.modesLabel}
        options={modes.map((id) => ({ id, text: appTexts.modes[id] }))}
        value={mode}
        onChange={changeMode}
      />
      <div className="header-right">
        {mode === 'draw' && <UndoRedo />}
        <AriaButton className="search-button" onPress={() => runCommand('command-palette')}>
          <Search size={14} aria-hidden="true" />
          <span>{commandTexts['command-palette']}</span>
          <Keys keys={keysOf('command-palette') ?? ''} />
        </AriaButton>
      </div>
    </header>
  )
}

function DocumentTitle() {
  const state = useDocument()
  const isUnsaved = useIsUnsaved()
  const name = documentName(state)
  return (
    <h1 className="document-title">
      <span className="ellipsis" title={state.file?.name ?? name}>
        {name}
      </span>
      {isUnsaved && (
        <span className="unsaved" title={appTexts.unsaved}>
          <span className="visually-hidden">{appTexts.unsaved}</span>
        </span>
      )}
    </h1>
  )
}

function UndoRedo() {
  const last = useDocument((state) => state.history.past.at(-1)?.label)
  const next = useDocument((state) => state.history.future[0]?.label)
  return (
    <>
      <IconButton
        label={last === undefined ? appTexts.undoNothing : appTexts.undo(last)}
        keys={keysOf('undo')}
        isDisabled={last === undefined}
        onPress={() => runCommand('undo')}
      >
        <Undo2 size={16} />
      </IconButton>
      <IconButton
        label={next === undefined ? appTexts.redoNothing : appTexts.redo(next)}
        keys={keysOf('redo')}
        isDisabled={next === undefined}
        onPress={() => runCommand('redo')}
      >
        <Redo2 size={16} />
      </IconButton>
    </>
  )
}
