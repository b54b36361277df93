/**
 * How everything is timed: CPU time of a process, contestants in turn, medians, ratios within a round.
 *
 * Wall time says little on a machine that others use as well, and a machine may change its speed from
 * one second to the next: so all contestants run once in every round, and only times of one round are
 * divided by each other.
 */

/** What we call ourselves among contestants. */
export const oursName = 'blackstart'

/** What one contestant says of one measurement. */
export type Timing = {
  /** CPU nanoseconds that one piece of work took. */
  readonly ns: number
  /** What came out: the same for everybody who did the same work. */
  readonly check: readonly number[]
}

export type Contestant = {
  readonly name: string
  /** Works long enough to be timed, and says what one piece of work took. */
  readonly measure: () => Timing | Promise<Timing>
  /** Rounds in which it takes part, where that is fewer than all: for those that take very long. */
  readonly roundsMax?: number
}

export type Row = {
  readonly name: string
  readonly ns: number
  /** Its time over that of the first contestant in the same round: median, least and most. */
  readonly toFirst: Spread
  /** The same over ours, where ours took part. */
  readonly toOurs: Spread | null
  readonly check: readonly number[]
}

export type Spread = { readonly median: number; readonly min: number; readonly max: number }

/** CPU seconds of this process so far, with all its threads, in nanoseconds. */
export function cpuNs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1_000
}

/** Repeats some work until it has taken long enough, and says what one of it took. */
export function timeRepeated(work: () => readonly number[], atLeastMs: number): Timing {
  let check = work()
  let count = 0
  const begin = cpuNs()
  let spent = 0
  while (spent < atLeastMs * 1e6) {
    // Asking for the time costs as much as a small run: the more there were, the rarer.
    const batch = Math.max(1, Math.min(count, 1_000))
    for (let run = 0; run < batch; run++) check = work()
    count += batch
    spent = cpuNs() - begin
  }
  return { ns: spent / count, check }
}

/** Lets all contestants run in turn; the first is the one that the others are compared with. */
export async function compete(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<readonly Row[]> {
  const timings = contestants.map((): Timing[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, { measure, roundsMax = rounds }] of contestants.entries()) {
      if (round < roundsMax) timings[index]?.push(await measure())
    }
  }
  const [first = []] = timings
  const ours = timings[contestants.findIndex(({ name }) => name === oursName)]
  return contestants.map(({ name }, index) => {
    const own = timings[index] ?? []
    return {
      name,
      ns: median(own.map(({ ns }) => ns)),
      toFirst: ratioOf(own, first),
      toOurs: ours === undefined ? null : ratioOf(own, ours),
      check: own[0]?.check ?? [],
    }
  })
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Round by round. */
function ratioOf(own: readonly Timing[], other: readonly Timing[]): Spread {
  return spreadOf(own.map(({ ns }, round) => ns / (other[round]?.ns ?? ns)))
}

function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) }
}

/** Stops the whole benchmark where somebody did other work than the rest. */
export function assertSame(rows: readonly Row[], what: string): void {
  const [first] = rows
  for (const row of rows) {
    const isSame = row.check.every((value, index) => value === first?.check[index])
    if (isSame && row.check.length === first?.check.length) continue
    throw new Error(
      `${what}: ${row.name} returns ${row.check.join(' ')}, ${first?.name} ${first?.check.join(' ')}`,
    )
  }
}

/** Stops the benchmark where a number drawn by chance is further off than it may be. */
export function assertClose(rows: readonly Row[], expected: number, tolerance: number): void {
  for (const { name, check } of rows) {
    const [value = Number.NaN] = check
    if (Math.abs(value - expected) <= tolerance * expected) continue
    throw new Error(`${name} returns ${value}, which is not within ${tolerance} of ${expected}`)
  }
}
