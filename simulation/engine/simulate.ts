/**
 * The run: cues in their order, and after each instant everything that follows from it.
 *
 * Third step of the pipeline. A pure function of a model, a seed and a time; it never fails. Asking
 * for more time gives the same log and more of it.
 */
import type { Model } from '../compile/model.ts'
import type { Decision } from '../decisions/decision.ts'
import { at } from './at.ts'
import { createChance } from './chance/chance.ts'
import { newChoices } from './state/choices.ts'
import type { Columns } from './log/columns.ts'
import { takeConsequences } from './consequences.ts'
import { createReset, createWorld } from './state/createWorld.ts'
import { handle } from './cues.ts'
import { drawKey } from './chance/drawing.ts'
import { eventBudgetDefault, tellBudgetSpent, tellOscillation } from './limits.ts'
import type { Log, LogEvent } from './log/log.ts'
import { phase } from './queue/queue.ts'
import { record, schedule } from './recording.ts'
import { checkActions } from './rules/decisions/actions.ts'
import { checkApprovals } from './rules/work/approvals.ts'
import { advance } from './rules/fleets/counts.ts'
import { beginBelief, lookNow } from './rules/belief/belief.ts'
import { tellDeadlocks } from './rules/levels/deadlocks.ts'
import { watchHidden } from './rules/belief/detection.ts'
import { checkFailovers } from './rules/levels/failover.ts'
import { feelProvider } from './rules/levels/feeling.ts'
import { beginLoad, flowLoads } from './rules/load/flows.ts'
import { recountFleets } from './rules/fleets/mending.ts'
import { expectFalseAlarms } from './rules/belief/monitoring.ts'
import { propagate, settleAtStart } from './rules/levels/propagation.ts'
import { scheduleDecisions } from './rules/decisions/points.ts'
import { watchReports } from './rules/fleets/reports.ts'
import { checkResponse } from './rules/work/response.ts'
import { checkRestores } from './rules/data/restores.ts'
import { tellStuck } from './rules/work/stuck.ts'
import { dispatch } from './rules/people/staffing.ts'
import { beginStarts, checkStarts } from './rules/levels/starting.ts'
import { checkTasks, endRestoringTasks } from './rules/work/tasks.ts'
import { checkPages } from './rules/people/teams.ts'
import type { World } from './state/world.ts'

/** Raised whenever the same inputs give another log. */
export const engineVersion = '2'

export type RunInput = {
  /** Whatever people type; the same text gives the same run. */
  readonly seed: string
  /** How far to run, in milliseconds since the start; the scenario’s horizon if not said. */
  readonly untilMs?: number
  /** Which of many runs with this seed; 0 if not said. */
  readonly replication?: number
  /** Cues after which the run is cut off; ten million if not said. */
  readonly eventBudget?: number
  /** Lengths of time that are taken as nothing: the question what a recovery would be without them. */
  readonly instantly?: readonly Instant[]
  /** What people decide, in any order; nothing if not said. */
  readonly decisions?: readonly Decision[]
}

/** A length of time by what it is drawn for and at what, such as `task` at `runbook/step`. */
export type Instant = { readonly purpose: string; readonly entity: string }

/** What a run leaves to be read, until the next one begins. */
export type Outcome = Pick<Log, 'untilMs' | 'isComplete'> & { readonly columns: Columns }

/** Something that runs a model as often as it is asked to. */
export type Simulator = {
  readonly run: (input: RunInput) => Log
  /** As `run`, for what is read off many runs: without second entities and most causes. */
  readonly outcome: (input: RunInput) => Outcome
  /** The world as the last run left it. */
  readonly world: World
}

/**
 * Runs a model many times in the same memory: what never changes is worked out once, and each run
 * begins as if it were the first.
 */
export function createSimulator(model: Model): Simulator {
  const world = createWorld(model, createChance(''))
  settleAtStart(world)
  const reset = createReset(world)
  const start = (input: RunInput, isBrief: boolean): Outcome => {
    const { seed, replication = 0, untilMs = model.horizonMs, decisions = [] } = input
    reset()
    if (world.chance.seed !== seed) world.chance = createChance(seed)
    world.chance.begin(replication)
    world.instantly = instantsOf(input)
    world.log.isBrief = isBrief
    if (decisions.length > 0) world.choices = newChoices(model, decisions)
    return run(world, untilMs, input.eventBudget ?? eventBudgetDefault)
  }
  return {
    world,
    run: (input) => toLog(world, start(input, false)),
    outcome: (input) => start(input, true),
  }
}

/** Simulators of models that were run before. Nobody can tell, but by the time it takes. */
const simulators = new WeakMap<Model, Simulator>()

