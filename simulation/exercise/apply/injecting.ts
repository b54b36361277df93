/**
 * The list of injects: sending, holding, skipping and changing them, and improvising new ones.
 */
import type { PlannedInject } from '../schema/preparation.ts'
import { branchOf, type InjectStanding, isOfStory } from '../state.ts'
import { type Doing, placeOf, refuse, type Step } from './step.ts'

export function injected(doing: Doing<'injected'>): Step {
  const { state, entry, did } = doing
  if (state.phase !== 'running') return refuse('The exercise is not running.', 'Begin it first.')
  const wasSent = state.sent.some((one) => one.id === did.inject && isOfStory(state, one))
  if (wasSent) return refuse('This inject has been sent.', 'Improvise another one.')
  const sent = [...state.sent, { ...placeOf(doing), id: did.inject, content: did.content }]
  const branch = branchOf(state)
  const { strikes: strike } = did.content
  const strikes =
    strike === undefined
      ? branch.strikes
      : [...branch.strikes, { id: did.inject, atMs: entry.atMs, strike }]
  return { ...state, sent, branches: { ...state.branches, [branch.id]: { ...branch, strikes } } }
}

type Change = { readonly status?: InjectStanding['status']; readonly reason?: string }

function change(
  { state }: { readonly state: Doing<'held'>['state'] },
  id: string,
  to: Change,
): Step {
  const standing = Object.hasOwn(state.injects, id) ? state.injects[id] : undefined
  if (standing === undefined) {
    return refuse(`There is no inject called “${id}”.`, 'Choose one of the list.')
  }
  return { ...state, injects: { ...state.injects, [id]: { ...standing, ...to } } }
}

export function held(doing: Doing<'held'>): Step {
  return change(doing, doing.did.inject, { status: 'held' })
}

export function released(doing: Doing<'released'>): Step {
  return change(doing, doing.did.inject, { status: 'planned', reason: '' })
}

export function skipped(doing: Doing<'skipped'>): Step {
  return change(doing, doing.did.inject, { status: 'skipped', reason: doing.did.reason ?? '' })
}

/** Another text, another moment, other receivers; or an inject that nobody had planned. */
export function rewritten({ state, did }: Doing<'rewritten'>): Step {
  const before = Object.hasOwn(state.injects, did.inject) ? state.injects[did.inject] : undefined
  const content: PlannedInject = did.content
  const standing = { status: 'planned' as const, reason: '', ...before, content }
  return { ...state, injects: { ...state.injects, [did.inject]: standing } }
}
