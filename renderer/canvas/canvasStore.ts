import { create } from 'zustand'
import type { EntityKey } from '../editing/collections.ts'

/** What happens on the canvas while a hand is on it; gone as soon as it is let go. */
type CanvasState = {
  readonly renaming: EntityKey | undefined
  /** The site that would take what is being dragged. */
  readonly dropSite: EntityKey | undefined
  readonly isConnecting: boolean
}

export const useCanvas = create<CanvasState>()(() => ({
  renaming: undefined,
  dropSite: undefined,
  isConnecting: false,
}))
