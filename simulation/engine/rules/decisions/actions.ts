/**
 * Decisions and what follows from them: what people choose is checked against the world, agreed to by
 * whoever is in charge, done by whoever can, and then has its effects.
 */
import { aboutOf } from '../../../compile/effects.ts'
import type { CompiledAction } from '../../../compile/model.ts'
import { anybodyOf } from '../../../compile/runbooks.ts'
import type { Decision } from '../../../decisions/decision.ts'
import { at } from '../../at.ts'
import type { ActionRun } from '../../state/choices.ts'
import { meanMs } from '../../chance/distributions.ts'
import { drawIsTrue, drawTime } from '../../chance/drawing.ts'
import { generalAction } from '../../actions/generalActions.ts'
import { latestFirst, teamIds } from '../../looking.ts'
import { record } from '../../recording.ts'
import type { Job, StaffRequest, Wanted } from '../../state/staff.ts'
import type { World } from '../../state/world.ts'
import { submit } from '../work/approvals.ts'
import { declareNow } from '../work/declaring.ts'
import { takeEffects } from '../work/effects.ts'
import { type Refusal, refusalsOf, toDeclare } from './refusals.ts'
import { askForPeople } from '../people/requests.ts'
import { personIdsOf } from '../people/rota.ts'
import { answeredEventOf, hasAnswered, page } from '../people/teams.ts'
import { endWork, isCurrent, startWork, unstaffedJob, type Why, whyNow } from '../work/work.ts'

/** An action by the name that people give it: the plan’s own, or a general one. */
export function actionNamed(world: World, name: string): CompiledAction | undefined {
  const own = world.model.actions.find(({ id }) => id === name || id === `action/${name}`)
  return own ?? generalAction(world, name)
}

/** What is decided, by whom, and because of what. */
export type Choice = {
  readonly action: CompiledAction
  /** Team that decides; -1 if nobody is named. */
  readonly by: number
  readonly because: readonly number[]
  /** True if nobody answered, so that the story goes on by its default. */
  readonly isByDefault: boolean
}

/** Something is done ad hoc. */
export function onAdHoc(world: World, decision: Extract<Decision, { action: string }>): void {
  const by = world.model.teams.findIndex(({ id }) => id === decision.by)
  const action = actionNamed(world, decision.action)
  if (action === undefined) {
    refuse(world, decision.action, { kind: 'unknown', about: [], since: [] }, [0])
    return
  }
  choose(world, { action, by, because: [reactsTo(world)], isByDefault: false })
}

/** What an ad-hoc decision answers to: the latest incident that people know of. */
function reactsTo(world: World): number {
  const known = world.incidents.flatMap(({ detectedEvent, declaredEvent }) => [
    detectedEvent,
    declaredEvent,
  ])
  return latestFirst(world, [0, ...known])[0] ?? 0
}

/** Takes a decision if nothing stands in its way; true if it is taken. */
export function choose(world: World, { action, by, because, isByDefault }: Choice): boolean {
  const [refusal] = refusalsOf(world, action, by)
  if (refusal !== undefined) {
    refuse(world, action.id, refusal, because)
    return false
  }
  const decider = by >= 0 ? by : action.authority
  const takenEvent = record(world, {
    kind: isByDefault ? 'decision-by-default' : 'decision-taken',
    entity: action.id,
    because,
    segment: 'decide',
    ...(decider < 0 ? {} : { other: teamIds(world, decider) }),
  })
  const run: ActionRun = {
    index: world.choices.runs.length,
    action,
    takenEvent,
    approvedEvent: -1,
    job: null,
  }
  world.choices.runs.push(run)
  if (decider < 0) world.choices.toLookAt.push(run.index)
  else {
    const takes = { kind: 'fixed', ms: 0 } as const
    submit(world, {
      id: action.id,
      team: decider,
      takes,
      askedEvent: takenEvent,
      runs: [],
      action: run.index,
    })
  }
  return true
}

/** Writes down that something was refused, and why. */
export function refuse(
  world: World,
  entity: string,
  refusal: Refusal,
  because: readonly number[],
): void {
  const all = latestFirst(world, [...because, ...refusal.since])
  const isNow = all.length > 0 && world.log.atMs[at(all, 0)] === world.nowMs
  record(world, {
    kind: 'decision-refused',
    entity,
    because: all,
    segment: isNow ? 'instant' : 'decide',
    refusal: refusal.kind,
    ...(refusal.about.length === 0 ? {} : { other: refusal.about }),
  })
}

/** Carries out what has been agreed to. */
export function checkActions(world: World): void {
  const { toLookAt, runs } = world.choices
  if (toLookAt.length === 0) return
  for (const index of toLookAt.splice(0)) carryOut(world, at(runs, index))
}

function carryOut(world: World, run: ActionRun): void {
  const { action, takenEvent, approvedEvent } = run
  const asked = latestFirst(world, [takenEvent, approvedEvent])
  const [refusal] = refusalsOf(world, action, -1)
  if (refusal !== undefined) {
    refuse(world, action.id, refusal, asked)
    return
  }
  const [first] = action.teams
  const answered = action.teams.find((team) => hasAnswered(world, team))
  if (first !== undefined && answered === undefined) {
    page(world, first, at(asked, 0))
    world.choices.awaiting.push(run.index)
    return
  }
  const because = latestFirst(world, [...asked, answeredEventOf(world, answered ?? -1)])
  const wanted: Wanted = {
    kind: 'action',
    subject: run.index,
    name: action.id,
    incident: -1,
    doers: action.teams.map(anybodyOf),
    people: action.people,
    tier: action.tier,
    worth: action.tier,
    about: aboutOf(action),
    leftMs: Math.round(meanMs(action.takes)),
    sinceMs: world.nowMs,
    because,
  }
  if (first === undefined)
    start(world, unstaffedJob(world, wanted), { because, segment: 'instant' })
  else askForPeople(world, wanted)
}

/** People begin with what was decided. */
export function beginAction(world: World, job: Job, request: StaffRequest): void {
  start(world, job, whyNow(world, request, job.team))
}

function start(world: World, job: Job, why: Why): void {
  const run = at(world.choices.runs, job.wanted.subject)
  const { id, takes } = run.action
  run.job = job
  const started = record(world, {
    kind: 'action-started',
    entity: id,
    ...why,
    other: [...teamIds(world, job.team), ...personIdsOf(world, job)],
    people: job.wanted.people,
  })
  startWork(world, job, drawTime(world, 'action', id, takes), started)
}

/** What was decided is done, or has failed. */
export function onActionEnd(world: World, index: number, version: number): void {
  const { action, job } = at(world.choices.runs, index)
  if (job === null || !isCurrent(job, version)) return
  const isDone = drawIsTrue(world, 'action-succeeds', action.id, action.succeeds)
  const event = record(world, {
    kind: isDone ? 'action-done' : 'action-failed',
    entity: action.id,
    because: [job.event],
    segment: 'work',
    ...(action.cost === 0 ? {} : { cost: action.cost }),
  })
  endWork(world, job, event)
  if (!isDone) return
  for (const incident of toDeclare(world, action.declares)) declareNow(world, incident, event)
  takeEffects(world, action, { incident: -1, event })
}
