/**
 * Statements about our own reasoning, kept on in production.
 *
 * Use these only for what the program guarantees itself; what a user wrote is answered with a
 * `Problem` instead.
 */

/** Stops with a plain sentence when our own reasoning is wrong. */
export function assert(condition: unknown, whatMustHold: string): asserts condition {
  if (!condition) throw new Error(`Blackstart reasoned wrongly: ${whatMustHold}`)
}

/** Ends a switch over a union, so that the compiler finds the case that was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`Blackstart met a case it does not know: ${JSON.stringify(value)}`)
}
