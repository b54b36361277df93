/**
 * The picture of an architecture as vector graphics, with the state of everything at a moment.
 *
 * Pure text to text: the window’s export and the report show the same picture. Readable in black and
 * white: every state has its border, pattern and badge.
 */
import type { EntityState } from '../engine/log/log.ts'
import type { EntityNow } from '../views/contract.ts'
import { formatShare, stateWords } from '../views/words.ts'
import type { Area, Diagram, DiagramCard, DiagramEdge, DiagramLayout } from './contract.ts'
import { buildDiagram, type DiagramSource } from './diagramData.ts'
import { el, join, type Markup, num } from './markup.ts'
import { statusBadge, statusLooks, statusPatterns } from './statusMarks.ts'

const fonts = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"

/** Text that fits a width, by the width of an average letter. */
export function fitText(text: string, width: number, size: number): string {
  const letters = Math.floor(width / (size * 0.54))
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`
}

type Site = Diagram['sites'][number]

function siteMarkup({ x, y, width, height }: Site): Markup {
  return el('rect', {
    x: num(x),
    y: num(y),
    width: num(width),
    height: num(height),
    rx: 12,
    fill: '#f4f5f0',
    'fill-opacity': 0.7,
    stroke: '#b9bfae',
    'stroke-width': 1,
  })
}

/** Names of sites stand over the lines, which would cross them out. */
function siteNameMarkup({ x, y, width, name }: Site, size: number): Markup {
  return el(
    'text',
    {
      x: num(x + 16),
      y: num(y + 12 + size),
      'font-size': size,
      'font-weight': 600,
      fill: '#545a4e',
      stroke: '#f4f5f0',
      'stroke-width': 5,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    fitText(name, width - 32, size),
  )
}

type Point = { readonly x: number; readonly y: number }

const centre = (card: Area): Point => ({ x: card.x + card.width / 2, y: card.y + card.height / 2 })

/** Where the line from the middle of a card towards a point leaves the card. */
function borderPoint(card: Area, towards: Point): Point & { readonly isVertical: boolean } {
  const from = centre(card)
  const dx = towards.x - from.x
  const dy = towards.y - from.y
  const isVertical = Math.abs(dy) * card.width >= Math.abs(dx) * card.height
  if (isVertical) {
    const y = dy >= 0 ? card.y + card.height : card.y
    const slide = Math.max(-0.35, Math.min(0.35, dx / (Math.abs(dy) + Math.abs(dx) + 1)))
    return { x: from.x + slide * card.width, y, isVertical }
  }
  return { x: dx >= 0 ? card.x + card.width : card.x, y: from.y, isVertical }
}

const dashes = {
  hard: undefined,
  soft: '6 4',
  grace: '10 3 2 3',
  lease: '10 3 2 3 2 3',
  queue: '12 4',
  replication: '16 3 4 3',
  member: '2 3',
} as const

function curve(from: DiagramCard, to: DiagramCard) {
  const start = borderPoint(from, centre(to))
  const end = borderPoint(to, centre(from))
  const bend = 0.4
  const lean = (point: typeof start, other: Point): Point =>
    point.isVertical
      ? { x: point.x, y: point.y + (other.y - point.y) * bend }
      : { x: point.x + (other.x - point.x) * bend, y: point.y }
  const [one, two] = [lean(start, end), lean(end, start)]
  const d = `M${num(start.x)} ${num(start.y)}C${num(one.x)} ${num(one.y)} ${num(two.x)} ${num(two.y)} ${num(end.x)} ${num(end.y)}`
  const middle = {
    x: (start.x + 3 * one.x + 3 * two.x + end.x) / 8,
    y: (start.y + 3 * one.y + 3 * two.y + end.y) / 8,
  }
  return { d, middle }
}

function edgeMarkup(edge: DiagramEdge, cards: ReadonlyMap<string, DiagramCard>, prefix: string) {
  const from = cards.get(edge.from)
  const to = cards.get(edge.to)
  if (from === undefined || to === undefined || from === to) return null
  const { d, middle } = curve(from, to)
  const color = edge.isBroken ? '#8f1022' : edge.letter === '' ? '#6f7868' : '#9aa18f'
  const line = el('path', {
    d,
    fill: 'none',
    stroke: color,
    'stroke-width': edge.isBroken ? 2.6 : 1.2,
    'stroke-dasharray': dashes[edge.coupling],
    'marker-end': `url(#${prefix}-arrow${edge.isBroken ? '-broken' : ''})`,
  })
  const mark = edge.isBroken ? '✕' : edge.letter
  if (mark === '') return line
  const at = { x: num(middle.x), y: num(middle.y) }
  return el(
    'g',
    {},
    line,
    el('circle', { cx: at.x, cy: at.y, r: 7.5, fill: '#fff', stroke: color, 'stroke-width': 1 }),
    el(
      'text',
      {
        x: at.x,
        y: num(at.y + 3.6),
        'font-size': 10,
        'font-weight': 700,
        'text-anchor': 'middle',
        fill: color,
      },
      mark,
    ),
  )
}

