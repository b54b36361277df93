import { lowered } from './lowered.ts'

/** Words of the inspector: labels of fields, names of choices, and what is shown around them. */

/** Labels that do not follow from the field's own name. */
const labels: Readonly<Record<string, string>> = {
  rto: 'RTO',
  rpo: 'RPO',
  mtd: 'MTD',
  wrt: 'WRT',
  k: 'Must be up',
  of: 'Copy of',
  from: 'From',
  to: 'To',
  about: 'Accepted for',
  'dependencies.*.from': 'What needs it',
  'dependencies.*.to': 'What it needs',
  'dependencies.*.phase': 'Needed to',
  'dependencies.*.coupling': 'Its loss is felt',
  site: 'Site',
  'sites.*.parent': 'Lies in',
  'vendors.*.parent': 'Owned by',
  'backups.*.site': 'Copies lie in',
  'backups.*.takes': 'One copy takes',
  sizeGb: 'Size, GB',
  restoreGbPerHour: 'Restore, GB per hour',
  utcOffset: 'UTC offset',
  'components.*.team': 'Mended by',
  'components.*.repair': 'Repair takes',
  'components.*.start': 'Start takes',
  onProviderLoss: 'When a provider is lost',
  holders: 'People who hold it',
  'runbooks.*.document': 'Kept in',
  'runbooks.*.approval.takes': 'Approval takes',
  'runbooks.*.approval.team': 'Approved by',
  'groups.*.failover.dnsTail': 'DNS tail',
  'response.team': 'First call goes to',
  'response.diagnose': 'Diagnosis takes',
  'response.declare': 'Declaring takes',
  'response.usersReport': 'Users report after',
  callOut: 'Call-out takes',
  acknowledge: 'Answers after',
  reachedThrough: 'Paged through',
  perHour: 'Per hour, by time',
  once: 'Once, at a time',
  haltsBad: 'Halts a bad update',
  touch: 'Hands-on time',
  locate: 'Finding one takes',
  remote: 'Mended remotely',
  selfHealing: 'Mends itself',
  selfHealingOver: 'Mends itself over',
  remotePerHour: 'Remotely per hour',
  keyEach: 'One key takes',
  minimumLevel: 'Minimum level',
  lastRestored: 'Last restored',
  reentry: 'Re-entry',
  wrongDiagnosisCosts: 'A wrong one costs',
  wrongDiagnosis: 'First one is wrong',
  threshold: 'Of no use below',
  'components.*.load.perSecond': 'Can serve per second',
  'components.*.load.demand.perSecond': 'Asked per second',
  'components.*.load': 'Load',
  failedCost: 'A failed attempt costs',
  atCollapse: 'Capacity at collapse',
  settles: 'Settles in',
  limit: 'Lets in per second',
  times: 'Times the ordinary',
  opensAt: 'Opens above',
  perRequest: 'Calls per request',
  sharing: 'A lost member’s demand goes to',
}

/** Label of a field, from its path with `*` for ids. */
export function labelOf(help: readonly string[]): string {
  const name = help.at(-1) ?? ''
  return labels[help.join('.')] ?? labels[name] ?? toWords(name)
}

