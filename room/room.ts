/**
 * The room: one exercise while it is conducted. It alone writes the journal, moves the clock, asks the
 * engine, and makes the views that others get.
 *
 * Everybody, from the facilitator to a phone, only says what they want to do; the room decides whether it
 * is written down. What has been answered for is on the disk.
 */
import {
  applyEntry,
  type Author,
  branchOf,
  compareRuns,
  type Comparison,
  type Deed,
  digestOfLine,
  digestSoFar,
  dueInjects,
  emptyExercise,
  type Entry,
  type Exercise,
  type FacilitatorView,
  facilitatorView,
  type Ground,
  type Header,
  type Moment,
  type Offer,
  offeredOptions,
  offersAt,
  openQuestionOf,
  prepareGround,
  type ProjectorView,
  projectorView,
  replayJournal,
  type RoleView,
  roleView,
  type RoomRun,
  runBranch,
  runKey,
  storyMs,
  toLine,
} from '../simulation/index.ts'
import { createJournal, type JournalFile, openJournal, unusable } from './journalFile.ts'
import { type Outcome, refuse, type RoomProblem } from './outcome.ts'

export type RoomOptions = {
  readonly file: string
  /** Now by the wall, in milliseconds since 1970. */
  readonly nowMs: () => number
}

/** How often the room looks whether something is due, by the wall. */
const beatMs = 200
/** How often the clock is written down, so that a crash loses no more than that. */
const writeClockEveryMs = 1_000
/** Runs that are kept: the story that is played, and those it is compared with. */
const runsKept = 4

const engine: Author = { source: 'engine' }

export class Room {
  readonly ground: Ground
  #state: Exercise
  #head: string
  readonly #file: JournalFile
  readonly #nowMs: () => number
  readonly #runs = new Map<string, RoomRun>()
  readonly #listeners = new Set<() => void>()
  #offers: { readonly key: string; readonly offers: readonly Offer[] } = { key: '', offers: [] }
  #beat: NodeJS.Timeout | undefined
  #clockWrittenMs = 0
  readonly #name: string
  /** Why nothing more can be written; a line after one that is missing would break the chain. */
  #failure: RoomProblem | undefined

  private constructor(options: RoomOptions, opened: Opened) {
    this.ground = opened.ground
    this.#state = opened.state
    this.#head = opened.head
    this.#file = opened.file
    this.#nowMs = options.nowMs
    this.#name = options.file
    this.#beat = setInterval(() => void this.beat(), beatMs)
    this.#beat.unref()
  }

  /** Begins a new exercise in a new file. */
  static async create(options: RoomOptions, header: Header): Promise<Outcome<Room>> {
    const ground = prepareGround(header)
    if (!ground.ok) return ground
    const file = await createJournal(options.file, toLine(header))
    if (!file.ok) return file
    const state = emptyExercise(header)
    const head = digestOfLine(toLine(header))
    const room = new Room(options, { ground: ground.value, state, head, file: file.value })
    return { ok: true, value: room, problems: ground.problems }
  }

  /** Goes on with an exercise where its journal ends. */
  static async reopen(options: RoomOptions): Promise<Outcome<Room>> {
    const opened = await openJournal(options.file)
    if (!opened.ok) return opened
    const { journal, file } = opened.value
    const ground = prepareGround(journal.header)
    const state = replayJournal(journal)
    if (!ground.ok || !state.ok) {
      await file.close()
      return { ok: false, problems: [...ground.problems, ...state.problems] }
    }
    const { head } = journal
    const room = new Room(options, { ground: ground.value, state: state.value, head, file })
    await room.#rest()
    return { ok: true, value: room, problems: opened.problems }
  }

