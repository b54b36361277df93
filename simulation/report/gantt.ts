/**
 * The recovery chart: one row per business service or component that was hit, its outage cut into
 * what it was spent on, with lines at its objectives.
 */
import type { Outage, RecoveryBar } from '../views/contract.ts'
import { formatDuration } from '../views/words.ts'
import { fitText } from './diagram.ts'
import { el, join, type Markup, num } from './markup.ts'
import { familyLook, stretchMarkup } from './segmentLooks.ts'
import { statusPatterns } from './statusMarks.ts'
import { axisMarkup, rootTimeScale, type TimeScale, timeScale } from './timeAxis.ts'

const width = 720
const labelWidth = 178
const rowHeight = 26
const top = 26

/** Rows of one picture: two of them fill a page, and one fills up what another part left of it. */
const rowsMax = 18

/** The end of the time that is worth drawing: the last recovery or objective, and a little more. */
export function chartEndMs(bars: readonly RecoveryBar[], untilMs: number): number {
  const ends = bars.flatMap(({ outages, rtoMs, mtdMs }) =>
    outages.flatMap(({ startMs, endMs }) => {
      const targets = [rtoMs, mtdMs].flatMap((ms) => (ms === null ? [] : [startMs + ms]))
      const end = endMs ?? untilMs
      // Objectives far behind the end would squeeze everything else.
      return [end, ...targets.filter((ms) => ms <= 1.5 * end)]
    }),
  )
  return Math.min(untilMs, Math.max(60_000, ...ends) * 1.03)
}

/** True if most bars would be squeezed into the first part of an even axis. */
export function isSqueezed(bars: readonly RecoveryBar[], untilMs: number): boolean {
  const ends = bars
    .flatMap(({ outages }) => outages.map(({ endMs }) => endMs ?? untilMs))
    .sort((a, b) => a - b)
  const middle = ends[Math.floor(ends.length / 2)] ?? 0
  return middle < 0.25 * chartEndMs(bars, untilMs)
}

function verdictWords({ outages, rto }: RecoveryBar, untilMs: number): string {
  if (outages.length === 0) return 'not hit'
  const lastedMs = Math.max(...outages.map(({ startMs, endMs }) => (endMs ?? untilMs) - startMs))
  const isOver = outages.every(({ endMs }) => endMs !== null)
  const flag = rto === 'missed' ? ' ⚑' : rto === 'met' ? ' ✓' : ''
  return `${isOver ? '' : '> '}${formatDuration(lastedMs)}${flag}`
}

type Target = { readonly kind: 'RTO' | 'MTD'; readonly x: number }

/** Room that the name of a target takes. */
const targetWidth = 22

/** Names stand behind their lines; of two that are close the first stands before its own. */
function targetLines(targets: readonly Target[], y: number): readonly Markup[] {
  const [first, second] = [...targets].sort((a, b) => a.x - b.x)
  if (first === undefined) return []
  if (second === undefined) return [targetLine(first, y, 'start')]
  const isClose = second.x - first.x < targetWidth
  return [targetLine(first, y, isClose ? 'end' : 'start'), targetLine(second, y, 'start')]
}

function targetLine({ kind, x }: Target, y: number, anchor: 'start' | 'end'): Markup {
  const isMtd = kind === 'MTD'
  return el(
    'g',
    {},
    el('path', {
      d: `M${num(x)} ${y + 1}V${y + rowHeight - 1}`,
      stroke: '#171a15',
      'stroke-width': isMtd ? 2.4 : 1.6,
      'stroke-dasharray': isMtd ? undefined : '3 2',
    }),
    el(
      'text',
      {
        x: num(anchor === 'start' ? x + 3 : x - 3),
        y: y + 7.5,
        'text-anchor': anchor,
        'font-size': 7.5,
        'font-weight': 700,
        fill: '#171a15',
        stroke: '#fff',
        'stroke-width': 2.5,
        'paint-order': 'stroke',
      },
      kind,
    ),
  )
}

function outageMarkup(outage: Outage, y: number, x: TimeScale, prefix: string): Markup {
  return join(
    outage.path.map((segment) => {
      const from = x(segment.fromMs)
      const box = { x: from, y: y + 9, width: x(segment.toMs) - from, height: rowHeight - 12 }
      return stretchMarkup(familyLook(segment.segment), box, prefix)
    }),
  )
}

