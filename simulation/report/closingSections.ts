/**
 * The last pages of the report: gaps, what the simulation leaves out, inventory and words.
 */
import type { Finding, FindingState } from '../gaps/finding.ts'
import { capitalise, formatCount, formatList } from '../views/words.ts'
import type { Report, ReportGap } from './contract.ts'
import { el, type Markup } from './markup.ts'
import { type Section, tableMarkup } from './tables.ts'

const basisWords: Readonly<Record<Finding['basis'], string>> = {
  structural: 'true of the drawing',
  simulated: 'true in this run',
  measured: 'shown by a real test',
  declared: 'by what the plan declares',
}

function gapMarkup({ finding, witnessNames }: ReportGap): Markup {
  const { acceptance } = finding
  return el(
    'article',
    { class: `gap gap-${finding.severity}` },
    el(
      'header',
      {},
      el('span', { class: 'severity' }, capitalise(finding.severity)),
      el('span', {}, basisWords[finding.basis]),
    ),
    el('h4', {}, finding.reason),
    finding.fix === '' ? null : el('p', {}, el('strong', {}, 'Smallest change: '), finding.fix),
    acceptance === null
      ? null
      : el(
          'p',
          {},
          el('strong', {}, acceptance.isExpired ? 'Acceptance expired: ' : 'Accepted: '),
          `${acceptance.by}, until ${acceptance.until}. ${acceptance.reason}`,
        ),
    el('p', { class: 'evidence' }, `Witness: ${formatWitness(witnessNames)}`),
  )
}

/** All gaps of one rule: what it is and where it happened once, then each place. */
function ruleMarkup(gaps: readonly ReportGap[]): Markup | null {
  const [first] = gaps
  if (first === undefined) return null
  const { rule, title, precedent, clauses } = first.finding
  return el(
    'section',
    { class: 'rule' },
    el('h3', {}, el('span', { class: 'number' }, rule), title),
    el('p', { class: 'evidence' }, `It happened: ${precedent} Supports ${clauses.join('; ')}.`),
    ...gaps.map(gapMarkup),
  )
}

/** Gaps by rule; rules in the order of their worst gap. */
function byRule(gaps: readonly ReportGap[]): readonly (readonly ReportGap[])[] {
  const rules = [...new Set(gaps.map(({ finding }) => finding.rule))]
  return rules.map((rule) => gaps.filter(({ finding }) => finding.rule === rule))
}

