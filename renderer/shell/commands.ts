import { useDocument } from '../stores/documentStore.ts'
import { changeMode, changeTheme, changeView, select, useView } from '../stores/viewStore.ts'
import { type Command, type CommandId, isDrawing, isOpen, showsCanvas } from './command.ts'
import { canvasCommands, editCommands } from './drawCommands.ts'
import { fileCommands, openPlanCommands } from './fileCommands.ts'
import { goToNextRegion } from './regions.ts'
import { simulateCommands } from './simulateCommands.ts'

const viewCommands: readonly Command[] = [
  {
    id: 'add',
    group: 'view',
    keys: 'N',
    scope: 'things',
    isEnabled: isDrawing,
    run: () => changeView({ leftTab: 'add', focusRequest: { in: 'palette' } }),
  },
  {
    id: 'outline',
    group: 'view',
    keys: 'Ctrl+F',
    isEnabled: isDrawing,
    run: () => changeView({ leftTab: 'outline', focusRequest: { in: 'outline' } }),
  },
  bottomCommand('problems', 'Ctrl+Shift+M'),
  bottomCommand('table', 'Ctrl+Shift+T'),
  {
    id: 'legend',
    group: 'view',
    keys: 'L',
    scope: 'things',
    isEnabled: showsCanvas,
    run: () => changeView({ isLegendOpen: !useView.getState().isLegendOpen }),
  },
  { id: 'plan-properties', group: 'view', isEnabled: isDrawing, run: () => select(['plan']) },
  { id: 'response', group: 'view', isEnabled: isDrawing, run: () => select(['response']) },
  {
    id: 'accepted-gaps',
    group: 'view',
    isEnabled: isDrawing,
    run: () => select(['accepted-gaps']),
  },
  { id: 'next-region', group: 'view', keys: 'F6', run: goToNextRegion },
  { id: 'theme-light', group: 'view', run: () => changeTheme('light') },
  { id: 'theme-dark', group: 'view', run: () => changeTheme('dark') },
  { id: 'theme-system', group: 'view', run: () => changeTheme('system') },
]

/** Shows a panel below the map, or hides it if it is there already. */
function bottomCommand(id: 'problems' | 'table', keys: string): Command {
  const run = () => {
    const { isProblemsOpen, bottomTab, mode } = useView.getState()
    const isShown = isProblemsOpen && bottomTab === id && mode === 'draw'
    changeMode('draw')
    changeView({ isProblemsOpen: !isShown, bottomTab: id })
  }
  return { id, group: 'view', keys, isEnabled: isOpen, run }
}

/** A run is of the Simulate mode; without a scenario that can be run, going there says what is missing. */
async function runScenario(): Promise<void> {
  changeMode('simulate')
  const { startRun } = await import('../simulate/startRun.ts')
  startRun()
}

const otherCommands: readonly Command[] = [
  {
    id: 'mode-draw',
    group: 'mode',
    keys: 'Alt+1',
    isEnabled: isOpen,
    run: () => changeMode('draw'),
  },
  {
    id: 'mode-simulate',
    group: 'mode',
    keys: 'Alt+2',
    isEnabled: isOpen,
    run: () => changeMode('simulate'),
  },
  {
    id: 'mode-report',
    group: 'mode',
    keys: 'Alt+3',
    isEnabled: isOpen,
    run: () => changeMode('report'),
  },
  {
    id: 'run',
    group: 'mode',
    keys: 'Ctrl+Enter',
    isEnabled: isOpen,
    run: () => void runScenario(),
  },
  {
    id: 'command-palette',
    group: 'help',
    keys: 'Ctrl+K',
    run: () => changeView({ dialog: 'commands' }),
  },
  {
    id: 'keyboard-help',
    group: 'help',
    keys: '?',
    run: () => changeView({ dialog: 'shortcuts' }),
  },
  { id: 'about', group: 'help', run: () => changeView({ dialog: 'about' }) },
]

/** Everything that can be done by a key, a menu or the command palette: one table for all three. */
export const commands: readonly Command[] = [
  ...fileCommands,
  ...editCommands,
  ...canvasCommands,
  ...viewCommands,
  ...openPlanCommands,
  ...otherCommands,
  ...simulateCommands,
]

export function isCommandEnabled(command: Command): boolean {
  return command.isEnabled?.(useView.getState(), useDocument.getState()) ?? true
}

export function findCommand(id: string): Command | undefined {
  return commands.find((command) => command.id === id)
}

/** Does it, if it can be done now. */
export function runCommand(id: CommandId): void {
  const command = findCommand(id)
  if (command !== undefined && isCommandEnabled(command)) command.run()
}

export function keysOf(id: CommandId): string | undefined {
  return findCommand(id)?.keys
}
