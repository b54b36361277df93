/**
 * The roster, who is in the room, and who sits at which device.
 */
import { isGiven } from '../isGiven.ts'
import type { Attendee } from '../state.ts'
import { type Doing, refuse, type Step } from './step.ts'

const unknownRole = (role: string): Step =>
  refuse(`Nobody plays “${role}” here.`, 'Choose one of the roles of this exercise.')

function hasRole({ state }: Pick<Doing<'moved'>, 'state'>, role: string | undefined): boolean {
  return role === undefined || state.preparation.roles?.[role] !== undefined
}

export function registered(doing: Doing<'registered'>): Step {
  const { state, did } = doing
  if (!hasRole(doing, did.role)) return unknownRole(did.role ?? '')
  const person: Attendee = {
    id: did.person,
    name: did.name,
    realRole: did.realRole ?? '',
    role: did.role ?? '',
    substitutes: did.substitutes ?? '',
    stays: state.people[did.person]?.stays ?? [],
  }
  return { ...state, people: { ...state.people, [did.person]: person } }
}

const unknownPerson = refuse('This person is not on the roster.', 'Put them on the roster first.')

export function came({ state, entry, did }: Doing<'came'>): Step {
  const person = state.people[did.person]
  if (person === undefined) return unknownPerson
  if (person.stays.at(-1)?.toMs === null)
    return refuse('They are here already.', 'Leave it as it is.')
  const stays = [...person.stays, { fromMs: entry.wallMs, toMs: null }]
  return { ...state, people: { ...state.people, [person.id]: { ...person, stays } } }
}

export function went({ state, entry, did }: Doing<'went'>): Step {
  const person = state.people[did.person]
  if (person === undefined) return unknownPerson
  const last = person.stays.at(-1)
  if (last?.toMs !== null) return refuse('They are not here.', 'Leave it as it is.')
  const stays = [...person.stays.slice(0, -1), { ...last, toMs: entry.wallMs }]
  return { ...state, people: { ...state.people, [person.id]: { ...person, stays } } }
}

/** Seats at most: far more than a room holds, and still a view of each in a moment. An assumption. */
const seatsMax = 1_000

export function seated(doing: Doing<'seated'>): Step {
  const { state, entry, did } = doing
  if (state.phase === 'closed')
    return refuse('The exercise is over.', 'Ask for the report instead.')
  if (!hasRole(doing, did.role)) return unknownRole(did.role ?? '')
  if (state.seats[did.seat] !== undefined) return refuse('This seat is taken.', 'Join once more.')
  if (Object.keys(state.seats).length >= seatsMax) {
    return refuse(`All ${seatsMax} seats are taken.`, 'Share a device with somebody.')
  }
  const seat = {
    id: did.seat,
    name: did.name,
    role: did.role ?? '',
    digest: did.digest,
    nonce: 0,
    heardMs: entry.wallMs,
  }
  return { ...state, seats: { ...state.seats, [did.seat]: seat } }
}

const unknownSeat = refuse('Nobody sits there.', 'Choose one of the seats that are taken.')

export function moved(doing: Doing<'moved'>): Step {
  const { state, did } = doing
  const seat = state.seats[did.seat]
  if (seat === undefined) return unknownSeat
  if (!hasRole(doing, did.role)) return unknownRole(did.role)
  return { ...state, seats: { ...state.seats, [seat.id]: { ...seat, role: did.role } } }
}

export function unseated({ state, did }: Doing<'unseated'>): Step {
  if (!isGiven(state.seats, did.seat)) return unknownSeat
  const { [did.seat]: _gone, ...seats } = state.seats
  return { ...state, seats }
}
