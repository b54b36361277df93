import type { NativeRole } from '../bridge.ts'
import { appTexts } from '../texts/app.ts'
import type { CommandId } from './command.ts'

/** What stands in the menus, in which order: the one table for the window’s own menu and the native ones. */
export type MenuLine = CommandId | 'line' | { readonly role: NativeRole }

export type CommandMenu = { readonly text: string; readonly lines: readonly MenuLine[] }

const { menus } = appTexts

export const commandMenus: readonly CommandMenu[] = [
  {
    text: menus.file,
    lines: [
      'start',
      'line',
      'new-plan',
      'open-plan',
      'open-scenario',
      'line',
      'save',
      'save-as',
      'save-all',
      'revert',
      'line',
      'export-report',
      'export-pdf',
      'line',
      'close-plan',
    ],
  },
  {
    text: menus.edit,
    lines: [
      'undo',
      'redo',
      'line',
      // In a text field the system does these; among things of the plan their keys are the page’s own.
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      'line',
      'duplicate',
      'delete',
      'rename',
      'connect',
      'line',
      'plan-properties',
      'response',
      'accepted-gaps',
    ],
  },
  {
    text: menus.arrange,
    lines: [
      'arrange',
      'line',
      'align-left',
      'align-centre',
      'align-right',
      'align-top',
      'align-middle',
      'align-bottom',
      'spread-across',
      'spread-down',
      'line',
      'add-site-around',
      'fold',
      'fold-all',
      'unfold-all',
      'line',
      'reverse',
    ],
  },
  {
    text: menus.view,
    lines: [
      'mode-draw',
      'mode-simulate',
      'mode-report',
      'line',
      'fit',
      'fit-selection',
      'outline',
      'problems',
      'legend',
      'line',
      'theme-system',
      'theme-light',
      'theme-dark',
      'line',
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
    ],
  },
  {
    text: menus.run,
    lines: [
      'run',
      'cancel-run',
      'many-runs',
      'line',
      'play-pause',
      'event-after',
      'event-before',
      'go-first-impact',
      'go-peak',
      'go-breach',
      'go-recovered',
      'line',
      'keep-run',
      'swap-runs',
      'show-decisions',
      'line',
      'projector',
    ],
  },
  {
    text: menus.window,
    lines: ['next-plan', 'previous-plan', 'next-region', { role: 'minimize' }],
  },
  { text: menus.help, lines: ['command-palette', 'keyboard-help', 'about'] },
]

/** Keys that a menu may show: a letter alone would be taken from text fields on some systems. */
export function keysForMenu(keys: string | undefined): string | undefined {
  return keys !== undefined && /Ctrl\+|Alt\+|^F\d/.test(keys) ? keys : undefined
}
