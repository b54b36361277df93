/**
 * How the stretches of a recovery look in charts: six families, each with a colour, pattern and letter.
 */
import type { SegmentKind } from '../engine/log/log.ts'
import { el, type Markup, num } from './markup.ts'

export const families = ['find', 'wait', 'think', 'work', 'start', 'outside'] as const
export type Family = (typeof families)[number]

type Look = {
  readonly words: string
  readonly letter: string
  readonly fill: string
  readonly ink: string
  readonly pattern: string
}

export const familyLooks: Readonly<Record<Family, Look>> = {
  find: {
    words: 'Finding out and paging',
    letter: 'F',
    fill: '#e3e7da',
    ink: '#171a15',
    pattern: 'mark-dots',
  },
  wait: {
    words: 'Waiting for people or systems',
    letter: 'W',
    fill: '#f6d9a0',
    ink: '#171a15',
    pattern: 'mark-diagonal',
  },
  think: {
    words: 'Diagnosing and deciding',
    letter: 'D',
    fill: '#d9cdeb',
    ink: '#171a15',
    pattern: 'mark-lines',
  },
  work: { words: 'Hands-on work', letter: 'H', fill: '#2f5d50', ink: '#ffffff', pattern: '' },
  start: {
    words: 'Starting, switching, settling',
    letter: 'S',
    fill: '#a8cfc0',
    ink: '#171a15',
    pattern: 'mark-upright',
  },
  outside: {
    words: 'In the hands of others',
    letter: 'O',
    fill: '#ffffff',
    ink: '#171a15',
    pattern: '',
  },
}

const familyOf: Readonly<Record<SegmentKind, Family>> = {
  instant: 'outside',
  push: 'outside',
  grace: 'outside',
  outside: 'outside',
  detect: 'find',
  page: 'find',
  'wait-for-triage': 'wait',
  triage: 'find',
  'wait-for-person': 'wait',
  'wait-for': 'wait',
  travel: 'wait',
  diagnose: 'think',
  'wrong-diagnosis': 'think',
  decide: 'think',
  work: 'work',
  workaround: 'work',
  transfer: 'work',
  verify: 'work',
  'self-heal': 'start',
  start: 'start',
  switch: 'start',
  settle: 'start',
  drain: 'start',
}

export function familyLook(segment: SegmentKind): Look {
  return familyLooks[familyOf[segment]]
}

type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One stretch in a chart; its letter is written where there is room. */
export function stretchMarkup(look: Look, box: Box, prefix: string): Markup {
  const { x, y, width, height } = box
  const at = { x: num(x), y: num(y), width: num(Math.max(width, 0.4)), height: num(height) }
  const hasRoom = width > 11
  const middle = x + width / 2
  return el(
    'g',
    {},
    el('rect', { ...at, fill: look.fill, stroke: '#4b5245', 'stroke-width': 0.6 }),
    look.pattern === '' || width < 3
      ? null
      : el('rect', { ...at, fill: `url(#${prefix}-${look.pattern})`, 'fill-opacity': 0.45 }),
    hasRoom && look.pattern !== ''
      ? el('rect', {
          x: num(middle - 5),
          y: num(y + height / 2 - 5.5),
          width: 10,
          height: 11,
          rx: 2,
          fill: look.fill,
        })
      : null,
    hasRoom
      ? el(
          'text',
          {
            x: num(middle),
            y: num(y + height / 2 + 3.4),
            'font-size': 9.5,
            'font-weight': 700,
            'text-anchor': 'middle',
            fill: look.ink,
          },
          look.letter,
        )
      : null,
  )
}

/** What the letters and patterns of the charts mean. */
export function familyLegend(prefix: string): Markup {
  return el(
    'ul',
    { class: 'legend' },
    ...families.map((family) => {
      const look = familyLooks[family]
      const swatch = el(
        'svg',
        { width: 26, height: 14, viewBox: '0 0 26 14', 'aria-hidden': 'true' },
        stretchMarkup(look, { x: 0.5, y: 0.5, width: 25, height: 13 }, prefix),
      )
      return el('li', {}, swatch, ` ${look.words}`)
    }),
  )
}
