/**
 * The first pages of the report: who it is about, what the answer is, and what it stands on.
 */
import type { ServiceResult } from '../views/contract.ts'
import { formatCount, formatDuration, formatMoney, formatShare } from '../views/words.ts'
import { markers, type Report, type ReportInput, type ServiceRow } from './contract.ts'
import { el, type Markup } from './markup.ts'
import { markLegend, markMarkup, type Section, tableMarkup, verdictMarkup } from './tables.ts'

function fact(name: string, value: string | Markup): readonly Markup[] {
  if (value === '') return []
  return [el('dt', {}, name), el('dd', {}, value)]
}

const digest = (text: string) => el('span', { class: 'digest' }, text)

/** The cover: identity, contents and how to make the run again. */
export function coverMarkup(report: Report, sections: readonly Section[]): Markup {
  const { identity } = report
  const isOrganised = identity.organisation !== '' && identity.organisation !== identity.plan
  return el(
    'header',
    { class: 'cover' },
    el('p', { class: 'brand' }, 'Blackstart'),
    el(
      'p',
      { class: 'kind' },
      `Outage report${isOrganised ? ` for ${identity.organisation}` : ''}`,
    ),
    el('h1', {}, `${identity.plan}: ${identity.scenario}`),
    report.story.summary === '' ? null : el('p', { class: 'summary' }, report.story.summary),
    el(
      'dl',
      { class: 'facts' },
      ...fact('Plan', identity.plan),
      ...fact('Scenario', identity.scenario),
      ...identity.bindings.flatMap(({ target, things }) => fact(target, things)),
      ...fact('Begins', identity.start),
      ...fact('Simulated time', identity.until),
      ...fact('Seed', identity.seed),
      ...fact('Engine version', identity.engineVersion),
      ...fact('Plan, SHA-256', digest(identity.planDigest)),
      ...fact('Scenario, SHA-256', digest(identity.scenarioDigest)),
      ...fact('Log, SHA-256', digest(identity.logDigest)),
    ),
    el(
      'p',
      { class: 'small quiet' },
      'The same inputs give the same run on every machine. Reproduce it with',
    ),
    el('p', { class: 'command' }, identity.command),
    el(
      'nav',
      { 'aria-label': 'Contents' },
      el(
        'ol',
        {},
        ...sections.map(({ id, title }, at) =>
          el('li', {}, el('a', { href: `#${id}` }, el('span', { class: 'number' }, at + 1), title)),
        ),
      ),
    ),
  )
}

function duration(ms: number | null): string {
  return ms === null ? '' : formatDuration(ms)
}

function lossWords({ loss, currency }: ServiceResult): string {
  return loss === null || currency === null ? '–' : formatMoney(currency, loss)
}

function coveredWords({ coveredMs, carriedLevel }: ServiceResult): string {
  if (coveredMs > 0) return `${formatDuration(coveredMs)} by hand`
  return carriedLevel > 0 ? `${formatShare(carriedLevel)} by hand, too little` : ''
}

function lossMarkup(result: ServiceResult, margin: string): Markup {
  if (result.rpo === 'no-target') return el('span', {}, margin)
  return verdictMarkup(result.rpo, duration(result.rpoMs), margin)
}

function serviceCells(
  { result, rtoMargin, mtdMargin, rpoMargin }: ServiceRow,
  isDataLost: boolean,
) {
  const isHit = result.outages.length > 0
  const out = isHit ? `${result.isRestored ? '' : 'over '}${formatDuration(result.rtaMs)}` : '–'
  const covered = coveredWords(result)
  const times = result.outages.length > 1 ? `longest of ${result.outages.length} outages` : ''
  const notes = [times, covered].filter((each) => each !== '').join('; ')
  const normal = !isHit
    ? '–'
    : result.normalAtMs === null
      ? 'not in this run'
      : formatDuration(result.normalAtMs)
  return [
    el('strong', {}, result.name),
    result.tier,
    el('span', {}, out, notes === '' ? null : el('span', { class: 'margin' }, notes)),
    verdictMarkup(result.rto, duration(result.rtoMs), rtoMargin),
    verdictMarkup(result.mtd, duration(result.mtdMs), mtdMargin),
    ...(isDataLost ? [lossMarkup(result, rpoMargin)] : []),
    normal,
    isHit ? lossWords(result) : '–',
  ]
}

export function verdictSection({ verdict }: Report): Section {
  const isDataLost = verdict.services.some(({ result }) => result.rpaMs !== null)
  return {
    id: 'verdict',
    title: 'Verdict',
    children: [
      el(
        'ul',
        { class: 'sentences' },
        ...verdict.sentences.map((sentence) => el('li', {}, sentence)),
      ),
      tableMarkup(
        { words: 'Business services against their objectives', isDense: true },
        [
          { head: 'Business service', width: '19%' },
          { head: 'Tier' },
          { head: 'Out for', width: '18%' },
          { head: 'Recovery time objective', width: '21%' },
          { head: 'Maximum tolerable downtime', width: '21%' },
          ...(isDataLost ? [{ head: 'Recovery point objective' }] : []),
          { head: 'Normal after' },
          { head: 'Loss', class: 'number' },
        ],
        verdict.services.map((row) => ({ cells: serviceCells(row, isDataLost) })),
      ),
      el(
        'p',
        { class: 'small quiet' },
        markMarkup('computed'),
        'Times out, margins and losses are computed in this run; objectives are declared in the plan. “Normal after” counts from the start of the run until no work is left waiting.',
      ),
    ],
  }
}

