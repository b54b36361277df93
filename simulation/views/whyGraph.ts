/**
 * The why-because graph of an event: its backward closure with every part named for what it is.
 *
 * Each event names its causes, the one that was satisfied last first. Following that one back leads
 * to the *trigger*; what else came from outside, or was so before it mattered, is a *condition*; and
 * what somebody had to wait for points at a *latent* defect of the plan. Hops that only pass a state
 * on at the same instant are left out and kept in the link.
 */
import { assert } from '../assert.ts'
import type { Model } from '../compile/model.ts'
import type { Log, LogEvent } from '../engine/log/log.ts'
import { causalPast } from './causes.ts'
import type { WhyGraph, WhyLink, WhyPart, WhyRole } from './contract.ts'
import { buildDefectFinder, type Defect, type FoundDefect } from './defects.ts'
import { explainEvent } from './explain.ts'

function eventOf(log: Log, id: number): LogEvent {
  const event = log.events[id]
  assert(event !== undefined, 'every cause is in the log')
  return event
}

/** True for what has no cause but that the run began. */
export function isFromOutside(log: Log, event: LogEvent): boolean {
  return event.because.every((cause) => log.events[cause]?.kind === 'run-started')
}

/** Events from an effect back to what set it off, each the binding cause of the one before. */
export function bindingChain(log: Log, id: number): readonly LogEvent[] {
  const chain = [eventOf(log, id)]
  for (let last = chain[0]; last !== undefined; last = chain.at(-1)) {
    const cause = last.because[0]
    if (cause === undefined || isFromOutside(log, last)) break
    chain.push(eventOf(log, cause))
  }
  return chain
}

/** What set an event off: the last event of its binding chain. */
export function triggerOf(log: Log, id: number): LogEvent {
  const chain = bindingChain(log, id)
  return chain[chain.length - 1] ?? eventOf(log, id)
}

type Cause = { readonly id: number; readonly isBinding: boolean }

/** Past of one event, as events and links between them. */
type Past = {
  readonly log: Log
  readonly effect: number
  /** In the order of the log, so that causes stand before their effects. */
  readonly ids: readonly number[]
  readonly causes: ReadonlyMap<number, readonly Cause[]>
  /** How many events of the past each one led to directly. */
  readonly uses: ReadonlyMap<number, number>
}

function pastOf(log: Log, effect: number): Past {
  const ids = [...causalPast(log, effect)]
    .filter((id) => eventOf(log, id).kind !== 'run-started')
    .sort((a, b) => a - b)
  const inside = new Set(ids)
  const causes = new Map<number, readonly Cause[]>()
  const uses = new Map<number, number>()
  for (const id of ids) {
    const known = eventOf(log, id).because.filter((cause) => inside.has(cause))
    causes.set(
      id,
      known.map((cause, position) => ({ id: cause, isBinding: position === 0 })),
    )
    for (const cause of known) uses.set(cause, (uses.get(cause) ?? 0) + 1)
  }
  return { log, effect, ids, causes, uses }
}

/** True for a change of state that only hands on another one of the same instant. */
function isHop({ log, effect, causes, uses }: Past, id: number): boolean {
  const own = causes.get(id) ?? []
  const [only] = own
  if (id === effect || own.length !== 1 || only === undefined || uses.get(id) !== 1) return false
  const event = eventOf(log, id)
  const cause = eventOf(log, only.id)
  return event.kind === 'state' && cause.kind === 'state' && event.atMs === cause.atMs
}

const partId = (eventId: number): string => `event/${eventId}`

/** Links into an event, with hops folded into them. */
function linksTo(past: Past, id: number): readonly WhyLink[] {
  return (past.causes.get(id) ?? []).map(({ id: cause, isBinding }) => {
    const passedOn: number[] = []
    let from = cause
    while (isHop(past, from)) {
      passedOn.push(from)
      from = past.causes.get(from)?.[0]?.id ?? from
    }
    return { from: partId(from), to: partId(id), isBinding, passedOn }
  })
}

/** What part each event plays. An event that only ever waited for others is a condition. */
function rolesOf(past: Past, links: readonly WhyLink[]): ReadonlyMap<string, WhyRole> {
  const { log, effect } = past
  const trigger = triggerOf(log, effect).id
  const drives = new Set(links.filter(({ isBinding }) => isBinding).map(({ from }) => from))
  const roles = new Map<string, WhyRole>()
  for (const id of past.ids) {
    const part = partId(id)
    const isOther = isFromOutside(log, eventOf(log, id)) || !drives.has(part)
    if (id === effect) roles.set(part, 'effect')
    else if (id === trigger) roles.set(part, 'trigger')
    else roles.set(part, isOther ? 'condition' : 'step')
  }
  return roles
}

function eventParts(model: Model, past: Past, links: readonly WhyLink[]): readonly WhyPart[] {
  const roles = rolesOf(past, links)
  return past.ids
    .filter((id) => !isHop(past, id))
    .map((id) => ({
      id: partId(id),
      role: roles.get(partId(id)) ?? 'step',
      eventId: id,
      text: explainEvent(model, past.log, eventOf(past.log, id)),
      path: null,
    }))
}

/** Latent defects with the events that brought them to light. */
function defectsIn(model: Model, { log, ids }: Past): readonly FoundDefect[] {
  const find = buildDefectFinder(model, log)
  return ids.flatMap((id) => find(eventOf(log, id)))
}

const defectId = ({ path }: Defect): string => path.join('/')

function latentParts(found: readonly FoundDefect[]): readonly WhyPart[] {
  const parts = new Map<string, WhyPart>()
  for (const { defect, eventId } of found) {
    const id = defectId(defect)
    if (parts.has(id)) continue
    parts.set(id, { id, role: 'latent', eventId, text: defect.text, path: defect.path })
  }
  return [...parts.values()]
}

/** Why an event happened. `eventId` is a position in the log. */
export function whyGraph(model: Model, log: Log, eventId: number): WhyGraph {
  const past = pastOf(log, eventId)
  const links = past.ids.filter((id) => !isHop(past, id)).flatMap((id) => linksTo(past, id))
  const found = defectsIn(model, past)
  const latentLinks = found.map(({ defect, eventId: to }) => ({
    from: defectId(defect),
    to: partId(to),
    isBinding: false,
    passedOn: [],
  }))
  return {
    effect: partId(eventId),
    parts: [...latentParts(found), ...eventParts(model, past, links)],
    links: [...links, ...latentLinks],
  }
}
