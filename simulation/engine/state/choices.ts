/**
 * What a run knows of decisions: those that people take, what is done because of them, and which
 * points of the story have been asked and answered.
 */
import type { CompiledAction, Model } from '../../compile/model.ts'
import { type Decision, inOrder } from '../../decisions/decision.ts'
import type { Job } from './staff.ts'

/** An action that was decided on. */
export type ActionRun = {
  readonly index: number
  readonly action: CompiledAction
  readonly takenEvent: number
  /** Event by which those in charge agreed; -1 where nobody had to. */
  approvedEvent: number
  /** Work on it; `null` until it has begun. */
  job: Job | null
}

export type PointState = {
  /** True once what it waits for has happened. */
  isDue: boolean
  /** -1 until it is asked. */
  askedEvent: number
  isAnswered: boolean
}

export type Choices = {
  readonly decisions: readonly Decision[]
  readonly runs: ActionRun[]
  /** Numbers of the runs that may be carried out now, and of those that wait for an answer. */
  readonly toLookAt: number[]
  readonly awaiting: number[]
  readonly points: readonly PointState[]
  /** Numbers of the points that watch an entity, by entity. */
  readonly pointsOn: ReadonlyMap<number, readonly number[]>
}

/** The decisions of a run as it begins. */
export function newChoices(model: Model, decisions: readonly Decision[]): Choices {
  const pointsOn = new Map<number, number[]>()
  model.decisionPoints.forEach(({ watched }, point) => {
    for (const entity of watched) {
      const known = pointsOn.get(entity)
      if (known === undefined) pointsOn.set(entity, [point])
      else known.push(point)
    }
  })
  return {
    decisions: inOrder(decisions),
    runs: [],
    toLookAt: [],
    awaiting: [],
    points: model.decisionPoints.map(() => ({ isDue: false, askedEvent: -1, isAnswered: false })),
    pointsOn,
  }
}
