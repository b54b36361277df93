/**
 * Drag: by how much an outage would have been shorter had one stretch of its critical path taken no
 * time.
 *
 * Never the length of the stretch as such: what went on beside it takes over. A stretch of four hours
 * beside one of three hours and a half has a drag of half an hour. Source: the term and its meaning
 * are those of critical-path drag in project scheduling.
 */
import { assert } from '../assert.ts'
import type { Outage, PathSegment } from '../views/contract.ts'
import { buildDefectFinder } from '../views/defects.ts'
import { serviceResults } from '../views/services.ts'
import { type Ran, runCase } from './counterfactuals.ts'
import { type Intervention, intervene } from './interventions.ts'
import { drawsBefore, teamsBehind } from './stretches.ts'

export type Drag = {
  readonly stretch: PathSegment
  /** What was taken as nothing; `null` where nothing in the plan stands for the stretch. */
  readonly intervention: Intervention | null
  /**
   * How much shorter the outage would have been, in ms; negative where haste makes it longer.
   *
   * `null` where nothing was replayed, or where the outage would never have ended either way.
   */
  readonly dragMs: number | null
}

function interventionOn({ model, log }: Ran, stretch: PathSegment): Intervention | null {
  const event = log.events[stretch.eventId]
  assert(event !== undefined, 'every stretch ends with an event of the log')
  const draws = drawsBefore(model, log, event)
  if (draws.length > 0) return { kind: 'instant', draws }
  if (event.segment === 'transfer') return { kind: 'instant-restores' }
  const [team] = teamsBehind(model, event)
  if (team !== undefined) return { kind: 'people', team }
  const waits = [event, ...event.because.flatMap((cause) => log.events[cause] ?? [])]
  const [found] = waits.flatMap(buildDefectFinder(model, log))
  return found === undefined ? null : { kind: 'without', path: found.defect.path }
}

/** Time for which a service was out within the window of one of its outages and after. */
function outMs({ model, log }: Ran, service: string, fromMs: number): number {
  const result = serviceResults(model, log).find(({ id }) => id === service)
  const outages = (result?.outages ?? []).filter(({ endMs }) => (endMs ?? log.untilMs) > fromMs)
  return outages.reduce((sum, { startMs, endMs }) => {
    return sum + (endMs ?? log.untilMs) - Math.max(startMs, fromMs)
  }, 0)
}

/** A way to ask for drags that replays each intervention once, however many outages it is asked for. */
export type DragFinder = (service: string, outage: Outage) => readonly Drag[]

/**
 * Prepares the drags of a run.
 *
 * `replaysMax` keeps the work within bounds: stretches beyond it get `null` like those that nothing in
 * the plan stands for. The order of asking decides who is served.
 */
export function buildDragFinder(ran: Ran, replaysMax = Number.MAX_SAFE_INTEGER): DragFinder {
  const replays = new Map<string, Ran>()
  const replayOf = (intervention: Intervention): Ran | undefined => {
    const key = JSON.stringify(intervention)
    const known = replays.get(key)
    if (known !== undefined || replays.size >= replaysMax) return known
    const made = runCase(intervene(ran.from, intervention))
    replays.set(key, made)
    return made
  }
  return (service, outage) => {
    const nowMs = outMs(ran, service, outage.startMs)
    return outage.path.map((stretch) => {
      const intervention = interventionOn(ran, stretch)
      const replay = intervention === null ? undefined : replayOf(intervention)
      const dragMs = replay === undefined ? null : nowMs - outMs(replay, service, outage.startMs)
      return { stretch, intervention, dragMs }
    })
  }
}

/** The drag of every stretch of an outage of a business service, in the order of its path. */
export function drags(ran: Ran, service: string, outage: Outage): readonly Drag[] {
  return buildDragFinder(ran)(service, outage)
}
