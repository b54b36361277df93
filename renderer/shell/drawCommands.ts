import { clipboardActions } from '../canvas/clipboardActions.ts'
import { selectionActions } from '../canvas/selectionActions.ts'
import type { Alignment, Spread } from '../editing/aligning.ts'
import { type DocumentState, useDocument } from '../stores/documentStore.ts'
import { askCanvas, type CanvasRequest, changeView, type View } from '../stores/viewStore.ts'
import { type Command, type CommandId, hasSelection, isDrawing, showsCanvas } from './command.ts'
import { copyBySystem, cutBySystem, pasteBySystem } from './systemClipboard.ts'

/** At least so many things are selected. */
function hasMany(count: number): NonNullable<Command['isEnabled']> {
  return (view: View, document: DocumentState) =>
    isDrawing(view, document) && view.selection.length >= count
}

const hasDependency: Command['isEnabled'] = (view, document) =>
  isDrawing(view, document) && view.selection.some((key) => key.startsWith('dependencies/'))

const hasSite: Command['isEnabled'] = (view, document) =>
  isDrawing(view, document) && view.selection.some((key) => key.startsWith('sites/'))

const hasSites: Command['isEnabled'] = (view, document) =>
  isDrawing(view, document) && Object.keys(document.history.present.sites ?? {}).length > 0

export const editCommands: readonly Command[] = [
  {
    id: 'undo',
    group: 'edit',
    keys: 'Ctrl+Z',
    isEnabled: (view, document) => isDrawing(view, document) && document.history.past.length > 0,
    run: () => useDocument.getState().undo(),
  },
  {
    id: 'redo',
    group: 'edit',
    keys: 'Ctrl+Shift+Z',
    isEnabled: (view, document) => isDrawing(view, document) && document.history.future.length > 0,
    run: () => useDocument.getState().redo(),
  },
  {
    id: 'cut',
    group: 'edit',
    keys: 'Ctrl+X',
    isNative: true,
    scope: 'things',
    isEnabled: hasSelection,
    run: cutBySystem,
  },
  {
    id: 'copy',
    group: 'edit',
    keys: 'Ctrl+C',
    isNative: true,
    scope: 'things',
    isEnabled: hasSelection,
    run: copyBySystem,
  },
  {
    id: 'paste',
    group: 'edit',
    keys: 'Ctrl+V',
    isNative: true,
    scope: 'things',
    isEnabled: isDrawing,
    run: () => void pasteBySystem(),
  },
  thing('duplicate', 'Ctrl+D', clipboardActions.duplicate),
  thing('delete', 'Delete', clipboardActions.remove),
  {
    id: 'select-all',
    group: 'edit',
    keys: 'Ctrl+A',
    scope: 'things',
    isEnabled: showsCanvas,
    run: clipboardActions.selectAll,
  },
  {
    id: 'select-alike',
    group: 'edit',
    keys: 'Ctrl+Shift+A',
    scope: 'things',
    isEnabled: hasSelection,
    run: selectionActions.selectAlike,
  },
  thing('rename', 'F2', clipboardActions.rename),
]

/** A command on what is selected; its keys count among the things of the plan. */
function thing(id: CommandId, keys: string, run: () => void): Command {
  return { id, group: 'edit', keys, scope: 'things', isEnabled: hasSelection, run }
}

export const canvasCommands: readonly Command[] = [
  {
    id: 'connect',
    group: 'canvas',
    keys: 'C',
    scope: 'things',
    isEnabled: isDrawing,
    run: () => changeView({ dialog: 'connect' }),
  },
  {
    id: 'reverse',
    group: 'canvas',
    keys: 'R',
    scope: 'things',
    isEnabled: hasDependency,
    run: selectionActions.reverse,
  },
  {
    id: 'add-site-around',
    group: 'canvas',
    keys: 'G',
    scope: 'things',
    isEnabled: hasSelection,
    run: clipboardActions.wrapInSite,
  },
  {
    id: 'fold',
    group: 'canvas',
    keys: 'F',
    scope: 'things',
    isEnabled: hasSite,
    run: selectionActions.fold,
  },
  { id: 'fold-all', group: 'canvas', isEnabled: hasSites, run: selectionActions.foldAll },
  { id: 'unfold-all', group: 'canvas', isEnabled: hasSites, run: selectionActions.unfoldAll },
  align('left', 'Alt+Shift+ArrowLeft'),
  align('centre', 'Alt+Shift+C'),
  align('right', 'Alt+Shift+ArrowRight'),
  align('top', 'Alt+Shift+ArrowUp'),
  align('middle', 'Alt+Shift+M'),
  align('bottom', 'Alt+Shift+ArrowDown'),
  spread('across', 'Alt+Shift+H'),
  spread('down', 'Alt+Shift+V'),
  {
    id: 'arrange',
    group: 'canvas',
    keys: 'Ctrl+Shift+L',
    isEnabled: isDrawing,
    run: () => askCanvas({ do: 'arrange' }),
  },
  {
    id: 'add-needed',
    group: 'canvas',
    keys: 'Insert',
    scope: 'things',
    isEnabled: hasSelection,
    run: () => selectionActions.grow('bottom'),
  },
  {
    id: 'add-needing',
    group: 'canvas',
    keys: 'Shift+Insert',
    scope: 'things',
    isEnabled: hasSelection,
    run: () => selectionActions.grow('top'),
  },
  {
    id: 'fate',
    group: 'canvas',
    keys: 'D',
    scope: 'things',
    isEnabled: isDrawing,
    run: selectionActions.fate,
  },
  look('fit', '1'),
  look('fit-selection', '2'),
  look('zoom-full', '0'),
  look('zoom-in', '+'),
  look('zoom-out', '-'),
]

function align(how: Alignment, keys: string): Command {
  const run = () => askCanvas({ do: 'align', how })
  return { id: `align-${how}`, group: 'canvas', keys, scope: 'things', isEnabled: hasMany(2), run }
}

function spread(how: Spread, keys: string): Command {
  const run = () => askCanvas({ do: 'spread', how })
  return { id: `spread-${how}`, group: 'canvas', keys, scope: 'things', isEnabled: hasMany(3), run }
}

type Look = 'fit' | 'fit-selection' | 'zoom-full' | 'zoom-in' | 'zoom-out'

/** A command that only changes what is seen of the map. */
function look(id: Look & CanvasRequest['do'], keys: string): Command {
  const run = () => askCanvas({ do: id })
  return { id, group: 'canvas', keys, scope: 'things', isEnabled: showsCanvas, run }
}
