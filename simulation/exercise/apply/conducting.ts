/**
 * Preparing, starting, pausing, skipping, rewinding and ending: what a facilitator does to time.
 */
import { canonicalJson, sha256Hex } from '../../digest.ts'
import { durationToMs } from '../../plan/duration.ts'
import type { ReadonlyRecord } from '../../ids.ts'
import type { PlannedInject, Preparation } from '../schema/preparation.ts'
import { branchOf, type Exercise, type ExercisePhase, type InjectStanding } from '../state.ts'
import { type Doing, placeOf, refuse, type Step } from './step.ts'

/** Digest of what must not change once it is fixed: objectives with their criteria. */
export function objectivesDigest({ objectives }: Preparation): string {
  return sha256Hex(canonicalJson(objectives ?? {}))
}

export function prepared({ state, did }: Doing<'prepared'>): Step {
  if (state.phase !== 'preparing' && state.phase !== 'locked') {
    return refuse(
      'The exercise has begun.',
      'Change single injects in the list of injects instead.',
    )
  }
  const isFixed =
    state.lockedDigest !== '' && objectivesDigest(did.preparation) !== state.lockedDigest
  if (isFixed) {
    return refuse(
      'Objectives and criteria are fixed.',
      'Leave them as they are, or begin another exercise with other objectives.',
    )
  }
  return { ...state, preparation: did.preparation, injects: standings(did.preparation.injects) }
}

function standings(
  injects: ReadonlyRecord<PlannedInject> | undefined,
): ReadonlyRecord<InjectStanding> {
  return Object.fromEntries(
    Object.entries(injects ?? {}).map(([id, content]) => [
      id,
      { content, status: 'planned' as const, reason: '' },
    ]),
  )
}

export function locked({ state, did }: Doing<'locked'>): Step {
  if (state.phase !== 'preparing') {
    return refuse('Objectives and criteria are fixed already.', 'Begin the exercise.')
  }
  if (did.digest !== objectivesDigest(state.preparation)) {
    return refuse(
      'These are not the objectives that are prepared.',
      'Look at them again, then fix them.',
    )
  }
  return { ...state, phase: 'locked', lockedDigest: did.digest }
}

export function started({ state, entry }: Doing<'started'>): Step {
  if (state.phase !== 'locked') {
    return refuse(
      state.phase === 'preparing'
        ? 'Objectives and criteria are not fixed yet.'
        : 'The exercise has begun already.',
      'Fix them first: evidence counts only against what was set beforehand.',
    )
  }
  const beginMs = durationToMs(state.preparation.startsAt ?? '0s') ?? 0
  return reachedAt({
    ...state,
    phase: 'running',
    startedMs: entry.wallMs,
    clock: { wallMs: entry.wallMs, atMs: beginMs, speed: 0 },
  })
}

const notRunning = refuse('The exercise is not running.', 'Begin it, or go on after a stop.')

export function clock({ state, entry, did }: Doing<'clock'>): Step {
  if (state.phase !== 'running') return notRunning
  return { ...state, clock: { wallMs: entry.wallMs, atMs: entry.atMs, speed: did.speed } }
}

export function jumped({ state, entry, did }: Doing<'jumped'>): Step {
  if (state.phase !== 'running') return notRunning
  if (did.toMs < entry.atMs) {
    return refuse('That moment has passed.', 'Rewind instead, which begins a second story.')
  }
  return reachedAt({ ...state, clock: { ...state.clock, wallMs: entry.wallMs, atMs: did.toMs } })
}

/** How far the branch has been played. */
function reachedAt(state: Exercise): Exercise {
  const branch = branchOf(state)
  const reachedMs = Math.max(branch.reachedMs, state.clock.atMs)
  return { ...state, branches: { ...state.branches, [branch.id]: { ...branch, reachedMs } } }
}

export function reached({ state }: Doing<'reached'>): Step {
  return state.phase === 'running' ? reachedAt(state) : notRunning
}

export function stopped({ state }: Doing<'stopped'>): Step {
  if (state.phase === 'closed') return refuse('The exercise is over.', 'There is nothing to stop.')
  if (state.phase === 'stopped')
    return refuse('All is stopped.', 'Go on when the incident is over.')
  return { ...state, phase: 'stopped', before: state.phase, clock: { ...state.clock, speed: 0 } }
}

export function resumed({ state }: Doing<'resumed'>): Step {
  if (state.phase !== 'stopped') return refuse('Nothing is stopped.', 'Go on as it is.')
  return { ...state, phase: state.before }
}

export function ended({ state }: Doing<'ended'>): Step {
  if (state.phase !== 'running') return notRunning
  return { ...state, phase: 'hot-wash', clock: { ...state.clock, speed: 0 } }
}

/** Observations of high gaps that have neither an action nor a reason why not now. */
export function openGaps(state: Exercise): readonly string[] {
  const closed = new Set(Object.values(state.actions).map((action) => action.for))
  return Object.keys(state.observations).filter((id) => {
    const { what } = state.observations[id] ?? {}
    const isHighGap = what?.tag === 'gap' && what.severity === 'high'
    return isHighGap && !closed.has(id) && state.putOff[id] === undefined
  })
}

export function closed({ state }: Doing<'closed'>): Step {
  if (state.phase !== 'hot-wash') {
    return refuse('There was no hot wash yet.', 'End play first, then close the exercise.')
  }
  const open = openGaps(state)
  if (open.length === 0) return { ...state, phase: 'closed' }
  const gaps = open.length === 1 ? 'One high gap has' : `${open.length} high gaps have`
  return refuse(
    `${gaps} no owner and no date.`,
    'Give each an owner and a date, or say why it is not closed now.',
  )
}

const maySwitch: readonly ExercisePhase[] = ['running', 'hot-wash']

export function forked({ state, entry, did }: Doing<'forked'>): Step {
  if (!maySwitch.includes(state.phase)) return notRunning
  if (state.branches[did.branch] !== undefined) {
    return refuse(`There is a story called “${did.branch}”.`, 'Call this one otherwise.')
  }
  const parent = branchOf(state)
  if (did.fromMs > parent.reachedMs) {
    return refuse('That moment has not come yet.', 'Rewind to one that has been played.')
  }
  const branch = {
    id: did.branch,
    name: did.name,
    parent: parent.id,
    fromMs: did.fromMs,
    reachedMs: did.fromMs,
    decisions: parent.decisions.filter((one) => one.atMs <= did.fromMs),
    strikes: parent.strikes.filter((one) => one.atMs <= did.fromMs),
  }
  return {
    ...state,
    branch: did.branch,
    branches: { ...state.branches, [did.branch]: branch },
    clock: { wallMs: entry.wallMs, atMs: did.fromMs, speed: 0 },
  }
}

export function switched({ state, entry, did }: Doing<'switched'>): Step {
  const branch = state.branches[did.branch]
  if (!maySwitch.includes(state.phase)) return notRunning
  if (branch === undefined) {
    return refuse(`There is no story called “${did.branch}”.`, 'Choose one of those there are.')
  }
  return {
    ...state,
    branch: branch.id,
    clock: { wallMs: entry.wallMs, atMs: branch.reachedMs, speed: 0 },
  }
}

/** Digests change nothing; whoever replays the journal compares them. */
export function checked({ state }: Doing<'checked'>): Step {
  return state
}

export function noted(doing: Doing<'noted'>): Step {
  const { state, did } = doing
  return { ...state, notes: [...state.notes, { ...placeOf(doing), text: did.text }] }
}
