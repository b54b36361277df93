import { create } from 'zustand'
import type { NewThing } from '../editing/newThings.ts'

/** What is being dragged out of the palette; a page cannot read it from the event before the drop. */
export const useDragged = create<{ readonly thing: NewThing | undefined }>()(() => ({
  thing: undefined,
}))