  /** After a crash the clock rests where it was written down last, not where the wall has gone since. */
  async #rest(): Promise<void> {
    const { clock, phase } = this.#state
    if (phase !== 'running' || clock.speed === 0) return
    await this.#write({ source: 'facilitator' }, { kind: 'clock', speed: 0 }, clock.atMs)
  }

  get state(): Exercise {
    return this.#state
  }

  /** The moment of the story now. */
  get atMs(): number {
    return storyMs(this.#state, this.#nowMs(), this.ground.model.horizonMs)
  }

  get nowMs(): number {
    return this.#nowMs()
  }

  /** Writes down what somebody did, if it can be; the answer comes once it is on the disk. */
  async act(by: Author, did: Deed): Promise<Outcome<Entry>> {
    const before = branchOf(this.#state)
    const written = await this.#write(by, did, this.atMs)
    const after = branchOf(this.#state)
    const isOtherRun = before.id === after.id && runKey(before) !== runKey(after)
    if (written.ok && isOtherRun) await this.#check()
    return written
  }

  /** The digest of what has happened so far, beside the decision that it follows from. */
  async #check(): Promise<void> {
    await this.#write(
      engine,
      { kind: 'checked', digest: digestSoFar(this.ground, this.#state) },
      this.atMs,
    )
  }

  async #write(by: Author, did: Deed, atMs: number): Promise<Outcome<Entry>> {
    if (this.#failure !== undefined) return refuse(this.#failure)
    const entry: Entry = {
      seq: this.#state.seq + 1,
      prev: this.#head,
      wallMs: Math.max(this.#nowMs(), this.#state.wallMs),
      atMs: Math.max(atMs, this.#state.clock.atMs),
      by,
      did,
    }
    const next = applyEntry(this.#state, entry)
    if (!next.ok) return next
    const line = toLine(entry)
    this.#state = next.value
    this.#head = digestOfLine(line)
    const onDisk = this.#file.append(line)
    this.#tell()
    try {
      await onDisk
    } catch (error) {
      this.#failure = unusable(this.#name, error)
      return refuse(this.#failure)
    }
    return { ok: true, value: entry, problems: [] }
  }

  /** Looks whether an inject is due, and writes the clock down. */
  async beat(): Promise<void> {
    if (this.#state.phase !== 'running') return
    const moment = this.#playing()
    for (const inject of dueInjects(moment)) {
      const content = this.#state.injects[inject]?.content
      if (content !== undefined) await this.act(engine, { kind: 'injected', inject, content })
    }
    const isDue = this.#nowMs() - this.#clockWrittenMs >= writeClockEveryMs
    if (this.#state.clock.speed === 0 || !isDue) return
    this.#clockWrittenMs = this.#nowMs()
    await this.#write(engine, { kind: 'reached' }, this.atMs)
  }

  #playing(): Moment {
    return { state: this.#state, run: this.run(), atMs: this.atMs, offers: {} }
  }

  /** The run of a story, made once for the decisions it has. */
  run(branchId = this.#state.branch): RoomRun {
    const branch = this.#state.branches[branchId] ?? branchOf(this.#state)
    const key = runKey(branch)
    const known = this.#runs.get(key)
    if (known !== undefined) return known
    const run = runBranch(this.ground, branch)
    this.#runs.set(key, run)
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size <= runsKept) break
      this.#runs.delete(oldest)
    }
    return run
  }

  /** What can be done at a moment of the story, as the model offers it. */
  offersAt(atMs: number): readonly Offer[] {
    const key = `${atMs} ${runKey(branchOf(this.#state))}`
    if (this.#offers.key !== key) this.#offers = { key, offers: offersAt(this.run(), atMs) }
    return this.#offers.offers
  }

  #moment(): Moment {
    const { state } = this
    const question = openQuestionOf(state)
    const offers =
      question === undefined
        ? {}
        : { [question.id]: offeredOptions(question.options, this.offersAt(question.atMs)) }
    return { ...this.#playing(), offers }
  }

  /** What a role may see now. */
  roleView(role: string): RoleView {
    return roleView(this.#moment(), role)
  }

  projectorView(): ProjectorView {
    return projectorView(this.#moment())
  }

  facilitatorView(): FacilitatorView {
    return facilitatorView(this.#moment(), this.#nowMs())
  }

  /** Two stories beside each other. */
  compare(a: string, b: string): Comparison {
    return compareRuns(this.run(a), this.run(b))
  }

  /** Calls whenever anything was written. The answer stops it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }

  async close(): Promise<void> {
    clearInterval(this.#beat)
    await this.#file.close()
  }
}

type Opened = {
  readonly ground: Ground
  readonly state: Exercise
  readonly head: string
  readonly file: JournalFile
}
