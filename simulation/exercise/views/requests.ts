/**
 * Requests for information: somebody goes and looks, and says what there is to see then.
 *
 * The answer comes after the time that the owners of the thing need to answer a call, and only while a
 * channel to them works; then somebody looks, which takes a while.
 */
import { usableLevel } from '../../compile/defaults.ts'
import { meanMs } from '../../engine/chance/distributions.ts'
import type { Standing } from '../../views/contract.ts'
import { nameOf } from '../../views/names.ts'
import { nextUsableMs, type RoomRun } from '../ground.ts'
import { type Exercise, type InfoRequest, isOfStory } from '../state.ts'

/** Time that somebody needs to look at a thing once he was asked. An assumption. */
export const lookingMs = 5 * 60_000

const words: Readonly<Record<Standing, string>> = {
  well: 'works',
  degraded: 'works only in part',
  down: 'does not work',
  damaged: 'works, but its data are not right',
}

export type RequestAnswer = {
  /** Empty while there is none. */
  readonly text: string
  /** -1 while there is none. */
  readonly atMs: number
}

const none: RequestAnswer = { text: '', atMs: -1 }

type Asking = { readonly state: Exercise; readonly run: RoomRun; readonly atMs: number }

/** The answer to a request as far as it has come by now; the facilitator’s own one comes first. */
export function answerOf({ state, run, atMs }: Asking, request: InfoRequest): RequestAnswer {
  const { answer } = request
  if (answer !== null && isOfStory(state, answer) && answer.atMs <= atMs) {
    return { text: answer.text, atMs: answer.atMs }
  }
  const answeredMs = answerDueMs(run, request)
  if (answeredMs < 0 || answeredMs > atMs) return none
  const standing = run.truth.at(answeredMs).get(request.about)?.actual ?? 'well'
  return { text: `${nameOf(run.model, request.about)} ${words[standing]}.`, atMs: answeredMs }
}

/** When somebody can say how a thing is; -1 for what only the facilitator can answer, or never. */
function answerDueMs(run: RoomRun, { about, atMs }: InfoRequest): number {
  const { model } = run
  const entity = model.entities[model.indexById[about] ?? -1]
  if (entity === undefined) return -1
  const team = model.teams[entity.team] ?? model.teams[model.response.team]
  if (team === undefined) return atMs + lookingMs
  const channels = team.reachedThrough.map((index) => model.entities[index]?.id ?? '')
  const reachedMs = channels.length === 0 ? atMs : firstReachedMs(run, channels, atMs)
  return reachedMs < 0 ? -1 : Math.round(reachedMs + meanMs(team.acknowledge) + lookingMs)
}

function firstReachedMs(run: RoomRun, channels: readonly string[], atMs: number): number {
  const moments = channels
    .map((id) => nextUsableMs(run, { id, atMs, threshold: usableLevel }))
    .filter((moment) => moment >= 0)
  return moments.length === 0 ? -1 : Math.min(...moments)
}