type Look = (typeof statusLooks)[EntityState]

/** The pattern at the left of a card, by which its state is seen without colour. */
function railMarkup(card: DiagramCard, { pattern }: Look, prefix: string): Markup | null {
  if (pattern === '' || card.shape === 'group') return null
  return el('rect', {
    x: num(card.x + 5),
    y: num(card.y + 6),
    width: 11,
    height: num(card.height - 12),
    fill: `url(#${prefix}-${pattern})`,
  })
}

function boxOf({ x, y, width, height, shape }: DiagramCard, inset: number) {
  return {
    x: num(x + inset),
    y: num(y + inset),
    width: num(width - 2 * inset),
    height: num(height - 2 * inset),
    rx: shape === 'group' ? num(height / 2 - inset) : 8 - inset * 0.8,
    fill: 'none',
  }
}

function frame(card: DiagramCard, prefix: string): Markup {
  const ground = el('rect', { ...boxOf(card, 0), fill: '#fff' })
  if (card.state === null) {
    return join([ground, el('rect', { ...boxOf(card, 0), stroke: '#858c7b', 'stroke-width': 1.2 })])
  }
  const look = statusLooks[card.state]
  const { color, border, dashes: dashed } = look
  const line = { stroke: color, 'stroke-width': border, 'stroke-dasharray': dashed }
  const isDouble = card.state === 'on-fallback'
  return join([
    ground,
    railMarkup(card, look, prefix),
    el('rect', { ...boxOf(card, 0), ...line }),
    isDouble ? el('rect', { ...boxOf(card, 3.5), stroke: color, 'stroke-width': 1 }) : null,
  ])
}

function stateText({ state, level }: DiagramCard): string {
  if (state === null) return ''
  const isPartial = level > 0 && level < 1
  return isPartial ? `${stateWords[state]}, ${formatShare(level)}` : stateWords[state]
}

/** A name in one line, smaller if need be, else in two. */
function nameLines(
  name: string,
  room: number,
  size: number,
): { lines: readonly string[]; size: number } {
  for (const each of [size, size - 1.5]) {
    if (fitText(name, room, each) === name) return { lines: [name], size: each }
  }
  const small = size - 2
  return {
    lines: twoLines(name, room, small).map((line) => fitText(line, room, small)),
    size: small,
  }
}

/** A name broken where its first line is full. */
function twoLines(name: string, room: number, size: number): readonly string[] {
  const words = name.split(' ')
  let first = words.shift() ?? ''
  for (let next = words[0]; next !== undefined; next = words[0]) {
    const longer = `${first} ${next}`
    if (fitText(longer, room, size) !== longer) break
    first = longer
    words.shift()
  }
  return words.length === 0 ? [first] : [first, words.join(' ')]
}

type Manner = { readonly prefix: string; readonly isLarge: boolean }

/** Smallest print in which the small words of a card can be read, in millimetres per unit: 6 pt. */
const readableScale = 0.15

/** True if a picture is printed so small that a name needs the room of the words below it. */
function needsLargeNames({ bounds }: Diagram, room: Room | undefined): boolean {
  if (room === undefined) return false
  return Math.min(room.widthMm / bounds.width, room.heightMm / bounds.height) < readableScale
}

const largeSizes: readonly number[] = [20, 18, 16, 14, 13]

/** A name as large as its card allows, in one line or two; cut only where the smallest is too large. */
function largeName(name: string, room: number): { lines: readonly string[]; size: number } {
  for (const size of largeSizes) {
    const lines = twoLines(name, room, size)
    if (lines.every((line) => fitText(line, room, size) === line)) return { lines, size }
  }
  return nameLines(name, room, 15)
}

function largeNameMarkup(card: DiagramCard): Markup {
  const { lines, size } = largeName(card.name, card.width - 60)
  const lineHeight = size + 2
  const firstY = card.y + card.height / 2 + size * 0.36 - ((lines.length - 1) * lineHeight) / 2
  return join(
    lines.map((line, number) =>
      el(
        'text',
        {
          x: num(card.x + 24),
          y: num(firstY + number * lineHeight),
          'font-size': size,
          'font-weight': 650,
          fill: '#171a15',
        },
        line,
      ),
    ),
  )
}

const groupSize = 11.5

/** The name of a group, in one line; as large as its card allows where it is printed small. */
function groupName(name: string, room: number, isLarge: boolean) {
  const fits = (size: number) => fitText(name, room, size) === name
  const size = isLarge ? (largeSizes.find(fits) ?? groupSize) : groupSize
  return { lines: [fitText(name, room, size)], size }
}

