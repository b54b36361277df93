/**
 * A log while it is written: one growing typed array per field, so that an event costs some fifty
 * bytes and no objects.
 *
 * Ids of entities, teams, tasks and so on are numbers in one table of names. Lists (causes, second
 * entities) lie end to end in a pool; each event keeps where its own end. What few events have is kept
 * as it was given.
 */
import { at } from '../at.ts'
import { type EntityState, entityStates, eventKinds, type LogEvent, segmentKinds } from './log.ts'

export type NewEvent = Omit<LogEvent, 'id' | 'atMs'>

type Numbers<Kind extends string> = Readonly<Record<Kind, number>>

function numbersOf<Kind extends string>(kinds: readonly Kind[]): Numbers<Kind> {
  return Object.fromEntries(kinds.map((kind, number) => [kind, number])) as Numbers<Kind>
}

/** Kinds, segments and states as the log keeps them: their places in the lists of `log.ts`. */
export const kindNumber = numbersOf(eventKinds)
export const segmentNumber = numbersOf(segmentKinds)
export const stateNumber = numbersOf(entityStates)
/** Two states are one byte: the one before times this, and the one after. */
export const statesMax = 16
const noStates = 255
/** What an event has besides what every event has. */
const hasOther = 1
const hasPeople = 2
const hasRare = 4
/** Fields that every event has. */
const fieldsOfAll = 4
const firstCapacity = 256

/** Texts as numbers, in the order in which they came up. */
export class Names {
  readonly #numbers = new Map<string, number>()
  readonly texts: string[] = []

  constructor(texts: readonly string[]) {
    for (const text of texts) this.numberOf(text)
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }
}

/** Lists of numbers end to end, one for each event in its order. */
class Pool {
  items = new Int32Array(firstCapacity)
  size = 0
  /** Where the list of each event ends. */
  ends = new Int32Array(firstCapacity)

  push(item: number): void {
    if (this.size === this.items.length)
      this.items = grown(this.items, new Int32Array(2 * this.size))
    this.items[this.size++] = item
  }

  startOf(event: number): number {
    return event === 0 ? 0 : (this.ends[event - 1] as number)
  }

  list(event: number): number[] {
    return [...this.items.subarray(this.startOf(event), this.ends[event])]
  }

  /** As many lists as there are events, without room for more. */
  trimmed(count: number): Pool {
    const copy = new Pool()
    copy.items = this.items.slice(0, this.size)
    copy.ends = this.ends.slice(0, count)
    copy.size = this.size
    return copy
  }
}

function grown<T extends Float64Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}

export class Columns {
  readonly names: Names
  count = 0
  /** True while only outcomes are wanted: second entities and most causes are left out. */
  isBrief = false
  atMs = new Float64Array(firstCapacity)
  kind = new Uint8Array(firstCapacity)
  segment = new Uint8Array(firstCapacity)
  entity = new Int32Array(firstCapacity)
  /** Incident that each event belongs to; -1 for none. */
  incident = new Int32Array(firstCapacity)
  /** State before and after in one number. */
  states = new Uint8Array(firstCapacity)
  /** Not a number where there is none. */
  level = new Float64Array(firstCapacity)
  delivered = new Float64Array(firstCapacity)
  people = new Int32Array(firstCapacity)
  /** Which of the fields that not every event has it has. */
  has = new Uint8Array(firstCapacity)
  causes = new Pool()
  others = new Pool()
  /** Events with fields that have no column, as they were given. */
  rare = new Map<number, NewEvent>()
  /** The event that last named each event as a cause; tells causes that were named twice. */
  #namedBy = new Int32Array(firstCapacity)

  constructor(names: Names) {
    this.names = names
  }

  reset(): void {
    this.count = 0
    this.causes.size = 0
    this.others.size = 0
    this.rare.clear()
  }

  /** Writes an event; causes that are named twice or are none are left out. */
  write(atMs: number, event: NewEvent): number {
    const { kind, entity, segment, from, to, level, delivered } = event
    const id = this.begin(atMs, this.names.numberOf(entity))
    this.setKind(id, kindNumber[kind], segmentNumber[segment])
    if (from !== undefined && to !== undefined) {
      this.setStates(id, stateNumber[from], stateNumber[to])
    }
    if (level !== undefined) this.level[id] = level
    if (delivered !== undefined) this.delivered[id] = delivered
    this.addCauses(id, event.because)
    this.#writeRest(id, event)
    this.end(id)
    return id
  }