/** `selfHealingOver` as `Self healing over`. */
function toWords(name: string): string {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Names of choices that do not follow from their value. */
const choices: Readonly<Record<string, string>> = {
  'vendor-forced': 'Vendor, forced',
  dns: 'DNS',
  waits: 'It waits',
  stops: 'It stops and must be started',
}

export function choiceText(value: string): string {
  const words = value.replaceAll('-', ' ')
  return choices[value] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

export const headingTexts = {
  about: 'About',
  where: 'Where and whose',
  targets: 'Targets',
  recovery: 'Recovery',
  fleet: 'Fleet',
  monitor: 'Monitoring',
  members: 'Alternatives',
  switching: 'Switching',
  supply: 'Supply',
  updates: 'Updates',
  people: 'People',
  reach: 'Reaching them',
  steps: 'Steps',
  document: 'Document',
  copies: 'Copies',
  restore: 'Restore',
  work: 'Work and workarounds',
  load: 'Load',
  loss: 'Loss',
  'finding-out': 'From failure to decision',
  link: 'Dependency',
  accepted: 'Accepted gaps',
} as const

/** What one more record of a list or map is called. */
const recordNames: Readonly<Record<string, string>> = {
  cohorts: 'cohort',
  channels: 'channel',
  rings: 'ring',
  shifts: 'shift',
  surge: 'surge',
  tasks: 'step',
  workarounds: 'workaround',
  perHour: 'rate',
  once: 'amount',
  acceptedGaps: 'accepted gap',
  loss: 'loss curve',
  approval: 'approval',
  load: 'load',
  demand: 'demand from outside',
  peaks: 'peak',
  warmUp: 'step of warming up',
  queue: 'queue',
  calls: 'calls',
  breaker: 'breaker',
}

export function recordName(field: string): string {
  return recordNames[field] ?? 'entry'
}

export const inspectorTexts = {
  nothingTitle: 'Nothing selected',
  nothingText: 'Select something on the map or in the outline to see and change all it says.',
  many: (count: number, sort: string) => `${count} ${lowered(sort)}`,
  manyText: 'A change here changes all of them.',
  mixedTitle: (count: number) => `${count} things of different sorts`,
  mixedText: 'Select things of one sort to change them together.',
  mixed: 'Different values',
  notSet: 'Not set',
  assumed: (what: string) => `${what} (assumed)`,
  unset: 'Take away',
  unknown: 'Unknown',
  yes: 'Yes',
  no: 'No',
  change: (label: string) => `Change ${lowered(label)}`,
  remove: (what: string) => `Remove ${what}`,
  add: (what: string) => `Add ${what}`,
  addRecord: (what: string) => `Add ${what}`,
  moveUp: 'Move up',
  delete: 'Delete',
  show: 'Show on the map',
  go: 'Go there',
  helpIdle: 'Point at a field to read what it means.',
  pick: 'Choose…',
  noMatch: 'Nothing of this name',
  words: 'Type and press Enter',
  links: {
    needs: 'Needs',
    neededBy: 'Needed by',
    mentions: 'Mentioned by',
    connect: 'Connect…',
    none: 'Nothing yet',
  },
  basis: {
    title: 'Where it comes from',
    unset: 'Not said',
    kinds: {
      declared: 'Declared',
      measured: 'Measured',
      published: 'Published',
      assumption: 'Assumption',
    },
    notes: {
      declared: 'somebody responsible says so',
      measured: 'seen in a test or an incident',
      published: 'from a source that others can read',
      assumption: 'nobody knows yet',
    },
    source: 'Source',
    note: 'Note',
    inherited: 'as everything here',
  },
  shapes: {
    fixed: { name: 'Fixed', note: 'always the same' },
    quantiles: { name: 'P50 and P95', note: 'half the time, and 19 times of 20' },
    uniform: { name: 'Between', note: 'anything in a range' },
    triangular: { name: 'Triangular', note: 'least, likely, most' },
    pert: { name: 'PERT', note: 'least, likely, most; rounder' },
    'exponential-mean': { name: 'Exponential, mean', note: 'by its average' },
    'exponential-p90': { name: 'Exponential, P90', note: '9 times of 10' },
    weibull: { name: 'Weibull', note: 'shape, and half the time' },
    empirical: { name: 'Measured values', note: 'a list of what was seen' },
    unknown: { name: 'Unknown', note: 'nobody can say' },
  },
  shape: 'Kind of value',
  parts: {
    p50: 'P50',
    p95: 'P95',
    low: 'Least',
    mode: 'Likely',
    high: 'Most',
    mean: 'Mean',
    p90: 'P90',
    shape: 'Shape',
    list: 'Measured values',
  },
  decide: { automatic: 'Automatic', team: 'A team decides' },
  coupling: { threshold: 'Of no use below' },
  capacity: 'Share of full demand it can carry',
  addMember: 'Add an alternative',
  faults: {
    duration: 'Write a length of time such as 90s, 15m, 4h, 3d or 1h30m.',
    number: 'Write a number of 0 or more.',
    count: 'Write a whole number of 0 or more.',
    share: 'Write a share from 0 to 100%.',
    factor: (min: number) => `Write a number of ${min} or more.`,
    clock: 'Write a time of day such as 09:00.',
    offset: 'Write an offset such as +02:00.',
    date: 'Write a day such as 2025-06-30.',
    gapRule: 'Write the code of a rule such as GAP-07.',
    needed: 'This cannot be empty.',
    order: 'Each must be at least as long as the one before.',
  },
  weekdays: { mon: 'Mo', tue: 'Tu', wed: 'We', thu: 'Th', fri: 'Fr', sat: 'Sa', sun: 'Su' },
  weekdayNames: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
} as const
