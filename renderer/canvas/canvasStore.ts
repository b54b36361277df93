import { create } from 'zustand'
import type { Point } from '../../layout/sizes.ts'
import { type EntityKey, fromKey, isEntityKey } from '../editing/collections.ts'
import { useView } from '../stores/viewStore.ts'
import type { Detail } from './detail.ts'

/** What is looked at and handled on the canvas; nothing of it outlives the hand that does it. */
/** Things that a hand carries. */
export type Carried = { readonly keys: ReadonlySet<EntityKey>; readonly by: Point }

type CanvasState = {
  readonly renaming: EntityKey | undefined
  /** The site that would take what is being dragged. */
  readonly dropSite: EntityKey | undefined
  /** Ids of what is selected or pointed at; the lines that end there are brought out. */
  readonly near: ReadonlySet<string>
  /** What the pointer is over on the map. */
  readonly pointed: EntityKey | undefined
  /** Things that are being dragged, and how far: drawn so before the plan knows. */
  readonly carried: Carried | undefined
  /** Ids of what shares the fate that is asked for; the rest stands back. */
  readonly together: ReadonlySet<string> | undefined
  /** Everything is drawn, because too much is seen for cards. */
  readonly isOverview: boolean
  /** The map is being panned or zoomed. */
  readonly isMoving: boolean
  /** How much of each thing can be read at this zoom. */
  readonly detail: Detail
}

export const useCanvas = create<CanvasState>()(() => ({
  renaming: undefined,
  dropSite: undefined,
  near: new Set(),
  pointed: undefined,
  carried: undefined,
  together: undefined,
  isOverview: false,
  isMoving: false,
  detail: 'full',
}))

/** Follows what is selected and pointed at. Call it to stop. */
export function followNear(): () => void {
  const update = () => {
    const { selection, hovered } = useView.getState()
    const keys = hovered === undefined ? selection : [...selection, hovered]
    const near = new Set(keys.flatMap((key) => (isEntityKey(key) ? [fromKey(key).id] : [])))
    useCanvas.setState({ near })
  }
  update()
  return useView.subscribe((view, before) => {
    if (view.selection !== before.selection || view.hovered !== before.hovered) update()
  })
}
