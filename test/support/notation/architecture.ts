/**
 * Lines of a sketch about what there is: places, vendors, products, components, fleets, groups.
 */
import { phases } from '../../../simulation/index.ts'
import {
  type Attribute,
  type Attributes,
  type Fields,
  flag,
  inside,
  list,
  number,
  takes,
  within,
  word,
} from './attributes.ts'
import type { Words } from './words.ts'

function needs(phase: string): Attribute {
  return ({ words, id, plan, needs: last }) => {
    last.length = 0
    for (const provider of words.list('a provider')) {
      const suffix = phase === 'run' ? '' : `-to-${phase}`
      const dependency: Fields = { from: id, to: provider, phase, coupling: { kind: 'hard' } }
      within(plan, 'dependencies')[`${id}-needs-${provider}${suffix}`] = dependency
      last.push(dependency)
    }
  }
}

/** Changes the coupling of everything that the last `needs` named. */
function coupling(change: (word: string) => Fields): Attribute {
  return ({ words, needs: last }) => {
    const changed = change(words.one('a coupling'))
    for (const dependency of last) {
      dependency.coupling = { ...(dependency.coupling as Fields), ...changed }
    }
  }
}

/** Says how everything that the last `needs` named is called. */
function calls(change: (words: Words) => Fields): Attribute {
  return ({ words, needs: last }) => {
    const changed = change(words)
    for (const dependency of last) Object.assign(within(dependency, 'calls'), changed)
  }
}

function callNumber(key: string): Attribute {
  return calls((words) => ({ [key]: words.number(key) }))
}

/** `needs a b`, `needs:start vault`, and couplings behind them: `needs db grace 20m`. */
export const dependencies: Attributes = {
  needs: needs('run'),
  ...Object.fromEntries(phases.map((phase) => [`needs:${phase}`, needs(phase)])),
  threshold: coupling((value) => ({ threshold: Number(value) })),
  soft: coupling((value) => ({ kind: 'soft', strength: Number(value) })),
  floor: coupling((value) => ({ floor: Number(value) })),
  grace: coupling((holds) => ({ kind: 'grace', holds })),
  lease: coupling((lasts) => ({ kind: 'lease', lasts })),
  renewal: coupling((renewal) => ({ renewal })),
  /** `hands-over 360000/504000`: messages handed over and taken per hour. */
  'hands-over': coupling((rates) => {
    const [inPerHour, drainPerHour] = rates.split('/').map(Number)
    return { kind: 'queue', inPerHour, drainPerHour }
  }),
  buffer: coupling((buffer) => ({ buffer: Number(buffer) })),
  'when-full': coupling((whenFull) => ({ whenFull })),
  /** `copy async`: replication, at once or later. */
  copy: coupling((mode) => ({ kind: 'replication', mode, lag: '0s', linkPerHour: 2 })),
  lag: coupling((lag) => ({ lag })),
  writes: coupling((writes) => ({ writes: Number(writes) })),
  'on-partition': coupling((onPartition) => ({ onPartition })),
  'felt-after': ({ words, needs: last }) => {
    const feltAfter = words.one('a duration')
    for (const dependency of last) dependency.feltAfter = feltAfter
  },
  calls: callNumber('perRequest'),
  retries: callNumber('retries'),
  budget: callNumber('retryBudget'),
  timeout: calls((words) => ({ timeout: words.one('a duration') })),
  fallback: callNumber('fallback'),
  breaker: calls((words) => ({ breaker: { opensAt: words.number('a share'), probes: 0 } })),
}

const demand = (attribute: Attribute): Attribute => inside('load', inside('demand', attribute))

/** What is asked of a component and what it can carry: `capacity 1000  demand 700`. */
const load: Attributes = {
  capacity: inside('load', ({ words, fields }) => {
    fields.perSecond = words.number('capacity')
    fields.settles ??= '0s'
  }),
  demand: demand(number('perSecond')),
  'client-retries': demand(number('retries')),
  'client-budget': demand(number('retryBudget')),
  'client-timeout': demand(word('timeout')),
  'failed-cost': inside('load', number('failedCost')),
  'at-collapse': inside('load', number('atCollapse')),
  settles: inside('load', word('settles')),
  limit: inside('load', number('limit')),
  queue: inside('load', inside('queue', number('holds'))),
  /** `5m*0.2 10m*0.6`: shares of the capacity up to these times after a start. */
  'warm-up': inside('load', ({ words, fields }) => {
    fields.warmUp = words.list('a step').map((step) => {
      const [until, share] = step.split('*')
      return { until, share: Number(share) }
    })
  }),
}

/** `peak web  hours 08:00-18:00  days mon tue  times 2`, also of a business service’s demand. */
export const peak: Attributes = {
  hours: ({ words, fields }) => {
    const [from, to] = words.one('hours').split('-')
    Object.assign(fields, { from, to })
  },
  days: list('days'),
  'last-days': number('lastDaysOfMonth'),
  times: number('times'),
}

