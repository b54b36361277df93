/**
 * The why tree of an outage as lines: a chain of single causes stays on one level, and only where
 * several things had to come together the story branches.
 */
import { assert } from '../assert.ts'
import type { Model } from '../compile/model.ts'
import type { EventKind, Log } from '../engine/log/log.ts'
import type { WhyNode } from '../views/contract.ts'
import { explainEvent } from '../views/explain.ts'
import { whyTree } from '../views/causes.ts'
import { formatElapsed } from '../views/words.ts'
import type { WhyLine } from './contract.ts'

/** Lines that fit on a page. */
const linesMax = 40

/** Events that only pass on what caused them; their causes stand in for them. */
const passing: ReadonlySet<EventKind> = new Set([
  'starting',
  'paged',
  'approval-asked',
  'ring-reached',
  'machines',
])

type Open = { readonly node: WhyNode; readonly depth: number }

function isPassing(log: Log, id: number): boolean {
  const event = log.events[id]
  if (event === undefined) return true
  const isUnderWay = event.kind === 'state' && event.to === 'recovering'
  return (passing.has(event.kind) || isUnderWay) && event.because.length > 0
}

/** Causes worth a line: passing ones replaced by theirs, each told once. */
function tellingCauses(log: Log, node: WhyNode): readonly WhyNode[] {
  return node.causes.flatMap((cause) => {
    if (log.events[cause.eventId]?.kind === 'run-started') return []
    return isPassing(log, cause.eventId) ? tellingCauses(log, cause) : [cause]
  })
}

/** The causes of an event, each under what it led to. */
export function whyLines(model: Model, log: Log, eventId: number): readonly WhyLine[] {
  const lines: WhyLine[] = []
  const told = new Set<number>()
  const open: Open[] = [{ node: whyTree(log, eventId), depth: 0 }]
  for (let next = open.pop(); next !== undefined && lines.length < linesMax; next = open.pop()) {
    const { node, depth } = next
    const event = log.events[node.eventId]
    assert(event !== undefined, 'every cause is in the log')
    if (told.has(node.eventId)) continue
    told.add(node.eventId)
    const causes = tellingCauses(log, node).filter((cause) => !told.has(cause.eventId))
    lines.push({
      depth,
      elapsed: formatElapsed(event.atMs),
      text: explainEvent(model, log, event),
      isOrigin: event.because.every((cause) => log.events[cause]?.kind === 'run-started'),
    })
    const inner = causes.length > 1 ? depth + 1 : depth
    for (const cause of [...causes].reverse()) open.push({ node: cause, depth: inner })
  }
  return lines
}
