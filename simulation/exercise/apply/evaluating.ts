/**
 * What is seen, rated, promised and fed back.
 */
import { isGiven } from '../isGiven.ts'
import type { Exercise, Observation } from '../state.ts'
import { type Doing, placeOf, refuse, type Step } from './step.ts'

const unknownObservation = refuse('There is no such observation.', 'Choose one of the list.')

/** True for entries that are written: nothing is proved by what lies ahead. */
function areWritten(state: Exercise, entries: readonly number[] | undefined): boolean {
  return (entries ?? []).every((seq) => seq <= state.seq)
}

const notWritten = refuse(
  'There is no such entry in the journal.',
  'Choose entries that are there.',
)

export function observed(doing: Doing<'observed'>): Step {
  const { state, entry, did } = doing
  if (isGiven(state.observations, did.observation)) {
    return refuse('This was written down.', 'Write down something else.')
  }
  if (!areWritten(state, did.about)) return notWritten
  const observation: Observation = {
    ...placeOf(doing),
    id: did.observation,
    wallMs: entry.wallMs,
    source: entry.by.source,
    seat: did.isAnonymous === true ? '' : (entry.by.seat ?? ''),
    what: did,
  }
  return { ...state, observations: { ...state.observations, [did.observation]: observation } }
}

export function clustered({ state, did }: Doing<'clustered'>): Step {
  if (!did.observations.every((id) => isGiven(state.observations, id))) return unknownObservation
  return { ...state, clusters: { ...state.clusters, [did.cluster]: did } }
}

export function supported({ state, entry, did }: Doing<'supported'>): Step {
  const { seat } = entry.by
  if (seat === undefined) return refuse('Support needs a seat.', 'Count hands instead.')
  const isKnown = isGiven(state.observations, did.subject) || isGiven(state.clusters, did.subject)
  if (!isKnown) return unknownObservation
  const before = isGiven(state.support, did.subject) ? (state.support[did.subject] ?? []) : []
  if (before.includes(seat)) return state
  return { ...state, support: { ...state.support, [did.subject]: [...before, seat] } }
}

export function rated({ state, did }: Doing<'rated'>): Step {
  if (!isGiven(state.preparation.objectives, did.objective)) {
    return refuse(
      `There is no objective called “${did.objective}”.`,
      'Rate one of those there are.',
    )
  }
  if (!areWritten(state, did.evidence)) return notWritten
  const { rating, note = '', evidence = [] } = did
  return { ...state, ratings: { ...state.ratings, [did.objective]: { rating, note, evidence } } }
}

export function promised({ state, did }: Doing<'promised'>): Step {
  if (!isGiven(state.observations, did.for)) return unknownObservation
  return { ...state, actions: { ...state.actions, [did.action]: did } }
}

export function putOff({ state, did }: Doing<'put-off'>): Step {
  if (!isGiven(state.observations, did.observation)) return unknownObservation
  return { ...state, putOff: { ...state.putOff, [did.observation]: did.reason } }
}

export function fedBack({ state, did }: Doing<'fed-back'>): Step {
  return { ...state, feedback: [...state.feedback, did] }
}
