/**
 * Decision points of the story: when they are asked, how they are answered, and what happens if
 * nobody answers.
 */
import type { Decision } from '../../../decisions/decision.ts'
import { at } from '../../at.ts'
import { levelOf } from '../../looking.ts'
import { phase } from '../../queue/queue.ts'
import { record, schedule } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { choose, onAdHoc, refuse } from './actions.ts'

/** Schedules what people decide, and the points that are asked at a set time. */
export function scheduleDecisions(world: World): void {
  world.choices.decisions.forEach(({ atMs }, subject) => {
    schedule(world, 'decide', atMs, { subject, phase: phase.decision })
  })
  world.model.decisionPoints.forEach(({ atMs }, subject) => {
    if (atMs < 0) return
    at(world.choices.points, subject).isDue = true
    schedule(world, 'ask', atMs, { subject, version: 0, phase: phase.decision })
  })
}

/** Something has fallen: the points that wait for that will be asked. */
export function watchPoints(world: World, entity: number, event: number): void {
  for (const point of world.choices.pointsOn.get(entity) ?? []) {
    const { below, afterMs } = at(world.model.decisionPoints, point)
    const state = at(world.choices.points, point)
    if (state.isDue || levelOf(world, entity) >= below) continue
    state.isDue = true
    schedule(world, 'ask', afterMs, { subject: point, version: event, phase: phase.decision })
  }
}

/** A point is put to people. */
export function onAsk(world: World, subject: number, because: number): void {
  const { id, question, asks, byDefault, answerWithinMs } = at(world.model.decisionPoints, subject)
  const state = at(world.choices.points, subject)
  state.askedEvent = record(world, {
    kind: 'decision-asked',
    entity: id,
    because: [because],
    segment: world.log.atMs[because] === world.nowMs && because > 0 ? 'instant' : 'outside',
    text: question,
    ...(asks === '' ? {} : { other: [asks] }),
  })
  if (byDefault < 0 || answerWithinMs < 0) return
  schedule(world, 'answer-due', answerWithinMs, { subject, phase: phase.decision })
}

/** Nobody has answered in time. */
export function onAnswerDue(world: World, subject: number): void {
  const { byDefault } = at(world.model.decisionPoints, subject)
  if (at(world.choices.points, subject).isAnswered) return
  answer(world, subject, { option: byDefault, by: -1, isByDefault: true })
}

/** People decide something. */
export function onDecide(world: World, subject: number): void {
  const decision = at(world.choices.decisions, subject)
  if ('action' in decision) onAdHoc(world, decision)
  else onAnswer(world, decision)
}

function onAnswer(world: World, { point, option, by }: Extract<Decision, { point: string }>): void {
  const { decisionPoints, teams } = world.model
  const subject = decisionPoints.findIndex(({ id }) => id === point)
  const chosen = decisionPoints[subject]?.options.findIndex(({ id }) => id === `${point}/${option}`)
  const state = world.choices.points[subject]
  const entity = `${point}/${option}`
  if (state === undefined || chosen === undefined || chosen < 0) {
    refuse(world, entity, { kind: 'unknown', about: [], since: [] }, [0])
  } else if (state.askedEvent < 0) {
    refuse(world, entity, { kind: 'not-asked', about: [], since: [] }, [0])
  } else if (state.isAnswered) {
    refuse(world, entity, { kind: 'answered', about: [], since: [] }, [state.askedEvent])
  } else {
    const team = teams.findIndex(({ id }) => id === by)
    answer(world, subject, { option: chosen, by: team, isByDefault: false })
  }
}

type Answer = { readonly option: number; readonly by: number; readonly isByDefault: boolean }

function answer(world: World, subject: number, { option, by, isByDefault }: Answer): void {
  const { options } = at(world.model.decisionPoints, subject)
  const state = at(world.choices.points, subject)
  const because = [state.askedEvent]
  state.isAnswered = choose(world, { action: at(options, option), by, because, isByDefault })
}
