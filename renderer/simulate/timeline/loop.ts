import type { Loop } from '../../stores/exerciseStore.ts'

/** Least length of a loop: below it the picture only flickers. */
const loopMsMin = 1_000

/** The loop with its start at a moment; its end stays, unless that came before. */
export function loopFrom(loop: Loop | null, atMs: number, endMs: number): Loop {
  const toMs = loop !== null && loop.toMs >= atMs + loopMsMin ? loop.toMs : endMs
  return { fromMs: Math.max(0, Math.min(atMs, endMs - loopMsMin)), toMs }
}

/** The loop with its end at a moment; its start stays, unless that came after. */
export function loopTo(loop: Loop | null, atMs: number): Loop {
  const toMs = Math.max(loopMsMin, atMs)
  const fromMs = loop !== null && loop.fromMs <= toMs - loopMsMin ? loop.fromMs : 0
  return { fromMs, toMs }
}

type Moving = { readonly atMs: number; readonly direction: 1 | -1; readonly loop: Loop | null }

/** Where the playhead goes on within its loop; the same moment where it need not turn back. */
export function keptInLoop({ atMs, direction, loop }: Moving): number {
  if (loop === null) return atMs
  if (direction === 1) return atMs >= loop.toMs || atMs < loop.fromMs ? loop.fromMs : atMs
  return atMs <= loop.fromMs || atMs > loop.toMs ? loop.toMs : atMs
}
