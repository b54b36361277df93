import type { DocumentState } from '../stores/documentStore.ts'
import type { View } from '../stores/viewStore.ts'
import type { commandTexts } from '../texts/app.ts'

export type CommandId = keyof typeof commandTexts

export type CommandGroup = 'file' | 'edit' | 'view' | 'canvas' | 'mode' | 'run' | 'help'

export type Command = {
  readonly id: CommandId
  readonly group: CommandGroup
  /** Such as `Ctrl+Shift+Z`; Ctrl is ⌘ on a Mac. */
  readonly keys?: string
  /** Where its keys count: anywhere, or only among the things of the plan. */
  readonly scope?: 'things'
  /** Its keys are left to the system, whose own event (copy, cut, paste) does the same. */
  readonly isNative?: true
  readonly isEnabled?: (view: View, document: DocumentState) => boolean
  readonly run: () => void
}

/** A plan is open. */
export const isOpen = (_view: View, document: DocumentState) => document.number > 0
/** The plan can be drawn on. */
export const isDrawing = (view: View, document: DocumentState) =>
  document.number > 0 && view.screen === 'plan' && view.mode === 'draw'
/** Something that can be drawn on is selected. */
export const hasSelection = (view: View, document: DocumentState) =>
  isDrawing(view, document) && view.selection.length > 0
/** The map is on the screen. */
export const showsCanvas = (view: View, document: DocumentState) =>
  document.number > 0 && view.screen === 'plan' && view.mode !== 'report'
