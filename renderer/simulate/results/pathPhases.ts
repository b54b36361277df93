import type { PathSegment, SegmentKind } from '../../../simulation/index.ts'

/** What people sort the time of an outage into. */
export const pathPhases = ['failing', 'finding-out', 'waiting', 'deciding', 'working'] as const
export type PathPhase = (typeof pathPhases)[number]

/** Where each kind of stretch belongs. */
export const phaseOf: Readonly<Record<SegmentKind, PathPhase>> = {
  instant: 'failing',
  push: 'failing',
  grace: 'failing',
  outside: 'waiting',
  detect: 'finding-out',
  page: 'finding-out',
  diagnose: 'finding-out',
  'wrong-diagnosis': 'finding-out',
  triage: 'finding-out',
  'wait-for-triage': 'waiting',
  'wait-for-person': 'waiting',
  'wait-for': 'waiting',
  travel: 'waiting',
  decide: 'deciding',
  work: 'working',
  transfer: 'working',
  verify: 'working',
  'self-heal': 'working',
  start: 'working',
  switch: 'working',
  settle: 'working',
  drain: 'working',
  workaround: 'working',
}

export type PhaseSpan = {
  readonly phase: PathPhase
  readonly fromMs: number
  readonly toMs: number
}

/** The stretches of a path run together by phase; they cover the path without holes. */
export function toPhaseSpans(path: readonly PathSegment[]): readonly PhaseSpan[] {
  const spans: PhaseSpan[] = []
  for (const { segment, fromMs, toMs } of path) {
    if (toMs <= fromMs) continue
    const phase = phaseOf[segment]
    const before = spans.at(-1)
    if (before?.phase === phase && before.toMs === fromMs) {
      spans[spans.length - 1] = { ...before, toMs }
    } else {
      spans.push({ phase, fromMs, toMs })
    }
  }
  return spans
}

/** Time by phase, longest first; the parts sum to the whole path. */
export function sumByPhase(
  path: readonly PathSegment[],
): readonly { readonly phase: PathPhase; readonly lastedMs: number }[] {
  const sums = new Map<PathPhase, number>()
  for (const { segment, fromMs, toMs } of path) {
    const phase = phaseOf[segment]
    sums.set(phase, (sums.get(phase) ?? 0) + toMs - fromMs)
  }
  return [...sums]
    .map(([phase, lastedMs]) => ({ phase, lastedMs }))
    .filter((sum) => sum.lastedMs > 0)
    .sort((a, b) => b.lastedMs - a.lastedMs)
}
