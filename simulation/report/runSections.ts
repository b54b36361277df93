/**
 * The middle of the report: what happened, how it looked, where the time went and why.
 */
import type { PathSegment } from '../views/contract.ts'
import {
  formatCount,
  formatDuration,
  formatElapsed,
  formatNumberOf,
  segmentWords,
} from '../views/words.ts'
import type { PathTable, Report } from './contract.ts'
import { diagramDescription, diagramMarkup } from './diagram.ts'
import { fleetMarkup, fleetWords } from './fleetMarkup.ts'
import { ganttMarkup, isSqueezed, pathBarMarkup } from './gantt.ts'
import { el, type Markup } from './markup.ts'
import { familyLegend } from './segmentLooks.ts'
import { statusBadge } from './statusMarks.ts'
import { type Section, tableMarkup } from './tables.ts'

export function timelineSection({ timeline, eventsLeftOut }: Report): Section {
  return {
    id: 'timeline',
    title: 'What happened',
    children: [
      tableMarkup(
        { words: 'Key events with their causes', isDense: true },
        [
          { head: '', class: 'sign' },
          { head: 'After', class: 'time' },
          { head: 'Clock, UTC', class: 'time' },
          { head: 'Event' },
        ],
        timeline.map(({ elapsed, clock, text, weight }) => ({
          class: `row-${weight}`,
          cells: ['', elapsed, clock, text],
        })),
      ),
      el(
        'p',
        { class: 'small quiet' },
        `■ something got worse, ● something got better, ○ people found out or decided, ¶ a message of the exercise. ${formatCount(eventsLeftOut)} further events are in the log.`,
      ),
    ],
  }
}

function statusLegend(): Markup {
  const badge = (state: Parameters<typeof statusBadge>[0], words: string) =>
    el(
      'li',
      {},
      el(
        'svg',
        { width: 18, height: 18, viewBox: '-10 -10 20 20', 'aria-hidden': 'true' },
        statusBadge(state, 0, 0),
      ),
      words,
    )
  return el(
    'ul',
    { class: 'legend' },
    badge('operational', 'operational'),
    badge('degraded', 'degraded'),
    badge('down', 'down'),
    badge('recovering', 'recovering'),
    badge('on-fallback', 'on fallback'),
    badge('stopped', 'stopped'),
    el('li', {}, 'black disc with flash: struck by the scenario'),
  )
}

/** What a landscape page has beside its heading, legend and caption; as in the style sheet. */
const pictureRoom = { widthMm: 265, heightMm: 130 } as const

export function pictureSection({ picture, identity }: Report): Section {
  const { diagram, clock } = picture
  const title = `${identity.plan} at the worst moment`
  return {
    id: 'picture',
    title: 'The worst moment',
    class: 'picture',
    children: [
      statusLegend(),
      el(
        'figure',
        {},
        diagramMarkup(
          diagram,
          { title, description: diagramDescription(diagram), room: pictureRoom },
          'picture',
        ),
        el(
          'figcaption',
          {},
          `State of everything on ${clock} UTC, ${formatElapsed(picture.atMs)} after the start, when most is down, weighted by tier. Arrows lead from what needs to what is needed: solid hard, dashed soft, dash-dotted with a reserve, dotted member of a group; thick with ✕ where the loss came through. Letters: S to start, R to recover, C to change, O to operate, V to observe.`,
        ),
      ),
    ],
  }
}

/** Components whose bars are drawn; more would be a list that nobody reads. */
const componentsMax = 48

/** Every service that was hit, and of the components those that were out longest. */
function barsShown(hit: Report['bars'], untilMs: number): Report['bars'] {
  const downMs = ({ outages }: Report['bars'][number]) =>
    outages.reduce((sum, { startMs, endMs }) => sum + (endMs ?? untilMs) - startMs, 0)
  const components = hit.filter(({ kind }) => kind === 'component')
  const longest = [...components].sort((a, b) => downMs(b) - downMs(a)).slice(0, componentsMax)
  const drawn = new Set(longest)
  return hit.filter((bar) => bar.kind !== 'component' || drawn.has(bar))
}

export function recoverySection({ bars, untilMs }: Report): Section {
  const hit = bars.filter(({ outages }) => outages.length > 0)
  const spared = bars.length - hit.length
  const shown = barsShown(hit, untilMs)
  const rest =
    shown.length === hit.length
      ? ''
      : ` ${formatCount(hit.length - shown.length)} more components were out for no longer than these and are not shown.`
  return {
    id: 'recovery',
    title: 'Recovery against objectives',
    children: [
      familyLegend('gantt-1'),
      ...ganttMarkup(shown, untilMs).map((chart) => el('figure', {}, chart)),
      el(
        'p',
        { class: 'small quiet' },
        `Business services first, in bold, then components in the order in which they were hit; each bar is cut into what the time was spent on. RTO dashed and MTD solid count from the start of the first outage; ⚑ missed, ✓ met.${isSqueezed(shown, untilMs) ? ' The time axis gives more room to the first hours: places grow with the square root of time.' : ''}${spared > 0 ? ` ${formatNumberOf(spared, 'business service was', 'business services were')} not hit and ${spared === 1 ? 'is' : 'are'} not shown.` : ''}${rest}`,
      ),
    ],
  }
}

