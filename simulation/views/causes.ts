/**
 * Why things happened, and what came of them: the causes in the log followed both ways.
 */
import type { Log, LogEvent } from '../engine/log/log.ts'
import type { WhyNode } from './contract.ts'

/** The direct causes of an event, the binding one first. */
export function causesOf(log: Log, id: number): readonly LogEvent[] {
  const causes: LogEvent[] = []
  for (const cause of log.events[id]?.because ?? []) {
    const event = log.events[cause]
    if (event !== undefined) causes.push(event)
  }
  return causes
}

/**
 * The direct causes of an event in the order in which they tell most.
 *
 * What an event names as waited for comes first: “could not start without the registry” is answered
 * by the registry’s fall, not by the step that asked for the start. Then the binding one.
 */
export function tellingCauses(log: Log, id: number): readonly LogEvent[] {
  const named = new Set(log.events[id]?.other ?? [])
  const causes = causesOf(log, id)
  const isNamed = (cause: LogEvent) => cause.kind === 'state' && named.has(cause.entity)
  return [...causes.filter(isNamed), ...causes.filter((cause) => !isNamed(cause))]
}

/** By event id: the ids of the events that it directly caused, in the order of the log. */
export function effectsOf(log: Log): readonly (readonly number[])[] {
  const effects: number[][] = log.events.map(() => [])
  for (const event of log.events) {
    for (const cause of new Set(event.because)) effects[cause]?.push(event.id)
  }
  return effects
}

/** Everything that led to an event, itself included. */
export function causalPast(log: Log, id: number): ReadonlySet<number> {
  const past = new Set<number>()
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (past.has(next)) continue
    past.add(next)
    open.push(...(log.events[next]?.because ?? []))
  }
  return past
}

type Visit = { readonly node: { eventId: number; causes: WhyNode[]; isRepeated: boolean } }

/**
 * The backward closure of an event as a tree: its causes, their causes, down to the first failure.
 *
 * Breadth first, so that an event with many effects is opened where the way to it is shortest.
 */
export function whyTree(log: Log, id: number): WhyNode {
  const seen = new Set([id])
  const root: Visit = { node: { eventId: id, causes: [], isRepeated: false } }
  const open = [root]
  for (let position = 0; position < open.length; position++) {
    const visit = open[position]
    if (visit === undefined) break
    for (const cause of tellingCauses(log, visit.node.eventId)) {
      const isRepeated = seen.has(cause.id)
      const node = { eventId: cause.id, causes: [], isRepeated }
      visit.node.causes.push(node)
      if (isRepeated) continue
      seen.add(cause.id)
      open.push({ node })
    }
  }
  return root.node
}
