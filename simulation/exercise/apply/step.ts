/**
 * What an entry does to an exercise: the next state, or why it cannot be.
 */
import type { Deed, DeedKind, DeedOf } from '../schema/deeds.ts'
import type { Entry } from '../schema/journal.ts'
import type { Exercise, Placed } from '../state.ts'

/** An entry that must not be written, and what can be done instead. */
export type Refusal = { readonly refused: string; readonly hint: string }

export type Step = Exercise | Refusal

/** What a handler gets: where it stands, what was done, and by whom and when. */
export type Doing<K extends DeedKind> = {
  readonly state: Exercise
  readonly entry: Entry
  readonly did: DeedOf<K>
}

export type Handlers = { readonly [K in DeedKind]: (doing: Doing<K>) => Step }

export function refuse(refused: string, hint: string): Refusal {
  return { refused, hint }
}

export function isRefusal(step: Step): step is Refusal {
  return 'refused' in step
}

/** Where an entry stands in the story. */
export function placeOf({
  state,
  entry,
}: {
  readonly state: Exercise
  readonly entry: Entry
}): Placed {
  return { branch: state.branch, atMs: entry.atMs, seq: entry.seq }
}

/** The handler of a deed, called with it. */
export function handleWith(handlers: Handlers, state: Exercise, entry: Entry): Step {
  const { did } = entry
  // The table pairs each kind with its handler, which the compiler cannot follow through a union.
  const handler = handlers[did.kind] as (doing: {
    readonly state: Exercise
    readonly entry: Entry
    readonly did: Deed
  }) => Step
  return handler({ state, entry, did })
}