/** Runs a model and returns everything that happened. */
export function simulate(model: Model, input: RunInput): Log {
  return simulatorOf(model).run(input)
}

/** Runs a model and looks at the world as it is then. Whoever looks changes nothing. */
export function lookAt<T>(model: Model, input: RunInput, look: (world: World) => T): T {
  const { run, world } = simulatorOf(model)
  run(input)
  return look(world)
}

function simulatorOf(model: Model): Simulator {
  let simulator = simulators.get(model)
  if (simulator === undefined) {
    simulator = createSimulator(model)
    simulators.set(model, simulator)
  }
  return simulator
}

function run(world: World, untilMs: number, eventBudget: number): Outcome {
  record(world, { kind: 'run-started', entity: 'run', because: [], segment: 'outside' })
  scheduleScenario(world)
  beginBelief(world)
  expectFalseAlarms(world)
  for (const { index } of world.model.entities) feelProvider(world, index, 0)
  beginLoad(world)
  let isSteady = settle(world)
  const { queue } = world
  while (isSteady && queue.nextMs() <= untilMs) {
    if (queue.handled >= eventBudget) {
      tellBudgetSpent(world)
      break
    }
    const cue = queue.pop()
    if (cue === undefined) break
    world.nowMs = cue.atMs
    world.instant.meet(cue.atMs, queue.handled, world.log.count)
    const { atMs, rank } = cue
    handle(world, cue)
    if (!queue.isNextAt(atMs, rank)) isSteady = settle(world)
  }
  return finish(world, untilMs, isSteady)
}

function instantsOf({ instantly = [] }: RunInput): ReadonlySet<string> | null {
  if (instantly.length === 0) return null
  return new Set(instantly.map(({ purpose, entity }) => drawKey(purpose, entity)))
}

function scheduleScenario(world: World): void {
  world.model.faults.forEach(({ atMs }, subject) => {
    schedule(world, 'fault', atMs, { subject, phase: phase.inject })
  })
  scheduleDecisions(world)
  world.model.injects.forEach(({ atMs }, subject) => {
    schedule(world, 'message', atMs, { subject, phase: phase.inject })
  })
}

/** Everything that follows at this instant, until nothing more does; false for an oscillation. */
function settle(world: World): boolean {
  const { instant, queue, log } = world
  for (let round = 0; instant.maySettle(round, queue.handled, log.count); round++) {
    checkRestores(world)
    endRestoringTasks(world)
    beginStarts(world)
    propagate(world)
    for (let place = 0; place < world.newStatesCount; place++) {
      takeConsequences(world, world.newStates[place] as number)
    }
    world.newStatesCount = 0
    flowLoads(world)
    lookNow(world)
    watchHidden(world)
    checkStarts(world)
    checkFailovers(world)
    checkPages(world)
    checkResponse(world)
    checkApprovals(world)
    checkActions(world)
    checkTasks(world)
    dispatch(world)
    if (recountFleets(world)) {
      world.mayShowHidden = true
      watchReports(world)
    }
    if (isSettled(world)) {
      tellDeadlocks(world)
      tellStuck(world)
      return true
    }
  }
  tellOscillation(world)
  return false
}

function isSettled({ work, dirty, needsStaffing, fleetsToRecount, data, load }: World): boolean {
  const isMarked = data.mustLook || work.toLookAt.size > 0 || (load !== null && load.marks.size > 0)
  return dirty.size === 0 && !isMarked && !needsStaffing && fleetsToRecount.size === 0
}

function finish(world: World, untilMs: number, isSteady: boolean): Outcome {
  world.nowMs = untilMs
  world.fleets.forEach((state, fleet) => {
    if (state.cells.length > 0) advance(world, fleet)
  })
  return { columns: world.log, untilMs, isComplete: isSteady && world.queue.size === 0 }
}

/** The log of a run that has just ended. */
function toLog(world: World, { untilMs, isComplete }: Outcome): Log {
  const columns = world.log.trimmed()
  let events: readonly LogEvent[] | undefined
  return {
    // Most who ask for a run never look at all of its events.
    get events() {
      events ??= columns.events()
      return events
    },
    untilMs,
    isComplete,
    cuesHandled: world.queue.handled,
    workMsByTeam: workByTeam(world),
  }
}

/** Time worked by each team, with what is under way at the end. */
function workByTeam(world: World): Log['workMsByTeam'] {
  const worked = world.teams.map((team) => team.workMs)
  world.teams.forEach(({ jobs }, team) => {
    for (const { wanted, sinceMs } of jobs) {
      worked[team] = at(worked, team) + wanted.people * (world.nowMs - sinceMs)
    }
  })
  return Object.fromEntries(world.model.teams.map((team, index) => [team.id, at(worked, index)]))
}
