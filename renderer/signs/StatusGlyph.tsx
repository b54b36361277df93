import type { ReactNode } from 'react'
import type { EntityState } from '../../simulation/index.ts'
import { stateTexts } from '../texts/states.ts'

// Each state has a shape of its own, so that colour is never needed to tell them apart.
const shapes: Readonly<Record<EntityState, ReactNode>> = {
  operational: (
    <>
      <circle cx="8" cy="8" r="7" className="glyph-fill" />
      <path d="M4.8 8.2 7 10.4l4.2-4.6" className="glyph-mark" />
    </>
  ),
  degraded: (
    <>
      <path d="M8 1.2 15.2 14.4H.8Z" className="glyph-fill" />
      <path d="M8 5.8v4M8 11.6v.6" className="glyph-mark" />
    </>
  ),
  down: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="1" className="glyph-fill" />
      <path d="m4.8 4.8 6.4 6.4m0-6.4-6.4 6.4" className="glyph-mark" />
    </>
  ),
  recovering: (
    <>
      <circle cx="8" cy="8" r="6.2" className="glyph-line" />
      <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4Z" className="glyph-fill" />
    </>
  ),
  'on-fallback': (
    <>
      <path d="m8 .6 7.4 7.4L8 15.4.6 8Z" className="glyph-fill" />
      <path d="M5 6.8h5.4L8.8 5.2M11 9.4H5.6l1.6 1.6" className="glyph-mark glyph-mark-thin" />
    </>
  ),
  stopped: (
    <>
      <circle cx="8" cy="8" r="6.2" className="glyph-line glyph-dots" />
      <path d="M5.6 5.6h4.8v4.8H5.6Z" className="glyph-fill" />
    </>
  ),
}

type StatusGlyphProps = {
  readonly state: EntityState
  readonly size?: number
  /** Absent where the state is written beside it. */
  readonly isNamed?: boolean
}

/** The badge of a state. */
export function StatusGlyph({ state, size = 16, isNamed = false }: StatusGlyphProps) {
  return (
    <svg
      className="status-glyph"
      data-status={state}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      {...(isNamed
        ? { role: 'img', 'aria-label': stateTexts[state] }
        : { 'aria-hidden': true as const })}
    >
      {shapes[state]}
    </svg>
  )
}