  #writeRest(id: number, event: NewEvent): void {
    const { from, to, level, delivered, people, other } = event
    let fields = fieldsOfAll
    for (const field of [from, to, level, delivered]) if (field !== undefined) fields++
    if (other !== undefined) {
      if (!this.isBrief) {
        for (const name of other) this.addOther(id, this.names.numberOf(name))
        this.#mark(id, hasOther)
      }
      fields++
    }
    if (people !== undefined && Number.isInteger(people)) {
      this.setPeople(id, people)
      fields++
    }
    for (const _ in event) fields--
    if (fields === 0) return
    this.rare.set(id, event)
    this.#mark(id, hasRare)
  }

  #mark(id: number, has: number): void {
    this.has[id] = (this.has[id] as number) | has
  }

  /** Makes room for an event. Causes may be added until it is ended. */
  begin(atMs: number, entity: number): number {
    const id = this.count++
    if (id === this.atMs.length) this.#grow(2 * id)
    this.atMs[id] = atMs
    this.entity[id] = entity
    this.incident[id] = -1
    this.states[id] = noStates
    this.level[id] = NaN
    this.delivered[id] = NaN
    this.has[id] = 0
    this.#namedBy[id] = -1
    return id
  }

  /** Adds a cause; the event belongs to the incident of its first cause that has one. */
  addCause(id: number, cause: number): void {
    if (cause < 0 || cause >= id || this.#namedBy[cause] === id) return
    if (this.isBrief && this.incident[id] !== -1) return
    this.#namedBy[cause] = id
    this.causes.push(cause)
    if (this.incident[id] === -1) this.incident[id] = this.incident[cause] as number
  }

  addCauses(id: number, causes: readonly number[]): void {
    for (const cause of causes) this.addCause(id, cause)
  }

  /** What an event is, and what the time since its first cause was spent on, by their numbers. */
  setKind(id: number, kind: number, segment: number): void {
    this.kind[id] = kind
    this.segment[id] = segment
  }

  /** The states before and after, by their numbers. */
  setStates(id: number, from: number, to: number): void {
    this.states[id] = from * statesMax + to
  }

  /** Adds a second entity, by its number among the names; nothing where outcomes alone are wanted. */
  addOther(id: number, name: number): void {
    if (this.isBrief) return
    this.others.push(name)
    this.#mark(id, hasOther)
  }

  setPeople(id: number, people: number): void {
    this.people[id] = people
    this.#mark(id, hasPeople)
  }

  setLevel(id: number, level: number, delivered: number): void {
    this.level[id] = level
    this.delivered[id] = delivered
  }

  end(id: number): void {
    this.causes.ends[id] = this.causes.size
    this.others.ends[id] = this.others.size
  }

  #grow(capacity: number): void {
    this.atMs = grown(this.atMs, new Float64Array(capacity))
    this.kind = grown(this.kind, new Uint8Array(capacity))
    this.segment = grown(this.segment, new Uint8Array(capacity))
    this.entity = grown(this.entity, new Int32Array(capacity))
    this.incident = grown(this.incident, new Int32Array(capacity))
    this.states = grown(this.states, new Uint8Array(capacity))
    this.level = grown(this.level, new Float64Array(capacity))
    this.delivered = grown(this.delivered, new Float64Array(capacity))
    this.people = grown(this.people, new Int32Array(capacity))
    this.has = grown(this.has, new Uint8Array(capacity))
    this.causes.ends = grown(this.causes.ends, new Int32Array(capacity))
    this.others.ends = grown(this.others.ends, new Int32Array(capacity))
    this.#namedBy = grown(this.#namedBy, new Int32Array(capacity))
  }

  /** What was written so far, without room for more. */
  trimmed(): Columns {
    const { count } = this
    const copy = new Columns(this.names)
    copy.count = count
    copy.atMs = this.atMs.slice(0, count)
    copy.kind = this.kind.slice(0, count)
    copy.segment = this.segment.slice(0, count)
    copy.entity = this.entity.slice(0, count)
    copy.incident = this.incident.slice(0, count)
    copy.states = this.states.slice(0, count)
    copy.level = this.level.slice(0, count)
    copy.delivered = this.delivered.slice(0, count)
    copy.people = this.people.slice(0, count)
    copy.has = this.has.slice(0, count)
    copy.causes = this.causes.trimmed(count)
    copy.others = this.others.trimmed(count)
    copy.rare = new Map(this.rare)
    copy.#namedBy = new Int32Array(0)
    return copy
  }

  /** All events as everybody reads them. */
  events(): LogEvent[] {
    return Array.from({ length: this.count }, (_, id) => this.eventAt(id))
  }

  /** An event with fields that have no column, as it was given. */
  rareOf(id: number): NewEvent | undefined {
    return ((this.has[id] as number) & hasRare) === 0 ? undefined : this.rare.get(id)
  }

  /** True for an event of kind `state`. */
  isState(id: number): boolean {
    return this.kind[id] === kindNumber.state
  }

  /** The state before an event of kind `state`. */
  stateBefore(id: number): EntityState {
    return at(entityStates, Math.floor((this.states[id] as number) / statesMax))
  }

  /** The state after an event of kind `state`. */
  stateAfter(id: number): EntityState {
    return at(entityStates, this.stateNumberAfter(id))
  }

  /** The same, by its number. */
  stateNumberAfter(id: number): number {
    return (this.states[id] as number) % statesMax
  }

  /** An event as everybody reads it. */
  eventAt(id: number): LogEvent {
    const head = { id, atMs: this.atMs[id] as number }
    const rare = this.rare.get(id)
    const because = this.causes.list(id)
    if (rare !== undefined) return { ...head, ...rare, because }
    return {
      ...head,
      kind: at(eventKinds, this.kind[id] as number),
      entity: at(this.names.texts, this.entity[id] as number),
      because,
      segment: at(segmentKinds, this.segment[id] as number),
      ...this.#statesAt(id),
      ...this.#restAt(id),
    }
  }

  #statesAt(id: number): Pick<LogEvent, 'from' | 'to'> {
    const states = this.states[id] as number
    if (states === noStates) return {}
    return {
      from: at(entityStates, Math.floor(states / statesMax)),
      to: at(entityStates, states % statesMax),
    }
  }

  #restAt(id: number): Pick<LogEvent, 'level' | 'delivered' | 'other' | 'people'> {
    const level = this.level[id] as number
    const delivered = this.delivered[id] as number
    const has = this.has[id] as number
    return {
      ...(Number.isNaN(level) ? {} : { level }),
      ...(Number.isNaN(delivered) ? {} : { delivered }),
      ...((has & hasOther) === 0
        ? {}
        : { other: this.others.list(id).map((name) => at(this.names.texts, name)) }),
      ...((has & hasPeople) === 0 ? {} : { people: this.people[id] as number }),
    }
  }
}