function formatWitness(names: readonly string[]): string {
  const shown = names.slice(0, 12)
  const rest = names.length - shown.length
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${rest} more`
}

function inState(gaps: readonly ReportGap[], state: FindingState): readonly ReportGap[] {
  return gaps.filter(({ finding }) => finding.state === state)
}

function briefTable(caption: string, gaps: readonly ReportGap[]): Markup | null {
  if (gaps.length === 0) return null
  return tableMarkup(
    { words: caption, isDense: true },
    [{ head: 'Rule', width: '9%' }, { head: 'Finding', width: '52%' }, { head: 'What to do' }],
    gaps.map(({ finding }) => ({
      cells: [finding.rule, finding.reason, finding.fix === '' ? '–' : finding.fix],
    })),
  )
}

export function gapsSection({ gaps }: Report): Section {
  const open = inState(gaps, 'gap')
  const accepted = inState(gaps, 'accepted')
  const unknown = inState(gaps, 'unknown')
  const passed = inState(gaps, 'ok')
  const counted = [
    `${formatCount(open.length)} open`,
    `${formatCount(accepted.length)} accepted by somebody`,
    `${formatCount(unknown.length)} undecided for want of an input`,
    `${formatCount(passed.length)} fine`,
  ]
  return {
    id: 'gaps',
    title: 'Gaps in the plan',
    children: [
      el(
        'p',
        {},
        `${formatCount(gaps.length)} findings: ${formatList(counted)}. Every finding names its witness: the things in the plan that prove it.`,
      ),
      ...byRule([...open, ...accepted]).map(ruleMarkup),
      briefTable('Undecided: an input is missing', unknown),
      passed.length === 0
        ? null
        : tableMarkup(
            { words: 'Checked and fine', isDense: true },
            [{ head: 'Rule', width: '9%' }, { head: 'Finding' }],
            passed.map(({ finding }) => ({ cells: [finding.rule, finding.reason] })),
          ),
    ],
  }
}

const limits: readonly string[] = [
  'This is one run with one seed. Another seed draws other times for people and repairs; how far results spread is a question for many runs.',
  'Load, retries and overload are not part of this run: a component that is up serves whatever reaches it.',
  'Data are lost only where the scenario destroys, encrypts or corrupts them, or where a switch finds a copy that lags behind; the recovery points of such data are computed, all others are objectives only.',
  'People do as the plan says. Fatigue, confusion, and help that nobody planned are not simulated, apart from the chance of a wrong first diagnosis.',
  'Only what is drawn can fail, and only by what the scenario strikes. A dependency that nobody knows of has no effect here, but will have one in reality.',
  'Levels of fleets are passed on in steps of five points; all times are whole milliseconds.',
]

export function methodSection(): Section {
  return {
    id: 'method',
    title: 'Method and limits',
    children: [
      el(
        'p',
        {},
        'The plan is compiled into a model of components, couplings, people and runbooks. A discrete-event simulation then lets the scenario strike and works out, event by event, what fails, who notices, who comes, what they do, in which order and when things are back. State is never set by hand: it follows from faults, from what a component needs and from whether it is switched on. Every event names what caused it, the cause that was satisfied last first, which is why the stretches of a critical path sum exactly to the outage.',
      ),
      el(
        'p',
        {},
        'Where the plan gives a range, the value is drawn from it by a generator that depends only on the seed and on what is drawn, so that the same run can be made again anywhere, and a changed plan meets the same luck.',
      ),
      el('h3', {}, 'What this run does not model'),
      el('ul', {}, ...limits.map((text) => el('li', {}, text))),
      el(
        'p',
        { class: 'quiet' },
        'A report like this supports the evidence that standards ask for; it does not by itself make anybody compliant with one.',
      ),
    ],
  }
}

export function inventorySection({ inventory }: Report): Section {
  return {
    id: 'inventory',
    title: 'Inventory',
    children: [
      tableMarkup(
        {
          words: `The ${formatCount(inventory.length)} components and business services of the plan`,
          isDense: true,
        },
        [
          { head: 'Name', width: '28%' },
          { head: 'Kind', width: '16%' },
          { head: 'Site' },
          { head: 'Vendor' },
          { head: 'Team' },
          { head: 'Tier', class: 'number' },
        ],
        inventory.map(({ name, kind, site, vendor, team, tier }) => ({
          cells: [name, kind, site, vendor, team, tier],
        })),
      ),
    ],
  }
}

const glossary: readonly (readonly [string, string])[] = [
  ['Business service', 'What the business sells or owes; it stands on components and workarounds.'],
  [
    'Component',
    'Anything that can be up or down: a service, a store, a network, a building, a document.',
  ],
  [
    'Critical path',
    'The chain of last-satisfied causes from the end of an outage back to its start.',
  ],
  [
    'Dependency',
    'One thing needs another, in a phase: to run, to start, to recover, to change, to operate or to observe.',
  ],
  [
    'Fate domain',
    'Whatever several things share and can fail with: a site, a vendor, an account, an update channel.',
  ],
  ['Fleet', 'Many machines of one sort, counted rather than drawn one by one.'],
  ['Gap', 'What a rule finds missing or contradictory in the plan or in a run, with a witness.'],
  ['Level', 'The share of its normal service that something gives, from 0 to 100 %.'],
  ['Minimum level', 'The level below which a business service counts as out.'],
  ['MTD', 'Maximum tolerable downtime: how long the business can bear an outage.'],
  ['Out', 'Below the minimum level, whatever a workaround carries meanwhile.'],
  ['RTO', 'Recovery time objective: how soon the service must be back.'],
  ['Runbook', 'Steps of a recovery with their order, people and needs.'],
  ['Scenario', 'The story of an outage: what strikes, when, and what people are told.'],
  ['Tier', 'How much depends on it: 1 for what must never stop, 4 for what can wait.'],
  ['Workaround', 'A way to go on by hand; it carries a share of the work and leaves a backlog.'],
]

export function glossarySection(): Section {
  return {
    id: 'glossary',
    title: 'Words',
    children: [
      el(
        'dl',
        { class: 'glossary' },
        ...glossary.map(([word, meaning]) =>
          el('div', {}, el('dt', {}, word), el('dd', {}, meaning)),
        ),
      ),
    ],
  }
}
