import { create } from 'zustand'
import type { EntityNow } from '../../simulation/index.ts'

/**
 * What a run shows on the canvas at the moment of the playhead.
 *
 * Apart from the plan on purpose: cards and lines subscribe by id, so that a frame of playback
 * costs only what changed in it.
 */
export type SimView = {
  /** False while drawing: then nothing has a state. */
  readonly isOn: boolean
  /** State of components, groups and business services, by id. An unchanged state keeps its object. */
  readonly entities: ReadonlyMap<string, EntityNow>
  /** Ids to bring out: a critical path, a chain of causes, the witnesses of a finding. */
  readonly lit: ReadonlySet<string>
  /** Ids that the run changes at any time; the rest may be dimmed. */
  readonly affected: ReadonlySet<string>
}

const nothing: SimView = {
  isOn: false,
  entities: new Map(),
  lit: new Set(),
  affected: new Set(),
}

export const useSimView = create<SimView>()(() => nothing)

/** The state of one thing at the playhead, or `undefined` while nothing is simulated. */
export function useEntityNow(id: string): EntityNow | undefined {
  return useSimView((view) => view.entities.get(id))
}

/** Lets the canvas show a run. */
export function showRun(affected: ReadonlySet<string>): void {
  useSimView.setState({ isOn: true, affected })
}

/** Goes back to the bare plan. */
export function hideRun(): void {
  useSimView.setState(nothing)
}

/** Puts the states of a moment on the canvas; a frame in which nothing changed costs nothing. */
export function showStates(states: ReadonlyMap<string, EntityNow>): void {
  useSimView.setState((view) => (isSame(view.entities, states) ? view : { entities: states }))
}

/** Brings out these things and no others. */
export function light(ids: Iterable<string>): void {
  useSimView.setState({ lit: new Set(ids) })
}

function isSame(a: ReadonlyMap<string, EntityNow>, b: ReadonlyMap<string, EntityNow>): boolean {
  if (a.size !== b.size) return false
  for (const [id, now] of b) if (a.get(id) !== now) return false
  return true
}
