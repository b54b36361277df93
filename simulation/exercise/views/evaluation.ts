/**
 * What the room is to judge and to mend: objectives with their ratings, gaps with what is promised.
 */
import { openGaps } from '../apply/conducting.ts'
import type { DeedOf, GapSeverityOfRoom, Rating } from '../schema/deeds.ts'
import type { Exercise } from '../state.ts'

export type GapRow = {
  readonly id: string
  readonly text: string
  readonly severity: GapSeverityOfRoom
  readonly actions: readonly DeedOf<'promised'>[]
  /** Why nothing is done now; empty if nobody said so. */
  readonly putOff: string
  /** True while it keeps the exercise from being closed. */
  readonly isOpen: boolean
}

export type ObjectiveRow = {
  readonly id: string
  readonly name: string
  readonly criteria: readonly string[]
  /** Empty while nobody has rated it. */
  readonly rating: Rating | ''
  readonly note: string
}

const weight: Readonly<Record<GapSeverityOfRoom, number>> = { high: 0, medium: 1, low: 2 }

/** All gaps that were written down, those that weigh most first; one of no said weight is low. */
export function gapRows(state: Exercise): readonly GapRow[] {
  const open = new Set(openGaps(state))
  const actions = Object.values(state.actions)
  return Object.values(state.observations)
    .filter(({ what }) => what.tag === 'gap')
    .map(({ id, what }) => ({
      id,
      text: what.text,
      severity: what.severity ?? 'low',
      actions: actions.filter((action) => action.for === id),
      putOff: state.putOff[id] ?? '',
      isOpen: open.has(id),
    }))
    .sort((a, b) => weight[a.severity] - weight[b.severity])
}

/** All objectives as they were prepared, each with the rating it has now. */
export function objectiveRows({ preparation, ratings }: Exercise): readonly ObjectiveRow[] {
  return Object.entries(preparation.objectives ?? {}).map(([id, { name, criteria = [] }]) => ({
    id,
    name,
    criteria,
    rating: ratings[id]?.rating ?? '',
    note: ratings[id]?.note ?? '',
  }))
}
