/**
 * What a command may do to the world outside, passed in so that tests can watch it.
 */

/** Exit codes, the same for every command: people put them into scripts. */
export const exitCodes = { fine: 0, answerIsNo: 1, inputIsWrong: 2, ourFault: 3 } as const

export type Io = {
  /** Writes to standard output, as it is. */
  readonly print: (text: string) => void
  /** Writes to standard error, as it is. */
  readonly complain: (text: string) => void
  /** Folder that relative file names start from. */
  readonly folder: string
  /** Today as YYYY-MM-DD, for what expires; the simulation never sees it. */
  readonly today: string
}

/** The terminal that the program was started from. */
export function terminalIo(): Io {
  return {
    print: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
    folder: process.cwd(),
    today: new Date().toISOString().slice(0, 10),
  }
}

/** Prints a value as JSON that both people and programs can read. */
export function printJson(io: Io, value: unknown): void {
  io.print(`${JSON.stringify(value, null, 2)}\n`)
}
