/**
 * What would have shortened an outage most: a way out that was blocked, or a stretch of its path.
 *
 * What lies in the hands of others is no advice to shorten; there the advice is to do without.
 */
import type { LogEvent } from '../engine/log/log.ts'
import type { Outage, PathSegment } from '../views/contract.ts'
import { nameOf, namesOf } from '../views/names.ts'
import { findWaits, type Wait } from '../views/standstills.ts'
import { standsOn, subjectsOf } from '../views/stillOpen.ts'
import { formatDuration, formatList, segmentWords } from '../views/words.ts'
import type { GapRun } from './context.ts'

export type Breach = {
  readonly service: string
  readonly outage: Outage
  /** Time by which the objective was missed; 0 or less if it never came back. */
  readonly overMs: number
}

/** Kinds of stretches that nobody in the plan can make shorter. */
const foreign: ReadonlySet<string> = new Set(['outside', 'push', 'grace', 'instant'])

const lengthMs = ({ fromMs, toMs }: PathSegment): number => toMs - fromMs

function longestOf(path: readonly PathSegment[]): PathSegment | undefined {
  return [...path].sort((a, b) => lengthMs(b) - lengthMs(a) || a.fromMs - b.fromMs)[0]
}

type Blocked = { readonly wait: Wait; readonly waitedMs: number }

/** What was running waits for its providers as a matter of course; only a standby offers a way out. */
function isWayOut({ model }: GapRun, { event }: Wait): boolean {
  if (event.kind !== 'start-waiting') return true
  return model.entities[model.indexById[event.entity] ?? -1]?.isInitiallyRunning === false
}

/** Ways out that were blocked within the outage, of what the service stands on; the longest first. */
function blockedWays(run: GapRun, { service, outage }: Breach): readonly Blocked[] {
  const { model, log } = run
  const provided = standsOn(model, model.indexById[service] ?? -1)
  const subjects = subjectsOf(model)
  const outageEndMs = outage.endMs ?? log.untilMs
  const blocked: Blocked[] = []
  for (const wait of findWaits(log)) {
    if (!isWayOut(run, wait)) continue
    const isNear = (subjects.get(wait.event.entity) ?? []).some((one) => provided.has(one))
    const fromMs = Math.max(wait.event.atMs, outage.startMs)
    const waitedMs = Math.min(wait.endMs ?? log.untilMs, outageEndMs) - fromMs
    if (isNear && waitedMs > 0) blocked.push({ wait, waitedMs })
  }
  return blocked.sort((a, b) => b.waitedMs - a.waitedMs || a.wait.event.id - b.wait.event.id)
}

/** Where a thing waits for another that waits itself, the other one is what is in the way. */
function decisive(blocked: readonly Blocked[]): Blocked | undefined {
  let [found] = blocked
  const seen = new Set<Blocked>()
  while (found !== undefined && !seen.has(found)) {
    seen.add(found)
    const others: readonly string[] = found.wait.event.other ?? []
    const behind = blocked.find((one) => others.includes(one.wait.event.entity) && !seen.has(one))
    if (behind === undefined) break
    found = behind
  }
  return found
}

function unblockWords({ model }: GapRun, event: LogEvent, waited: string): string {
  const name = nameOf(model, event.entity)
  const others = formatList(namesOf(model, event.other ?? []))
  switch (event.kind) {
    case 'start-waiting':
      return `Let ${name} start without ${others}, for which it waited ${waited}.`
    case 'failover-waiting':
      return `Let ${name} switch without ${others}, for which it waited ${waited}.`
    case 'page-failed':
      return `Make ${name} reachable without ${others}; for ${waited} nobody could call them.`
    case 'no-recovery':
      return `Write down how ${name} is mended; for ${waited} nothing said so.`
    case 'deadlock':
      return `Break the circle of ${name} and ${others}, in which they waited for ${waited}.`
    default:
      return `Let “${name}” begin without ${others}, for which it waited ${waited}.`
  }
}

function shortenWords({ model }: GapRun, stretch: PathSegment, overMs: number): string {
  const words = `Shorten “${segmentWords[stretch.segment]}” at ${nameOf(model, stretch.entity)}`
  const took = formatDuration(lengthMs(stretch))
  if (overMs <= 0) return `${words}, which took ${took}.`
  return lengthMs(stretch) < overMs
    ? `${words}, which took ${took}, and the stretches around it, by ${formatDuration(overMs)} in all.`
    : `${words}, which took ${took}, by at least ${formatDuration(overMs)}.`
}

function doWithoutWords({ model, log }: GapRun, stretch: PathSegment): string {
  const lost = log.events[stretch.eventId]?.other ?? []
  const names = lost.length > 0 ? namesOf(model, lost) : [nameOf(model, stretch.entity)]
  const took = formatDuration(lengthMs(stretch))
  return `Prepare a way to go on without ${formatList(names)}; waiting for it to pass took ${took}.`
}

/** The smallest change that would have shortened an outage most, in one sentence. */
export function breachFix(run: GapRun, breach: Breach): string {
  const { outage, overMs } = breach
  const own = longestOf(outage.path.filter(({ segment }) => !foreign.has(segment)))
  const ownMs = own === undefined ? 0 : lengthMs(own)
  const way = decisive(blockedWays(run, breach))
  const outageMs = (outage.endMs ?? run.log.untilMs) - outage.startMs
  // A way out that was blocked for most of the outage would have ended it, whatever else took long.
  if (way !== undefined && way.waitedMs > Math.min(ownMs, outageMs / 2)) {
    return unblockWords(run, way.wait.event, formatDuration(way.waitedMs))
  }
  const longest = longestOf(outage.path)
  if (longest === undefined) return ''
  const suffices = ownMs >= Math.max(overMs, 1)
  if (own !== undefined && (suffices || own === longest)) return shortenWords(run, own, overMs)
  return doWithoutWords(run, longest)
}
