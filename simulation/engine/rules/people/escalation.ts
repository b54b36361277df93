/**
 * Escalation: who is called one after the other, each over channels of his own, until somebody answers.
 *
 * Who calls learns from silence alone: a step over channels that are down, or to somebody who is
 * absent or does not answer, fails when its time is up. When the last step has failed somebody is
 * found by other means.
 */
import { otherMeansMs, usableLevel } from '../../../compile/defaults.ts'
import type { CompiledStep } from '../../../compile/model.ts'
import { at } from '../../at.ts'
import { drawIsTrue, drawTime } from '../../chance/drawing.ts'
import { idsOf, isUsable, stateEventsOf, teamAt } from '../../looking.ts'
import { record, schedule } from '../../recording.ts'
import type { World } from '../../state/world.ts'
import { expectShiftChange, isRowPresent, peopleOnCall, peopleOnDuty, teamStateOf } from './rota.ts'

/** Calls whoever a step names; the next one is called if nobody answers in time. */
export function callStep(world: World, team: number, position: number, because: number): void {
  const state = teamStateOf(world, team)
  const { id, escalation } = teamAt(world, team)
  const step = at(escalation, position)
  const open = step.through.find((channel) => isUsable(world, channel, usableLevel))
  const isDead = open === undefined && step.through.length > 0
  const segment = position === 0 ? 'instant' : 'page'
  const person = step.person === '' ? [] : [step.person]
  state.called = 1
  state.pagedEvent = record(world, {
    kind: isDead ? 'page-failed' : 'paged',
    entity: id,
    because: isDead ? [because, ...stateEventsOf(world, step.through)] : [because],
    segment,
    other: [...idsOf(world, isDead ? step.through : open === undefined ? [] : [open]), ...person],
  })
  if (!isDead) expectAnswer(world, team, step)
  const about = { subject: team, detail: position + 1, version: state.pagedEvent }
  schedule(world, 'escalate', step.withinMs, about)
}

function expectAnswer(world: World, team: number, { id, row, answers, acknowledge }: CompiledStep) {
  const isOnDuty = peopleOnDuty(world, team) > 0
  const isThere =
    row >= 0 ? isRowPresent(world, team, row) : isOnDuty || peopleOnCall(world, team) > 0
  if (!isThere) {
    expectShiftChange(world, team)
    return
  }
  if (!drawIsTrue(world, 'answers', id, answers)) return
  const takesMs = drawTime(world, 'acknowledge', id, acknowledge)
  schedule(world, 'acknowledge', takesMs, { subject: team, detail: isOnDuty ? 1 : 0 })
}

/** The time of a step is up: the next one is called, unless somebody has answered. */
export function onEscalate(world: World, team: number, position: number, paged: number): void {
  const state = teamStateOf(world, team)
  const isAnswered = state.called !== 1 || state.comingEvent >= 0
  if (isAnswered || state.pagedEvent !== paged) return
  if (position < teamAt(world, team).escalation.length) {
    callStep(world, team, position, paged)
    return
  }
  state.called = 2
  schedule(world, 'page-retry', otherMeansMs, { subject: team })
}
