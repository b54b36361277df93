/**
 * Reports of users who are counted: the more of them cannot work, the sooner one reports.
 *
 * The reports expected so far are the integral of a rate that is constant between two events and
 * two ends of working hours; the first comes when a number drawn once is used up.
 */
import { at } from '../../at.ts'
import { drawUniform } from '../../chance/drawing.ts'
import { isWithin, untilChangeMs } from '../../time/hours.ts'
import { idOf } from '../../looking.ts'
import { ln } from '../../maths/maths.ts'
import { phase } from '../../queue/queue.ts'
import { schedule } from '../../recording.ts'
import type { CompiledUsers } from '../../../compile/model.ts'
import type { UsersState } from '../../state/beliefState.ts'
import type { World } from '../../state/world.ts'

const hourMs = 3_600_000

/** What is left of a number once it is used up, as far as rounding can tell. */
const slack = 1e-9

function usersOf(world: World, entity: number): CompiledUsers | null {
  return world.model.services[entity]?.users ?? null
}

/** True for a business service whose users are counted. */
export function areUsersCounted(world: World, entity: number): boolean {
  return usersOf(world, entity) !== null
}

/** Draws how many reports it takes until one is made; false if nobody counts these users. */
export function expectCountedUsers(world: World, entity: number, stateEvent: number): boolean {
  const users = usersOf(world, entity)
  if (users === null) return false
  const known = world.belief.users.get(entity)
  if (known !== undefined && known.left >= 0) return true
  const state: UsersState = {
    left: -ln(1 - drawUniform(world, 'users-report', idOf(world, entity))),
    sinceMs: world.nowMs,
    perMs: 0,
    version: (known?.version ?? 0) + 1,
    stateEvent,
  }
  world.belief.users.set(entity, state)
  expectNext(world, entity, users, state)
  return true
}

/** Works out the rate from now on, and when the report would come by it. */
// oxlint-disable-next-line max-params -- users are looked up once
function expectNext(world: World, entity: number, users: CompiledUsers, state: UsersState): void {
  const atMs = world.model.startMs + world.nowMs
  const perHour = isWithin(users, atMs) ? users.perHour : users.perHourOutside
  const isOutside = users.perHourOutside !== users.perHour
  state.perMs = (perHour * (1 - at(world.delivered, entity))) / hourMs
  state.sinceMs = world.nowMs
  const reportMs = state.perMs > 0 ? Math.ceil(state.left / state.perMs) : Infinity
  const changeMs = isOutside ? untilChangeMs(users, atMs) : Infinity
  const inMs = Math.min(reportMs, changeMs)
  if (inMs === Infinity) return
  const about = { subject: entity, version: state.version, phase: phase.belief }
  schedule(world, 'users-feel', inMs, about)
}

function spend(world: World, state: UsersState): void {
  state.left = Math.max(0, state.left - state.perMs * (world.nowMs - state.sinceMs))
  state.version++
}

/** The event that users report now; -1 if the moment has not come. */
export function reportDue(world: World, entity: number, version: number): number {
  const users = usersOf(world, entity)
  const state = world.belief.users.get(entity)
  if (users === null || state === undefined || state.version !== version) return -1
  if (state.left < 0) return -1
  spend(world, state)
  if (state.left > slack) {
    expectNext(world, entity, users, state)
    return -1
  }
  state.left = -1
  return state.stateEvent
}

/** The share of users who cannot work has changed; false once all of them can. */
export function usersFeel(world: World, entity: number): boolean {
  const users = usersOf(world, entity)
  const isFelt = at(world.delivered, entity) < 1
  const state = world.belief.users.get(entity)
  if (users === null || state === undefined || state.left < 0) return isFelt
  spend(world, state)
  if (isFelt) expectNext(world, entity, users, state)
  else state.left = -1
  return isFelt
}
