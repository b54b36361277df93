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

/** What somebody else did to the file since it was read or written here. */
export type DiskChange =
  /** It says something else now. `isKept` once the person would rather go on with what is here. */
  | { readonly kind: 'changed'; readonly text: string; readonly isKept: boolean }
  | { readonly kind: 'gone'; readonly isKept: boolean }

export type DocumentState = {
  /** Tells the plan in front from the others; 0 while none is open. */
  readonly number: number
  /** How many plans were opened since the window was. */
  readonly openedCount: number
  readonly recoveryKey: string
  readonly file: DocumentFile | undefined
  readonly text: string
  readonly history: History
  /** The plan as it is on disk; `undefined` if it is nowhere. */
  readonly saved: Plan | undefined
  readonly diskChange: DiskChange | undefined
  open(start: DocumentStart): void
  /** Afterwards none is in front. */
  close(): void
  /** The only way to change a plan. Edits with the same merge key become one step. */
  apply(edit: Edit, label: string, mergeKey?: string): void
  undo(): void
  redo(): void
  /** Takes the plan as it is on disk, as a step that can be undone. */
  takeFromDisk(onDisk: { plan: Plan; text: string }, label: string): void
}

export const emptyPlan: Plan = { blackstart: planFormat }

export const useDocument = create<DocumentState>()((set) => ({
  number: 0,
  openedCount: 0,
  recoveryKey: '',
  file: undefined,
  text: '',
  history: startHistory(emptyPlan),
  saved: emptyPlan,
  diskChange: undefined,
  open: ({ plan, text, file, isUnsaved, recoveryKey }) =>
    set((state) => ({
      number: state.openedCount + 1,
      openedCount: state.openedCount + 1,
      recoveryKey,
      file,
      text,
      history: startHistory(plan),
      saved: isUnsaved === true ? undefined : plan,
      diskChange: undefined,
    })),
  close: () =>
    set({
      number: 0,
      recoveryKey: '',
      file: undefined,
      text: '',
      history: startHistory(emptyPlan),
      saved: emptyPlan,
      diskChange: undefined,
    }),
  apply: (edit, label, mergeKey) =>
    set((state) => ({ history: applyToHistory(state.history, edit, { label, mergeKey }) })),
  undo: () => set((state) => ({ history: undoIn(state.history) })),
  redo: () => set((state) => ({ history: redoIn(state.history) })),
  takeFromDisk: ({ plan, text }, label) =>
    set((state) => ({
      history: applyToHistory(state.history, () => plan, { label }),
      saved: plan,
      text,
      diskChange: undefined,
    })),
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