function dragWords(dragMs: number | null): string {
  if (dragMs === null) return 'not known'
  return dragMs < 0 ? `none, ${formatDuration(-dragMs)} longer` : formatDuration(dragMs)
}

function pathRow({ fromMs, toMs, segment, text }: PathSegment, dragMs: number | null) {
  return {
    cells: [
      formatElapsed(fromMs),
      formatDuration(toMs - fromMs),
      dragWords(dragMs),
      segmentWords[segment],
      text,
    ],
  }
}

function pathMarkup({ id, name, outage, lastedMs, dragsMs }: PathTable, untilMs: number): Markup {
  const sumMs = outage.path.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
  const over = outage.endMs === null ? ', not over at the end of the run' : ''
  return el(
    'div',
    {},
    el('h3', {}, `${name}: ${formatDuration(lastedMs)}${over}`),
    el('figure', { class: 'bar' }, pathBarMarkup(outage, untilMs, name, `path-${id}`)),
    tableMarkup(
      { words: `Critical path of ${name}`, isDense: true },
      [
        { head: 'From', class: 'time' },
        { head: 'Lasted', class: 'number' },
        { head: 'Drag', class: 'number' },
        { head: 'Spent on', width: '17%' },
        { head: 'What came of it' },
      ],
      [
        ...outage.path.map((segment, position) => pathRow(segment, dragsMs[position] ?? null)),
        {
          class: 'sum',
          cells: [
            'Sum',
            formatDuration(sumMs),
            '',
            '',
            `${formatCount(sumMs)} ms, exactly the ${formatCount(lastedMs)} ms of the outage`,
          ],
        },
      ],
    ),
  )
}

const standstillsMax = 8

/** Which ways out were blocked, the longest waits first. */
function standstillMarkup(standstills: Report['standstills']): Markup | null {
  if (standstills.length === 0) return null
  const rest = standstills.length - standstillsMax
  return el(
    'div',
    {},
    el('h3', {}, 'What stood still meanwhile'),
    tableMarkup(
      { words: 'Work, starts and calls that waited for what was not there', isDense: true },
      [{ head: 'Waited', class: 'time', width: '17%' }, { head: 'What' }],
      standstills.slice(0, standstillsMax).map(({ waitedMs, isOpen, text }) => ({
        cells: [`${formatDuration(waitedMs)}${isOpen ? ', to the end' : ''}`, text],
      })),
    ),
    rest > 0
      ? el('p', { class: 'small quiet' }, `${formatCount(rest)} shorter waits are in the log.`)
      : null,
  )
}

export function pathsSection({ paths, pathsLeftOut, standstills, untilMs }: Report): Section {
  const chosen =
    pathsLeftOut === 0
      ? ''
      : ` It is told here for what missed an objective or was out longest; the chart above has the bars of ${formatNumberOf(pathsLeftOut, 'other service', 'other services')}.`
  return {
    id: 'paths',
    title: 'Where the time went',
    children: [
      el(
        'p',
        {},
        `The critical path is the chain of causes that were satisfied last, from the end of an outage back to its start. Only what shortens a stretch of it shortens the outage; by how much is its drag: how much sooner the outage would have been over had the stretch taken no time, by a replay with the same luck. What goes on beside a stretch makes the drag less than the stretch lasted; what it delays past the end of a shift makes it more.${chosen}`,
      ),
      familyLegend('gantt-1'),
      ...paths.map((path) => pathMarkup(path, untilMs)),
      standstillMarkup(standstills),
    ],
  }
}

export function causesSection(causes: NonNullable<Report['causes']>): Section {
  return {
    id: 'causes',
    title: causes.title,
    children: [
      el(
        'p',
        {},
        'Read downwards: each line happened because of the line below it. Where several things had to come together they are set further in; a heavy line marks what came from outside.',
      ),
      el(
        'ol',
        { class: 'why' },
        ...causes.lines.map(({ depth, elapsed, text, isOrigin }) =>
          el(
            'li',
            { style: `--depth:${Math.min(depth, 8)}`, class: isOrigin ? 'origin' : undefined },
            el('span', { class: 'elapsed' }, elapsed),
            text,
          ),
        ),
      ),
    ],
  }
}

export function fleetsSection({ fleets, untilMs }: Report): Section {
  return {
    id: 'fleets',
    title: 'Machines',
    children: fleets.map((fleet) =>
      el(
        'figure',
        {},
        el('h3', {}, fleet.name),
        fleetMarkup(fleet, untilMs),
        el(
          'figcaption',
          {},
          fleetWords(fleet),
          ' The line is what works, the hatched area what is broken.',
        ),
      ),
    ),
  }
}