function nameMarkup(card: DiagramCard, { isLarge }: Manner): Markup {
  const isSmall = card.shape === 'group'
  const room = card.width - (isSmall ? 48 : 60)
  const { lines, size } = isSmall
    ? groupName(card.name, room, isLarge)
    : nameLines(card.name, room, 14)
  const firstY = isSmall
    ? card.y + card.height / 2 + size * 0.38
    : card.y + (lines.length > 1 ? 19 : 26)
  return join(
    lines.map((line, number) =>
      el(
        'text',
        {
          x: num(card.x + (isSmall ? 16 : 24)),
          y: num(firstY + number * (size + 1.5)),
          'font-size': size,
          'font-weight': 650,
          fill: '#171a15',
        },
        line,
      ),
    ),
  )
}

function originMarkup({ x, y }: DiagramCard): Markup {
  return el(
    'g',
    { transform: `translate(${num(x)} ${num(y)})` },
    el('circle', { r: 10, fill: '#171a15' }),
    el('path', { d: 'M1.5-7L-4 1.2H-.4L-1.5 7L4-1.2H.4Z', fill: '#fff' }),
  )
}

/** What a card says: its name, and below it what it is and how it is where that can be read. */
function wordsMarkup(card: DiagramCard, manner: Manner): Markup {
  if (card.shape === 'group') return nameMarkup(card, manner)
  if (manner.isLarge) return largeNameMarkup(card)
  const state = stateText(card)
  const second = state === '' ? card.kind : `${card.kind} · ${state}`
  return join([
    nameMarkup(card, manner),
    el(
      'text',
      { x: num(card.x + 24), y: num(card.y + card.height - 11), 'font-size': 11, fill: '#545a4e' },
      fitText(second, card.width - 34, 11),
    ),
  ])
}

function cardMarkup(card: DiagramCard, manner: Manner): Markup {
  const isSmall = card.shape === 'group'
  const state = stateText(card)
  const badgeY = isSmall ? card.y + card.height / 2 : card.y + 20
  return el(
    'g',
    {},
    el('title', {}, `${card.name}, ${card.kind}${state === '' ? '' : `, ${state}`}`),
    frame(card, manner.prefix),
    wordsMarkup(card, manner),
    card.state === null
      ? null
      : statusBadge(card.state, num(card.x + card.width - 18), num(badgeY)),
    card.isOrigin ? originMarkup(card) : null,
  )
}

/** Room for a picture on paper. */
export type Room = { readonly widthMm: number; readonly heightMm: number }

export type DiagramWords = {
  readonly title: string
  readonly description: string
  /** Without it nothing is left out for the sake of legibility. */
  readonly room?: Room
}

/** A picture as one `svg` element; `prefix` keeps several pictures in one document apart. */
export function diagramMarkup(diagram: Diagram, words: DiagramWords, prefix = 'plan'): Markup {
  const { bounds, sites, cards, edges } = diagram
  const byId = new Map(cards.map((card) => [card.id, card]))
  const manner = { prefix, isLarge: needsLargeNames(diagram, words.room) }
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `${num(bounds.x)} ${num(bounds.y)} ${num(bounds.width)} ${num(bounds.height)}`,
      width: num(bounds.width),
      height: num(bounds.height),
      role: 'img',
      'aria-labelledby': `${prefix}-title ${prefix}-desc`,
      'font-family': fonts,
    },
    el('title', { id: `${prefix}-title` }, words.title),
    el('desc', { id: `${prefix}-desc` }, words.description),
    statusPatterns(prefix),
    ...sites.map(siteMarkup),
    ...edges.map((edge) => edgeMarkup(edge, byId, prefix)),
    ...sites.map((site) => siteNameMarkup(site, manner.isLarge ? 18 : 14)),
    ...cards.map((card) => cardMarkup(card, manner)),
  )
}

/** The words behind a picture, for those who cannot see it: what is not operational. */
export function diagramDescription(diagram: Diagram): string {
  const troubled = diagram.cards.filter(
    ({ state }) => state !== null && state !== 'operational' && state !== 'stopped',
  )
  const counted = `${diagram.cards.length} components, groups and business services`
  if (troubled.length === 0) return `${counted}; nothing is in trouble.`
  return `${counted}. Not operational: ${troubled.map((card) => `${card.name} (${stateText(card)})`).join(', ')}.`
}

/**
 * The picture of a plan as SVG text; with `states` as it was at a moment, else as drawn.
 */
export function renderDiagramSvg(
  source: DiagramSource,
  layout: DiagramLayout,
  states: ReadonlyMap<string, EntityNow> | null,
): string {
  const diagram = buildDiagram(source, layout, states)
  const title = source.plan.name ?? 'Architecture'
  return diagramMarkup(diagram, { title, description: diagramDescription(diagram) }).markup
}
