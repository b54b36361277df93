/**
 * Tables and small marks that several parts of the report use.
 */
import type { Verdict } from '../views/contract.ts'
import type { Marker } from './contract.ts'
import { type Child, el, type Markup } from './markup.ts'

export type Column = { readonly head: string; readonly class?: string; readonly width?: string }
export type Row = { readonly cells: readonly Child[]; readonly class?: string }

/** A table with a caption and heads that repeat on every page; the first cell of a row names it. */
export function tableMarkup(
  caption: string | { readonly words: string; readonly isDense: true },
  columns: readonly Column[],
  rows: readonly Row[],
): Markup {
  const line = ({ cells, class: name }: Row) =>
    el(
      'tr',
      { class: name },
      ...cells.map((cell, at) => el('td', { class: columns[at]?.class }, cell)),
    )
  return el(
    'table',
    { class: typeof caption === 'string' ? undefined : 'dense' },
    el('caption', {}, typeof caption === 'string' ? caption : caption.words),
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        ...columns.map(({ head, class: name, width }) =>
          el(
            'th',
            {
              scope: 'col',
              class: name,
              style: width === undefined ? undefined : `width:${width}`,
            },
            head,
          ),
        ),
      ),
    ),
    el('tbody', {}, ...rows.map(line)),
  )
}

const markerLetters: Readonly<Record<Marker, string>> = {
  computed: 'C',
  measured: 'M',
  published: 'P',
  declared: 'D',
  assumed: 'A',
  unknown: '?',
}

export const markerWords: Readonly<Record<Marker, string>> = {
  computed: 'computed in this run',
  measured: 'measured in a real test or incident',
  published: 'published by somebody else',
  declared: 'declared by the owner of the plan',
  assumed: 'assumed',
  unknown: 'unknown: the plan is silent',
}

/** The small sign by which a value shows where it comes from. */
export function markMarkup(marker: Marker): Markup {
  return el(
    'span',
    {
      class: `mark mark-${marker}`,
      title: markerWords[marker],
      'aria-label': markerWords[marker],
      role: 'img',
    },
    markerLetters[marker],
  )
}

/** What the signs mean. */
export function markLegend(markers: readonly Marker[]): Markup {
  return el(
    'ul',
    { class: 'legend' },
    ...markers.map((marker) => el('li', {}, markMarkup(marker), markerWords[marker])),
  )
}

const verdictClasses: Readonly<Record<Verdict, string>> = {
  met: 'flag flag-met',
  missed: 'flag flag-missed',
  open: 'flag flag-open',
  'no-target': 'flag flag-none',
  'not-hit': 'flag flag-none',
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  met: 'met',
  missed: 'missed',
  open: 'not back yet',
  'no-target': 'no target',
  'not-hit': 'not hit',
}

/** A verdict with the target and the margin under it. */
export function verdictMarkup(verdict: Verdict, target: string, margin: string): Markup {
  const isPlain = verdict === 'no-target' || verdict === 'not-hit'
  return el(
    'span',
    {},
    el('span', { class: verdictClasses[verdict] }, verdictWords[verdict]),
    target === '' ? null : el('span', { class: 'target' }, ` target ${target}`),
    isPlain ? null : el('span', { class: 'margin' }, margin),
  )
}

export type Section = {
  readonly id: string
  readonly title: string
  readonly class?: string
  readonly children: readonly Child[]
}

/** A numbered section with its heading. */
export function sectionMarkup(section: Section, number: number): Markup {
  return el(
    'section',
    {
      id: section.id,
      class: section.class,
      'aria-labelledby': `${section.id}-head`,
    },
    el('h2', { id: `${section.id}-head` }, el('span', { class: 'number' }, number), section.title),
    ...section.children,
  )
}
