/**
 * One number that is kept of a run, and whether it is final.
 */
import type { Outcome } from '../engine/simulate.ts'

/**
 * Whether a number is final: `over`; or it would have grown had the run gone on; or, because nothing
 * more would ever have happened, it is without end.
 */
export const ends = ['over', 'unfinished', 'endless'] as const
export type End = (typeof ends)[number]

export type Reading = { readonly value: number; readonly end: End }

/** How a run ended, for whatever was not over then. */
export type RunEnd = Pick<Outcome, 'untilMs' | 'isComplete'>

export function over(value: number): Reading {
  return { value, end: 'over' }
}

export function notOver({ isComplete }: RunEnd, value: number): Reading {
  return { value, end: isComplete ? 'endless' : 'unfinished' }
}