export const site: Attributes = {
  kind: word('kind'),
  in: word('parent'),
  utc: word('utcOffset'),
  travel: takes('travel'),
}

/** `support 08:00-18:00 mon tue`: hours in which its support answers. */
const support: Attribute = ({ words, fields }) => {
  const [hours = '', ...days] = words.list('hours')
  const [from, to] = hours.split('-')
  const inside = within(fields, 'support')
  const span = { from, to, ...(days.length === 0 ? {} : { days }) }
  inside.hours = [...((inside.hours ?? []) as unknown[]), span]
}

export const vendor: Attributes = {
  parent: word('parent'),
  'stands-on': list('subcontractors'),
  promise: word('recoveryPromise'),
  support,
  'answers-within': inside('support', takes('answersWithin')),
}

export const product: Attributes = { vendor: word('vendor'), class: word('class') }

export const channel: Attributes = { bypass: flag('bypassesRings'), poll: takes('poll') }

export const ring: Attributes = {
  share: number('share'),
  push: takes('push'),
  soak: takes('soak'),
  'halts-bad': inside('gate', number('haltsBad')),
  sample: inside('gate', number('sample')),
  'failures-to-halt': inside('gate', number('failuresToHalt')),
  evaluation: inside('gate', takes('evaluation')),
}

export const domain: Attributes = { kind: word('kind') }

export const component: Attributes = {
  ...dependencies,
  ...load,
  kind: word('kind'),
  site: word('site'),
  vendor: word('vendor'),
  products: list('products'),
  domains: list('fateDomains'),
  team: word('team'),
  tags: list('tags'),
  rto: word('rto'),
  rpo: word('rpo'),
  'gb-per-hour': number('restoreGbPerHour'),
  'consistent-with': inside('data', word('consistencyGroup')),
  tolerance: inside('data', word('tolerance')),
  repair: takes('repair'),
  start: takes('start'),
  stopped: flag('initially', 'stopped'),
  stops: flag('onProviderLoss', 'stops'),
  'offline-copy': flag('offlineCopy'),
}

export const fleet: Attributes = {
  ...component,
  machines: inside('fleet', number('machines')),
  'self-healing-over': inside('fleet', takes('selfHealingOver')),
  'remote-per-hour': inside('fleet', number('remotePerHour')),
  'remote-needs': inside('fleet', list('remoteNeeds')),
  technicians: inside('fleet', list('technicians')),
  'key-store': inside('fleet', word('keyStore')),
  'keys-per-hour': inside('fleet', number('keysPerHour')),
  'key-each': inside('fleet', takes('keyEach')),
}

export const cohort: Attributes = {
  share: number('share'),
  machines: number('machines'),
  site: word('site'),
  ring: word('ring'),
  online: number('online'),
  priority: number('priority'),
  'self-healing': number('selfHealing'),
  remote: number('remote'),
  touch: takes('touch'),
  locate: takes('locate'),
  encrypted: flag('encrypted'),
}

export const monitor: Attributes = {
  ...component,
  watches: inside('monitor', list('watches')),
  interval: inside('monitor', takes('interval')),
  delay: inside('monitor', takes('delay')),
  misses: inside('monitor', number('misses')),
  'misses-degraded': inside('monitor', number('missesDegraded')),
  'misses-data': inside('monitor', number('missesData')),
  signal: inside('monitor', word('signal')),
  'false-alarms-per-day': inside('monitor', number('falseAlarmsPerDay')),
}

export const group: Attributes = {
  'k-of-n': ({ words, fields }) => {
    Object.assign(fields, { kind: 'k-of-n', k: words.number('k') })
  },
  'active-active': flag('kind', 'active-active'),
  'active-passive': ({ fields }) => {
    const failover = { detect: '0s', switch: '0s', byHand: '0s', dnsTail: '0s' }
    Object.assign(fields, { kind: 'active-passive', failover })
  },
  k: number('k'),
  sharing: word('sharing'),
  /** `a b`, or with the share of demand that each carries and how late it is felt: `a*0.5~30s b*0.7`. */
  members: ({ words, fields }) => {
    fields.members = words.list('a member').map((member) => {
      const [before = '', feltAfter] = member.split('~')
      const [id, capacity] = before.split('*')
      if (capacity === undefined) return member
      return { id, capacity: Number(capacity), ...(feltAfter === undefined ? {} : { feltAfter }) }
    })
  },
  detect: inside('failover', takes('detect')),
  'watched-by': inside('failover', word('watchedBy')),
  'decided-by': inside('failover', ({ words, fields }) => {
    fields.decide = { team: words.one('a team'), takes: words.one('a duration') }
  }),
  switch: inside('failover', takes('switch')),
  succeeds: inside('failover', number('succeeds')),
  'by-hand': inside('failover', takes('byHand')),
  'dns-tail': inside('failover', takes('dnsTail')),
}
