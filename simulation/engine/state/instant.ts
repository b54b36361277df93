/**
 * What happened since the present instant began, to tell when it will never come to rest.
 *
 * The limits are generous assumptions: nothing that comes to rest comes near them.
 */

/** Rounds, events and cues at one instant, besides so many per thing, that are no oscillation. */
const roundsMax = 1_000
const eventsMax = 1_000
const eventsEach = 32
const cuesMax = 10_000
const cuesEach = 64

export class Instant {
  readonly #roundsMax: number
  readonly #eventsMax: number
  readonly #cuesMax: number
  #atMs = 0
  #cues = 0
  /** The first event of this instant. */
  firstEvent = 0

  /** For a model with so many things that can change. */
  constructor(things: number) {
    this.#roundsMax = roundsMax + things
    this.#eventsMax = eventsMax + eventsEach * things
    this.#cuesMax = cuesMax + cuesEach * things
  }

  /** A run begins. */
  reset(): void {
    this.#atMs = 0
    this.#cues = 0
    this.firstEvent = 0
  }

  /** A cue comes up, after so many of this run. */
  meet(nowMs: number, cues: number, events: number): void {
    if (nowMs === this.#atMs) return
    this.#atMs = nowMs
    this.#cues = cues
    this.firstEvent = events
  }

  /** True if an instant may still come to rest after so many rounds, and cues and events of the run. */
  maySettle(round: number, cues: number, events: number): boolean {
    return (
      round <= this.#roundsMax &&
      cues - this.#cues <= this.#cuesMax &&
      events - this.firstEvent <= this.#eventsMax
    )
  }
}
