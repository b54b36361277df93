/**
 * The critical paths that a report tells, each stretch with what it really cost.
 */
import type { Ran } from '../analysis/counterfactuals.ts'
import { buildDragFinder } from '../analysis/drag.ts'
import type { ServiceResult } from '../views/contract.ts'
import type { PathTable } from './contract.ts'
import { longestOutage } from './verdict.ts'

/** Services whose paths are told where none of them missed an objective. */
const pathsMin = 2

/** Events that all replays of a report may have together, so that writing one takes seconds at most. */
const replayedEventsMax = 1_000_000

/** The paths of what missed an objective; if nothing did, of what was out longest. */
export function pathTables(ran: Ran, results: readonly ServiceResult[]): readonly PathTable[] {
  const { log } = ran
  const hit = results.filter(({ outages }) => outages.length > 0)
  const missed = hit.filter(({ rto, mtd }) => [rto, mtd].some((each) => each === 'missed'))
  const longest = [...hit].sort((a, b) => b.rtaMs - a.rtaMs).slice(0, pathsMin)
  const told = missed.length > 0 ? missed : hit.filter((result) => longest.includes(result))
  const findDrags = buildDragFinder(ran, Math.floor(replayedEventsMax / log.events.length))
  return told.flatMap((result) => {
    const outage = longestOutage(log, result)
    if (outage === undefined) return []
    const lastedMs = (outage.endMs ?? log.untilMs) - outage.startMs
    const dragsMs = findDrags(result.id, outage).map(({ dragMs }) => dragMs)
    return [{ id: result.id, name: result.name, outage, lastedMs, dragsMs }]
  })
}
