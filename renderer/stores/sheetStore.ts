import { create } from 'zustand'

export type LeftSheet = 'scenario' | 'decisions' | 'events'
export type RightSheet = 'results' | 'gaps' | 'why'
export type BottomSheet = 'timeline' | 'recovery' | 'compare' | 'many' | 'flows' | 'fleets'

/** Which sheet each panel of the Simulate mode shows. */
export type Sheets = {
  readonly left: LeftSheet
  readonly right: RightSheet
  readonly bottom: BottomSheet
}

export const useSheets = create<Sheets>()(() => ({
  left: 'scenario',
  right: 'results',
  bottom: 'timeline',
}))

export function showSheet(change: Partial<Sheets>): void {
  useSheets.setState(change)
}
