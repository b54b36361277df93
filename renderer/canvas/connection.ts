import type { Point } from '../../layout/sizes.ts'
import { type Coupling, type Phase, toId } from '../../simulation/index.ts'
import { type EntityKey, fromKey, takenIds } from '../editing/collections.ts'
import { addDependency } from '../editing/entities.ts'
import { joinGroup } from '../editing/places.ts'
import { applyEdit, planNow } from '../stores/documentStore.ts'
import { select } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'

/** A line that was drawn: from where, to what (or to nothing), and where it ended. */
export type Proposal = {
  readonly from: EntityKey
  readonly to: EntityKey | undefined
  /** What is new needs the other thing, and not the other way round. */
  readonly isAbove?: boolean
  /** On the screen. */
  readonly at: Point
  /** On the canvas. */
  readonly place: Point
}

/** What can need something; a group can have members. */
export function canConsume(key: EntityKey): boolean {
  const { collection } = fromKey(key)
  return collection === 'components' || collection === 'businessServices' || collection === 'groups'
}

/** What can be needed. */
export function canProvide(key: EntityKey): boolean {
  const { collection } = fromKey(key)
  return collection === 'components' || collection === 'groups'
}

/** The line from a group to something says that it is a member. */
export function joinByLine(from: EntityKey, to: EntityKey): void {
  applyEdit(joinGroup(fromKey(from).id, fromKey(to).id), canvasTexts.edits.join)
}

/** Adds a dependency between two things, as one step, and selects it. */
export function link(
  from: EntityKey,
  to: EntityKey,
  how: { readonly phase: Phase; readonly coupling: Coupling },
): void {
  const ends = { from: fromKey(from).id, to: fromKey(to).id }
  const id = newDependencyId(ends)
  applyEdit(addDependency(id, { ...ends, ...how }), canvasTexts.edits.connect)
  select([`dependencies/${id}`])
}

export function newDependencyId(ends: { readonly from: string; readonly to: string }): string {
  return toId(`${ends.from}-${ends.to}`, takenIds(planNow(), 'dependencies'))
}
