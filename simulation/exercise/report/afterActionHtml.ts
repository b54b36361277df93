/**
 * The after-action report and improvement plan as one HTML file, in the order of HSEEP: overview, what
 * was meant and how it went, what was decided, strengths and gaps, and who will do what by when.
 *
 * What was computed, what was said and what was observed are kept apart, and a simulation is never
 * called a test.
 */
import { el, type Markup } from '../../report/markup.ts'
import { engineVersion } from '../../engine/simulate.ts'
import { pageToHtml } from '../../report/page.ts'
import { type Section, sectionMarkup, tableMarkup } from '../../report/tables.ts'
import { formatDuration, formatInstant, formatList, formatShare } from '../../views/words.ts'
import type { Verdict } from '../../views/contract.ts'
import type { AfterAction, Difference, ReviewedDecision } from './afterAction.ts'

const ratingWords = {
  P: 'P: performed without challenges',
  S: 'S: performed with some challenges',
  M: 'M: performed with major challenges',
  U: 'U: unable to be performed',
  '': 'not rated: nothing is evidenced',
} as const

const verdictWords: Readonly<Record<Verdict, string>> = {
  met: 'met',
  missed: 'missed',
  open: 'still out',
  'no-target': 'no target',
  'not-hit': 'was not out',
}

function heads(...names: readonly string[]): readonly { readonly head: string }[] {
  return names.map((head) => ({ head }))
}

function rows(
  cells: readonly (readonly (string | Markup)[])[],
): readonly { readonly cells: readonly (string | Markup)[] }[] {
  return cells.map((one) => ({ cells: one }))
}

function paragraph(text: string): Markup {
  return el('p', {}, text)
}

function list(items: readonly string[]): Markup {
  return el('ul', {}, ...items.map((item) => el('li', {}, item)))
}

function overview({ state, head, entries }: AfterAction): Section {
  const { header, preparation } = state
  const facts: readonly (readonly [string, string])[] = [
    ['Organisation', preparation.organisation ?? 'not said'],
    ['Sponsor', preparation.sponsor ?? 'not said'],
    ['Kind', preparation.kind ?? 'tabletop'],
    ['Began', state.startedMs < 0 ? 'did not begin' : formatInstant(state.startedMs, 0)],
    ['Last entry', formatInstant(state.wallMs, 0)],
    ['Plan', `${header.plan.name}, SHA-256 ${header.plan.sha256}`],
    ['Scenario', `${header.scenario.name}, SHA-256 ${header.scenario.sha256}`],
    ['Run', `seed ${header.seed}, engine ${header.engineVersion}`],
    ['Objectives fixed as', state.lockedDigest === '' ? 'not fixed' : state.lockedDigest],
    ['Journal', `${entries} entries, chained to ${head}`],
  ]
  return {
    id: 'overview',
    title: 'Overview',
    children: [tableMarkup('What was exercised, and with what', heads('', ''), rows(facts))],
  }
}

function participants({ state }: AfterAction): Section {
  const roleName = (id: string): string => state.preparation.roles?.[id]?.name ?? id
  const roster = Object.values(state.people).map((one) => [
    one.name,
    one.realRole,
    roleName(one.role),
    one.substitutes,
    one.stays
      .map(
        ({ fromMs, toMs }) =>
          `${formatInstant(fromMs, 0)} to ${toMs === null ? 'the end' : formatInstant(toMs, 0)}`,
      )
      .join('; '),
  ])
  const seats = Object.values(state.seats).map((one) => [
    one.name,
    '',
    roleName(one.role),
    '',
    'joined from a device',
  ])
  return {
    id: 'participants',
    title: 'Participants',
    children: [
      tableMarkup(
        'Who took part',
        heads('Name', 'Real role', 'Role played', 'Substitute for', 'Present'),
        rows([...roster, ...seats]),
      ),
    ],
  }
}

function objectives({ objectives: all }: AfterAction): Section {
  return {
    id: 'objectives',
    title: 'Objectives',
    children: [
      ...all.map((one) =>
        el(
          'div',
          {},
          el('h3', {}, one.name),
          el('p', {}, el('strong', {}, ratingWords[one.rating])),
          list(one.criteria),
          paragraph(one.note),
          one.evidence.length === 0
            ? null
            : paragraph(
                `Evidence: ${formatList(one.evidence.map((seq) => `entry ${seq}`))} of the journal.`,
              ),
          one.clauses.length === 0
            ? null
            : el(
                'p',
                { class: 'small quiet' },
                `Bears on ${formatList([...one.clauses])}. An exercise gives evidence; it makes nobody compliant.`,
              ),
        ),
      ),
    ],
  }
}

function results({ results: all }: AfterAction): Section {
  const length = (ms: number | null): string => (ms === null ? '–' : formatDuration(ms))
  const table = all.map((one) => [
    one.name,
    length(one.rtoMs),
    one.outages.length === 0 ? 'was not out' : formatDuration(one.rtaMs),
    verdictWords[one.rto],
    length(one.rpoMs),
    length(one.rpaMs),
    length(one.mtdMs),
    verdictWords[one.mtd],
  ])
  return {
    id: 'results',
    title: 'What the model computed',
    children: [
      paragraph(
        'These figures were simulated with the decisions of the room. Nothing was restored and nothing was measured.',
      ),
      tableMarkup(
        'Targets and what was reached',
        heads('Business service', 'RTO', 'RTA', '', 'RPO', 'RPA', 'MTD', ''),
        rows(table),
      ),
    ],
  }
}

