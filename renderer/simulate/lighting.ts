import {
  aboutOf,
  causalPast,
  type Log,
  type LogEvent,
  type Model,
  type Outage,
} from '../../simulation/index.ts'

/** Things on the canvas that an event is about: itself, what it mends, or what a fault hit. */
export function thingsOf(model: Model, event: LogEvent): readonly string[] {
  const { entity } = event
  if (isOnCanvas(model, entity)) return [entity]
  const task = model.tasks.find((one) => one.id === entity)
  if (task !== undefined) return idsAt(model, aboutOf(task))
  const fault = model.faults.find((one) => one.id === entity)
  if (fault !== undefined) return idsAt(model, fault.hits)
  // A cohort belongs to its fleet, a breakdown to what broke.
  const part = entity.split('/').find((one) => isOnCanvas(model, one))
  return part === undefined ? [] : [part]
}

/** Things on the way of a recovery: the chain of binding causes, back to where the outage began. */
export function thingsOnPath(model: Model, log: Log, outage: Outage): ReadonlySet<string> {
  const chain: number[] = [outage.startEventId]
  let id = outage.endEventId ?? outage.path.at(-1)?.eventId
  while (id !== undefined && (log.events[id]?.atMs ?? -1) >= outage.startMs) {
    chain.push(id)
    id = log.events[id]?.because[0]
  }
  return thingsOfEvents(model, log, chain)
}

/** Things that had a part in an event, down to the first failure. */
export function thingsBehind(model: Model, log: Log, eventId: number): ReadonlySet<string> {
  return thingsOfEvents(model, log, causalPast(log, eventId))
}

function thingsOfEvents(model: Model, log: Log, ids: Iterable<number>): ReadonlySet<string> {
  const things = new Set<string>()
  for (const id of ids) {
    const event = log.events[id]
    if (event === undefined) continue
    for (const thing of thingsOf(model, event)) things.add(thing)
  }
  return things
}

function isOnCanvas(model: Model, id: string): boolean {
  return Object.hasOwn(model.indexById, id)
}

/** `-1` stands for nothing in a model. */
function idsAt(model: Model, indexes: readonly number[]): readonly string[] {
  return indexes.flatMap((index) => model.entities[index]?.id ?? [])
}
