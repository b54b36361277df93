/**
 * How large things are drawn, in canvas units.
 *
 * Fixed, because what is not mounted cannot be measured, and because a status must not move a card.
 */

export type Size = { readonly width: number; readonly height: number }
export type Point = { readonly x: number; readonly y: number }
export type Area = Point & Size

export const componentSize: Size = { width: 208, height: 60 }
export const groupSize: Size = { width: 176, height: 40 }
export const serviceSize: Size = { width: 240, height: 68 }
export const emptySiteSize: Size = { width: 304, height: 168 }
export const collapsedSiteSize: Size = { width: 208, height: 60 }

/** Room that a site keeps around what stands in it; its name is written at the top. */
export const sitePadding = { top: 44, right: 24, bottom: 24, left: 24 }

export const gap = 32

/** Positions are whole multiples of this. */
export const gridStep = 8

export function toGrid(value: number): number {
  return Math.round(value / gridStep) * gridStep
}