function differences(all: readonly Difference[]): string {
  return formatList(
    all.map(
      ({ name, byMs }) =>
        `${name} back ${formatDuration(Math.abs(byMs))} ${byMs > 0 ? 'later' : 'earlier'}`,
    ),
  )
}

function decisionRow(one: ReviewedDecision): readonly string[] {
  const counterfactuals = [
    ...(one.sooner.length === 0
      ? []
      : [`Had it been taken when it was asked: ${differences(one.sooner)}.`]),
    ...(one.without.length === 0 ? [] : [`Without it: ${differences(one.without)}.`]),
    ...(one.isAction && one.sooner.length + one.without.length === 0
      ? ['It changed no outage.']
      : []),
  ]
  const vote =
    one.vote === null || one.vote.votes === 0
      ? ''
      : `${one.vote.votes} votes, ${formatShare(one.vote.alignment)} of one mind`
  return [
    formatDuration(one.atMs),
    one.question === '' ? one.name : `${one.question} → ${one.name}`,
    [one.owner, one.rationale].filter((part) => part !== '').join(': '),
    one.latencyMs < 0 ? 'unasked' : formatDuration(one.latencyMs),
    vote,
    counterfactuals.join(' '),
  ]
}

function decisions({ decisions: all }: AfterAction): Section {
  const none = paragraph('Nothing was decided.')
  return {
    id: 'decisions',
    title: 'Decisions and what they were worth',
    children: [
      all.length === 0
        ? none
        : tableMarkup(
            'What was decided',
            heads('At', 'Decision', 'Owner and reason', 'After', 'Vote', 'Computed'),
            rows(all.map(decisionRow)),
          ),
    ],
  }
}

function strengths({ strengths: all }: AfterAction): Section {
  const items = all.map(({ what }) => what.text)
  return {
    id: 'strengths',
    title: 'Strengths',
    children: [items.length === 0 ? paragraph('None was written down.') : list(items)],
  }
}

function improvements({ improvements: all }: AfterAction): Section {
  const table = all.flatMap(({ gap, support, actions, putOff }) => {
    const { text, severity = 'low', reference = '', cause = '' } = gap.what
    const area = [text, ...(support > 0 ? [`(supported by ${support})`] : [])].join(' ')
    const why = [reference, cause].filter((part) => part !== '').join('; ')
    if (actions.length === 0)
      return [[severity, area, why, putOff === '' ? 'open' : `Not now: ${putOff}`, '', '']]
    return actions.map((action) => [severity, area, why, action.text, action.owner, action.due])
  })
  return {
    id: 'improvements',
    title: 'Improvement plan',
    children: [
      table.length === 0
        ? paragraph('No gap was written down.')
        : tableMarkup(
            'Who does what by when',
            heads(
              '',
              'Area for improvement',
              'Reference and cause',
              'Corrective action',
              'Owner',
              'Due',
            ),
            rows(table),
          ),
    ],
  }
}

function stories({ stories: all }: AfterAction): readonly Section[] {
  if (all.length === 0) return []
  const length = (ms: number): string => (ms < 0 ? 'was not out' : formatDuration(ms))
  return [
    {
      id: 'stories',
      title: 'Other stories that were played',
      children: all.map(({ name, services }) =>
        tableMarkup(
          name,
          heads('Business service', 'As told above', 'In this story'),
          rows(services.map((one) => [one.name, length(one.rtaMs[0]), length(one.rtaMs[1])])),
        ),
      ),
    },
  ]
}

function timeline({ timeline: all }: AfterAction): Section {
  return {
    id: 'timeline',
    title: 'Timeline',
    children: [
      tableMarkup(
        'Computed, said and observed, in the order of the story',
        heads('Story', 'Wall', 'From', 'What'),
        rows(
          all.map((one) => [
            formatDuration(one.atMs),
            one.wallMs < 0 ? 'computed' : formatInstant(one.wallMs, 0),
            one.source,
            one.text,
          ]),
        ),
      ),
    ],
  }
}

/** The report as one self-contained file; the same journal gives the same bytes. */
export function afterActionToHtml(report: AfterAction): string {
  const { title, classification = '' } = report.state.preparation
  const sections = [
    overview(report),
    objectives(report),
    results(report),
    decisions(report),
    strengths(report),
    improvements(report),
    ...stories(report),
    participants(report),
    timeline(report),
  ]
  return pageToHtml({
    title: `After-action report: ${title}`,
    footer: title,
    generator: `Blackstart, engine ${engineVersion}`,
    main: [
      el('p', { class: 'quiet' }, classification),
      el('h1', {}, `After-action report: ${title}`),
      ...sections.map((section, index) => sectionMarkup(section, index + 1)),
    ],
  })
}