type Thing = {
  readonly name: string
  readonly isOnTier1: boolean
  readonly inputs: readonly ReportInput[]
}

/** Inputs of one thing together, in the order in which the things first appear. */
function byThing(inputs: readonly ReportInput[]): readonly Thing[] {
  const things = new Map<string, ReportInput[]>()
  for (const input of inputs) {
    const own = things.get(input.thing)
    if (own === undefined) things.set(input.thing, [input])
    else own.push(input)
  }
  return [...things].map(([name, own]) => ({
    name,
    isOnTier1: own.some((each) => each.isOnTier1),
    inputs: own,
  }))
}

function valueWords({ what, value, marker }: ReportInput): string {
  if (value === '') return `${what} (left out)`
  return marker === 'unknown' ? `${what} (${value} was taken)` : `${what} ${value}`
}

function inputTable(
  words: string,
  inputs: readonly ReportInput[],
  thingsMax: number,
): Markup | null {
  const [first] = inputs
  if (first === undefined) return null
  const things = byThing(inputs)
  const rest = things.length - thingsMax
  const sourcesOf = (own: readonly ReportInput[]) =>
    [...new Set(own.map(({ source }) => source))].filter((source) => source !== '').join('; ')
  return tableMarkup(
    { words, isDense: true },
    [{ head: 'Thing', width: '30%' }, { head: 'Tier 1 path', width: '9%' }, { head: 'Inputs' }],
    [
      ...things.slice(0, thingsMax).map(({ name, isOnTier1, inputs: own }) => {
        const source = sourcesOf(own)
        return {
          cells: [
            el('span', {}, markMarkup(first.marker), name),
            isOnTier1 ? 'yes' : '',
            el(
              'span',
              {},
              own.map(valueWords).join(' · '),
              source === '' ? null : el('span', { class: 'margin' }, source),
            ),
          ],
        }
      }),
      ...(rest > 0
        ? [{ cells: [`and ${formatCount(rest)} more`, '', 'listed at the end of this report'] }]
        : []),
    ],
  )
}

/** Things of a list that are printed on the first pages; all of them stand at the end. */
const foremost = 8

/** True if the first pages do not hold all inputs that are unknown or assumed. */
export function hasMoreInputs({ inputs }: Report): boolean {
  return [inputs.unknown, inputs.assumed].some((list) => byThing(list).length > foremost)
}

/** All inputs that are unknown or assumed, for those who want to mend them. */
export function allInputsSection({ inputs }: Report): Section {
  return {
    id: 'all-inputs',
    title: 'Unknown and assumed inputs',
    children: [
      inputTable('Unknown', inputs.unknown, inputs.unknown.length),
      inputTable('Assumed', inputs.assumed, inputs.assumed.length),
    ],
  }
}

export function inputsSection({ inputs }: Report): Section {
  const total = inputs.counts.reduce((sum, { onTier1 }) => sum + onTier1, 0)
  const unknown = inputs.counts.find(({ marker }) => marker === 'unknown')?.onTier1 ?? 0
  const shown = inputs.counts.filter(({ all }) => all > 0)
  return {
    id: 'inputs',
    title: 'What this stands on',
    children: [
      el(
        'div',
        { class: 'budget' },
        el('b', {}, `${formatCount(unknown)}`),
        el(
          'p',
          {},
          `of ${formatCount(total)} inputs on tier 1 paths ${unknown === 1 ? 'is' : 'are'} unknown. Where the plan is silent the run took a value all the same, or left the thing out; both are listed here.`,
        ),
      ),
      markLegend(markers),
      tableMarkup(
        'Where the inputs come from',
        [
          { head: 'Basis' },
          { head: 'On tier 1 paths', class: 'number' },
          { head: 'All', class: 'number' },
        ],
        shown.map(({ marker, onTier1, all }) => ({
          cells: [
            el('span', {}, markMarkup(marker), marker),
            formatCount(onTier1),
            formatCount(all),
          ],
        })),
      ),
      inputTable('Unknown inputs, and what the run did about them', inputs.unknown, foremost),
      inputTable('Assumed inputs', inputs.assumed, foremost),
      inputs.leftOut.length === 0
        ? null
        : el(
            'div',
            {},
            el('h3', {}, 'Left out, because it is unfinished'),
            el('ul', {}, ...inputs.leftOut.map((text) => el('li', {}, text))),
          ),
    ],
  }
}

export function storySection({ story }: Report): Section {
  const list = (title: string, items: readonly string[]) =>
    items.length === 0
      ? null
      : el('div', {}, el('h3', {}, title), el('ul', {}, ...items.map((text) => el('li', {}, text))))
  return {
    id: 'story',
    title: 'Scenario',
    children: [
      story.text === '' ? null : el('p', { class: 'lead' }, story.text),
      list('What strikes', story.faults),
      list('What the story takes for granted', story.assumptions),
      list('Questions to talk about', story.questions),
      story.sources.length === 0
        ? null
        : el(
            'div',
            {},
            el('h3', {}, 'Sources'),
            el(
              'ol',
              { class: 'small' },
              ...story.sources.map(({ title, url, note }) =>
                el(
                  'li',
                  {},
                  title,
                  url === '' ? null : el('span', { class: 'quiet' }, ' ', url),
                  note === '' ? null : el('span', {}, `. ${note}`),
                ),
              ),
            ),
          ),
    ],
  }
}