function rowMarkup(
  bar: RecoveryBar,
  y: number,
  chart: { x: TimeScale; endMs: number; untilMs: number; prefix: string },
) {
  const { x, endMs, untilMs, prefix } = chart
  const isService = bar.kind === 'business-service'
  const [first] = bar.outages
  const targets = (['rtoMs', 'mtdMs'] as const).flatMap((key): readonly Target[] => {
    const ms = bar[key]
    const atMs = ms === null || first === undefined ? null : first.startMs + ms
    if (atMs === null || atMs > endMs) return []
    return [{ kind: key === 'rtoMs' ? 'RTO' : 'MTD', x: x(atMs) }]
  })
  return el(
    'g',
    {},
    el('title', {}, `${bar.name}: ${verdictWords(bar, untilMs)}`),
    el(
      'text',
      { x: 0, y: y + 19, 'font-size': 11, 'font-weight': isService ? 700 : 400, fill: '#171a15' },
      fitText(bar.name, labelWidth - 12, 11),
    ),
    el('path', {
      d: `M${labelWidth} ${y + rowHeight}H${width - 64}`,
      stroke: '#ecefe6',
      'stroke-width': 0.8,
    }),
    ...bar.outages.map((outage) => outageMarkup(outage, y, x, prefix)),
    ...targetLines(targets, y),
    el(
      'text',
      {
        x: width,
        y: y + 19,
        'font-size': 10,
        'text-anchor': 'end',
        fill: '#171a15',
        'font-weight': bar.rto === 'missed' ? 700 : 400,
      },
      verdictWords(bar, untilMs),
    ),
  )
}

type Time = { readonly endMs: number; readonly untilMs: number; readonly isRoot: boolean }

function chartMarkup(bars: readonly RecoveryBar[], time: Time, number: number): Markup {
  const prefix = `gantt-${number}`
  const { endMs, untilMs, isRoot } = time
  const height = top + bars.length * rowHeight + 4
  const x = (isRoot ? rootTimeScale : timeScale)(endMs, labelWidth, width - 70)
  const words = bars.map((bar) => `${bar.name} ${verdictWords(bar, untilMs)}`).join('; ')
  return el(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      class: 'chart',
      role: 'img',
      'aria-labelledby': `${prefix}-title ${prefix}-desc`,
    },
    el('title', { id: `${prefix}-title` }, 'Recovery of services and components over time'),
    el('desc', { id: `${prefix}-desc` }, words),
    statusPatterns(prefix),
    axisMarkup(endMs, x, height - 4),
    ...bars.map((bar, row) => rowMarkup(bar, top + row * rowHeight, { x, endMs, untilMs, prefix })),
  )
}

/** The charts of all bars, half a page’s worth in each at most, and about as many in each. */
export function ganttMarkup(bars: readonly RecoveryBar[], untilMs: number): readonly Markup[] {
  const endMs = chartEndMs(bars, untilMs)
  const isRoot = isSqueezed(bars, untilMs)
  const pictures: Markup[] = []
  const rows = Math.ceil(bars.length / Math.max(1, Math.ceil(bars.length / rowsMax)))
  for (let first = 0; first < bars.length; first += rows) {
    const chunk = bars.slice(first, first + rows)
    pictures.push(chartMarkup(chunk, { endMs, untilMs, isRoot }, pictures.length + 1))
  }
  return pictures
}

/** One outage as a bar of full width; the segments fill it exactly. */
export function pathBarMarkup(
  outage: Outage,
  untilMs: number,
  name: string,
  prefix: string,
): Markup {
  const endMs = outage.endMs ?? untilMs
  const x = timeScale(endMs - outage.startMs, 0.5, width - 0.5)
  return el(
    'svg',
    {
      viewBox: `0 0 ${width} 26`,
      class: 'chart',
      role: 'img',
      'aria-labelledby': `${prefix}-title`,
    },
    el(
      'title',
      { id: `${prefix}-title` },
      `What the outage of ${name} was spent on, from its start to its end`,
    ),
    statusPatterns(prefix),
    ...outage.path.map((segment) => {
      const from = x(segment.fromMs - outage.startMs)
      const box = { x: from, y: 2, width: x(segment.toMs - outage.startMs) - from, height: 22 }
      return stretchMarkup(familyLook(segment.segment), box, prefix)
    }),
  )
}
