import { create } from 'zustand'

/** Whether unsaved work is being copied for the case of a crash; else why not. */
export const useRecoveryState = create<{ readonly trouble: string | undefined }>()(() => ({
  trouble: undefined,
}))
