/**
 * How states look in pictures: colour, pattern, border and badge, so that no meaning is colour alone.
 *
 * Source: the status encoding of the window; colours for light ground, contrast checked there.
 */
import type { EntityState } from '../engine/log/log.ts'
import { el, type Markup } from './markup.ts'

export type StatusLook = {
  readonly color: string
  readonly border: number
  readonly dashes: string | undefined
  /** Id of the pattern of the rail; empty for none. */
  readonly pattern: string
}

export const statusLooks: Readonly<Record<EntityState, StatusLook>> = {
  operational: { color: '#17805f', border: 1.2, dashes: undefined, pattern: '' },
  degraded: { color: '#a86400', border: 2, dashes: '7 4', pattern: 'mark-diagonal' },
  down: { color: '#8f1022', border: 3.5, dashes: undefined, pattern: 'mark-hatch' },
  recovering: { color: '#2b6fd6', border: 2.5, dashes: '2 3', pattern: 'mark-dots' },
  'on-fallback': { color: '#5e2a8c', border: 1.5, dashes: undefined, pattern: 'mark-lines' },
  stopped: { color: '#6b7381', border: 1.5, dashes: '1 4', pattern: '' },
}

/** Patterns by id; `prefix` keeps several pictures in one document apart. */
export function statusPatterns(prefix: string): Markup {
  const pattern = (id: string, size: number, ...children: readonly Markup[]) =>
    el(
      'pattern',
      { id: `${prefix}-${id}`, width: size, height: size, patternUnits: 'userSpaceOnUse' },
      ...children,
    )
  const line = (d: string, width: number) =>
    el('path', { d, stroke: '#171a15', 'stroke-width': width, fill: 'none' })
  return el(
    'defs',
    {},
    pattern('mark-diagonal', 6, line('M-1 7L7-1M-1 1L1-1M5 7L7 5', 1.1)),
    pattern('mark-hatch', 6, line('M0 0L6 6M6 0L0 6', 0.9)),
    pattern('mark-dots', 6, el('circle', { cx: 2, cy: 2, r: 1.1, fill: '#171a15' })),
    pattern('mark-lines', 6, line('M0 3H6', 1)),
    pattern('mark-upright', 5, line('M2.5 0V5', 0.9)),
    el(
      'marker',
      {
        id: `${prefix}-arrow`,
        viewBox: '0 0 10 10',
        refX: 9,
        refY: 5,
        markerWidth: 7,
        markerHeight: 7,
        orient: 'auto',
      },
      el('path', { d: 'M0 1L10 5L0 9Z', fill: '#6f7868' }),
    ),
    el(
      'marker',
      {
        id: `${prefix}-arrow-broken`,
        viewBox: '0 0 10 10',
        refX: 9,
        refY: 5,
        markerWidth: 5,
        markerHeight: 5,
        orient: 'auto',
      },
      el('path', { d: 'M0 1L10 5L0 9Z', fill: '#8f1022' }),
    ),
  )
}

/** The badge of a state, centred on a point, 18 units large. */
export function statusBadge(state: EntityState, x: number, y: number): Markup {
  const { color } = statusLooks[state]
  const mark = (d: string, width = 2) =>
    el('path', { d, stroke: '#fff', 'stroke-width': width, fill: 'none' })
  const shapes: Readonly<Record<EntityState, readonly Markup[]>> = {
    operational: [el('circle', { r: 8.5, fill: color }), mark('M-4 0l3 3 5-6')],
    degraded: [el('path', { d: 'M0-9.5L9.5 8H-9.5Z', fill: color }), mark('M0-3.5v5.5M0 4.5v1.2')],
    down: [
      el('rect', { x: -8.5, y: -8.5, width: 17, height: 17, fill: color }),
      mark('M-4-4l8 8M4-4l-8 8', 2.2),
    ],
    recovering: [
      el('circle', { r: 8, fill: '#fff', stroke: color, 'stroke-width': 2 }),
      el('path', { d: 'M0-8A8 8 0 0 1 0 8Z', fill: color }),
    ],
    'on-fallback': [
      el('path', { d: 'M0-9.5L9.5 0L0 9.5L-9.5 0Z', fill: color }),
      mark('M-4-1.4h7l-2-2M4 1.8h-7l2 2', 1.4),
    ],
    stopped: [
      el('circle', {
        r: 8,
        fill: '#fff',
        stroke: color,
        'stroke-width': 2,
        'stroke-dasharray': '2 2',
      }),
      el('rect', { x: -3, y: -3, width: 6, height: 6, fill: color }),
    ],
  }
  return el('g', { transform: `translate(${x} ${y})` }, ...shapes[state])
}
