import type { DocumentState } from '../stores/documentStore.ts'
import { useExercise } from '../stores/exerciseStore.ts'
import type { View } from '../stores/viewStore.ts'
import type { RunCommandId } from '../simulate/runCommands.ts'
import type { Command } from './command.ts'

const isSimulating = (view: View, document: DocumentState): boolean =>
  document.number > 0 && view.screen === 'plan' && view.mode === 'simulate'

const hasRun = (view: View, document: DocumentState): boolean =>
  isSimulating(view, document) && useExercise.getState().finished !== null

/** The Simulate mode is fetched when somebody first goes there, and its commands with it. */
function run(id: RunCommandId): () => void {
  return () => {
    void import('../simulate/runCommands.ts').then(({ runCommands }) => runCommands[id]())
  }
}

const keys: Readonly<Partial<Record<RunCommandId, string>>> = {
  'play-pause': 'Alt+P',
  'event-after': 'Alt+E',
  'event-before': 'Alt+Shift+E',
  'go-peak': 'Alt+H',
  'go-breach': 'Alt+B',
  'keep-run': 'Alt+K',
  'swap-runs': 'Alt+X',
  'many-runs': 'Alt+M',
  'show-decisions': 'Alt+D',
}

function command(id: RunCommandId): Command {
  const own = keys[id]
  return {
    id,
    group: 'run',
    ...(own !== undefined && { keys: own }),
    isEnabled: id === 'show-decisions' || id === 'cancel-run' ? isSimulating : hasRun,
    run: run(id),
  }
}

/** What can be done with a run, in the order of the menu. */
export const simulateCommands: readonly Command[] = (
  [
    'cancel-run',
    'play-pause',
    'event-after',
    'event-before',
    'go-first-impact',
    'go-peak',
    'go-breach',
    'go-recovered',
    'loop-from',
    'loop-to',
    'loop-off',
    'keep-run',
    'swap-runs',
    'many-runs',
    'show-events',
    'show-decisions',
    'show-why',
    'show-timeline',
    'show-recovery',
    'show-flows',
  ] as const
).map(command)
