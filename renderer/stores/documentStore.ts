import { create } from 'zustand'
import { type Plan, planFormat } from '../../simulation/index.ts'
import type { FileToken } from '../bridge.ts'
import {
  applyToHistory,
  type Edit,
  type History,
  redoIn,
  startHistory,
  undoIn,
} from '../editing/history.ts'

/** The file that saving writes to; absent for a plan that was never saved. */
export type DocumentFile = { readonly token: FileToken; readonly name: string }

export type DocumentStart = {
  readonly plan: Plan
  /** The text it was read from, so that comments survive; empty for a new plan. */
  readonly text: string
  readonly file?: DocumentFile | undefined
  /** True for recovered work: it differs from what is on disk. */
  readonly isUnsaved?: boolean
  /** Under which its unsaved work is kept for the case of a crash. */
  readonly recoveryKey: string
}

export type DocumentState = {
  /** Counts opened documents; 0 while none is open. */
  readonly number: number
  readonly recoveryKey: string
  readonly file: DocumentFile | undefined
  readonly text: string
  readonly history: History
  /** The plan as it is on disk; `undefined` if it is nowhere. */
  readonly saved: Plan | undefined
  open(start: DocumentStart): void
  /** The only way to change a plan. Edits with the same merge key become one step. */
  apply(edit: Edit, label: string, mergeKey?: string): void
  undo(): void
  redo(): void
  /** Notes what is on disk now. */
  markSaved(saved: { plan: Plan; text: string; file: DocumentFile }): void
}

export const emptyPlan: Plan = { blackstart: planFormat }

export const useDocument = create<DocumentState>()((set) => ({
  number: 0,
  recoveryKey: '',
  file: undefined,
  text: '',
  history: startHistory(emptyPlan),
  saved: emptyPlan,
  open: ({ plan, text, file, isUnsaved, recoveryKey }) =>
    set((state) => ({
      number: state.number + 1,
      recoveryKey,
      file,
      text,
      history: startHistory(plan),
      saved: isUnsaved === true ? undefined : plan,
    })),
  apply: (edit, label, mergeKey) =>
    set((state) => ({ history: applyToHistory(state.history, edit, { label, mergeKey }) })),
  undo: () => set((state) => ({ history: undoIn(state.history) })),
  redo: () => set((state) => ({ history: redoIn(state.history) })),
  markSaved: ({ plan, text, file }) => set({ saved: plan, text, file }),
}))

export function usePlan(): Plan {
  return useDocument((state) => state.history.present)
}

/** The plan now, for event handlers. */
export function planNow(): Plan {
  return useDocument.getState().history.present
}

export function applyEdit(edit: Edit, label: string, mergeKey?: string): void {
  useDocument.getState().apply(edit, label, mergeKey)
}

export function isUnsaved(state: Pick<DocumentState, 'history' | 'saved'>): boolean {
  return state.history.present !== state.saved
}

export function useIsUnsaved(): boolean {
  return useDocument(isUnsaved)
}
