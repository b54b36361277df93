/**
 * Default distributions of what nobody can know beforehand: how long people take to see, to understand,
 * to decide and to mend, and how often they err. Each has its source, the year of it, and its standing.
 *
 * `defaults.ts` says which of them a run takes where a plan is silent. The others are offered to whoever
 * fills in a plan, and serve the backtests. docs/sources.md tells more.
 */
import type { Distribution } from '../plan/schema.ts'

/** How far a default can be trusted. `derived`: arithmetic of ours on published values. */
export type PriorStanding = 'sourced' | 'derived' | 'assumption'

export type Prior = {
  /** What it is about, as a phrase. */
  readonly what: string
  /** A length of time, or a share from 0 to 1. */
  readonly value: Distribution | number
  readonly standing: PriorStanding
  readonly source: string
  /** Year of the source; `null` for an assumption. */
  readonly year: number | null
  /** Outages that it was derived from, with what each showed, so that one can be left out. */
  readonly seen?: Readonly<Record<string, string>>
}

const thisSet = 'published timelines, docs/sources.md'

/** Lengths of time. */
const times = {
  'detection-watched': {
    what: 'from the impact to an alert, where monitoring works',
    value: { p50: '3m', p95: '8m' },
    standing: 'derived',
    source: `${thisSet}#detection`,
    year: 2025,
    seen: {
      'fastly-2021': '1m',
      'github-2018': '2m',
      'google-cloud-2025': '2m',
      'cloudflare-2025': '3m',
      'datadog-2023': '3m',
      'aws-2021': '3m',
      'cloudflare-2022': '5m',
    },
  },
  'detection-blind': {
    what: 'from the impact to somebody noticing, where monitoring is blind or silent',
    value: { p50: '51m', p95: '2h17m' },
    standing: 'derived',
    source: `${thisSet}#detection`,
    year: 2025,
    seen: {
      'atlassian-2022': '39m',
      'providence-2024': '51m',
      'nats-2023': '51m',
      'kinesis-2020': '151m',
    },
  },
  diagnosis: {
    what: 'from noticing to a known cause, on a bad day',
    value: { p50: '88m', p95: '24h' },
    standing: 'derived',
    source: `${thisSet}#diagnosis`,
    year: 2025,
    seen: {
      'github-2018': '8m',
      'google-cloud-2025': '8m',
      'atlassian-2022': '36m',
      'aws-lambda-2023': '37m',
      'fastly-2021': '39m',
      'aws-2025': '50m',
      'azure-ad-2021': '125m',
      'cloudflare-2025': '126m',
      'nats-2023': '263m',
      'kinesis-2020': '264m',
      'optus-2023': '385m',
      'roblox-2021': '3000m',
    },
  },
  'diagnosis-ordinary': {
    what: 'from noticing to a known cause, on an ordinary day',
    value: { p50: '45m', p95: '3h' },
    standing: 'assumption',
    source: 'shorter than in public write-ups, which are of bad days',
    year: null,
  },
  'wrong-diagnosis-costs': {
    what: 'time lost on a wrong diagnosis',
    value: { p50: '30m', p95: '2h' },
    standing: 'assumption',
    source: 'public write-ups tell of 20 minutes to 22 hours',
    year: null,
  },
  decision: {
    what: 'from a known cause to the decision to act',
    value: { p50: '15m', p95: '1h' },
    standing: 'assumption',
    source: 'no study found',
    year: null,
  },
  'status-page': {
    what: 'from the impact to the first public word',
    value: { p50: '52m', p95: '2h20m' },
    standing: 'derived',
    source: `${thisSet}#detection`,
    year: 2023,
    seen: { 'datadog-2023': '31m', 'aws-2021': '52m', 's3-2017': '120m' },
  },
  'call-out': {
    what: 'for somebody on call to get to the site',
    value: '90m',
    standing: 'sourced',
    source: 'independent review of the NATS failure of August 2023 (CAA CAP2993)',
    year: 2024,
  },
  'answer-a-page': {
    what: 'from a page to an answer',
    value: { p50: '5m', p95: '20m' },
    standing: 'assumption',
    source: 'no study found',
    year: null,
  },
  'touch-computer': {
    what: 'hands-on repair of one computer',
    value: { uniform: ['5m', '20m'] },
    standing: 'sourced',
    source: 'Providence, July 2024 (Modern Healthcare)',
    year: 2024,
  },
  'touch-server': {
    what: 'hands-on repair of one server',
    value: '20m',
    standing: 'sourced',
    source: 'Grant Thornton Australia, July 2024',
    year: 2024,
  },
  'region-outage': {
    what: 'outage of one cloud region’s control plane',
    value: { p50: '6h54m', p95: '17h6m' },
    standing: 'derived',
    source: 'AWS post-event summaries 2017 to 2025 (n = 6)',
    year: 2025,
    seen: {
      'aws-lambda-2023': '3h48m',
      's3-2017': '4h17m',
      'aws-2021': '6h54m',
      'kinesis-2024': '6h54m',
      'aws-2025': '14h30m',
      'kinesis-2020': '17h6m',
    },
  },
  'global-change-outage': {
    what: 'outage by a change that reached the whole planet, to the main recovery',
    value: { p50: '2h24m', p95: '8h24m' },
    standing: 'derived',
    source: `${thisSet}#how-long-outages-last`,
    year: 2025,
    seen: {
      'fastly-2021': '49m',
      'cloudflare-2022': '75m',
      'azure-ad-2021': '125m',
      'google-cloud-2025': '160m',
      'cloudflare-2025': '182m',
      'azure-front-door-2025': '504m',
    },
  },
  'any-outage': {
    what: 'outage that was written up in public',
    value: { p50: '6h12m', p95: '72h30m' },
    standing: 'derived',
    source: 'start and end in the collection icco/postmortems (n = 93)',
    year: 2026,
  },
  'site-outage': {
    what: 'physical loss of a site, to 98 % of what stood there',
    value: { p50: '10d', p95: '49d' },
    standing: 'derived',
    source: `${thisSet}#recovery`,
    year: 2025,
    seen: { 'kakao-2022': '127h33m', 'ovh-2021': '10d', 'nirs-2025': '49d' },
  },
  'step-of-work': {
    what: 'a step of work of which only the usual length is known: P95 is twice P50',
    value: { p50: '1h', p95: '2h' },
    standing: 'assumption',
    source: 'no study found',
    year: null,
  },
  'ransomware-restoration': {
    what: 'from encryption to restoration, ransomware',
    value: { p50: '8d', p95: '38d20h' },
    standing: 'sourced',
    source: 'BakerHostetler, Data Security Incident Response Report; the shape is derived',
    year: 2023,
  },
} as const satisfies Record<string, Prior>

/** Shares and chances. */
const numbers = {
  'wrong-diagnosis': {
    what: 'chance that the first diagnosis is wrong',
    value: 0.5,
    standing: 'derived',
    source: `${thisSet}#diagnosis`,
    year: 2025,
  },
  'restore-of-line-rate': {
    what: 'share of the nominal line rate that a restore gets',
    value: 0.62,
    standing: 'derived',
    source: 'GitLab, 31 January 2017: 300 GB over 60 Mbit/s in 18 hours',
    year: 2017,
  },
  'backup-fails': {
    what: 'chance that recovery from backups fails after ransomware',
    value: 0.31,
    standing: 'sourced',
    source: 'At-Bay, as told by a vendor; sceptically',
    year: 2025,
  },
  'human-error-routine': {
    what: 'chance of an error in a routine action',
    value: 0.001,
    standing: 'sourced',
    source: 'SPAR-H, NUREG/CR-6883, nominal action',
    year: 2005,
  },
  'human-error-diagnosis': {
    what: 'chance of an error in a diagnosis by trained people at ease',
    value: 0.01,
    standing: 'sourced',
    source: 'SPAR-H, NUREG/CR-6883, nominal diagnosis',
    year: 2005,
  },
  'human-error-under-stress': {
    what: 'chance of an error in a step of a runbook walked for the first time, at night',
    value: 0.02,
    standing: 'derived',
    source: 'SPAR-H action × stress 2 × poor procedures 5 to 20, middle of 0.01 to 0.04',
    year: 2005,
  },
  'restore-without-procedure': {
    what: 'chance of an error when a system is restored without a procedure',
    value: 0.26,
    standing: 'sourced',
    source: 'HEART, generic task B (Williams 1988)',
    year: 1988,
  },
  'restore-by-procedure': {
    what: 'chance of an error when a system is restored by a procedure, with checks',
    value: 0.003,
    standing: 'sourced',
    source: 'HEART, generic task F (Williams 1988)',
    year: 1988,
  },
  'change-fails-elite': {
    what: 'share of changes that fail, best teams',
    value: 0.05,
    standing: 'sourced',
    source: 'DORA, Accelerate State of DevOps',
    year: 2023,
  },
  'change-fails-high': {
    what: 'share of changes that fail, good teams',
    value: 0.1,
    standing: 'sourced',
    source: 'DORA, Accelerate State of DevOps',
    year: 2023,
  },
} as const satisfies Record<string, Prior>

export const priors = { ...times, ...numbers }

/** The default of that name; `undefined` where there is none. */
export function priorNamed(name: string): Prior | undefined {
  return (priors as Readonly<Record<string, Prior>>)[name]
}

/** Where a default comes from, in words: `assumption`, or its source with the year. */
export function sourceInWords({ standing, source, year }: Prior): string {
  if (standing === 'assumption') return 'assumption'
  const words = standing === 'derived' ? `derived from ${source}` : source
  return year === null || words.includes(String(year)) ? words : `${words}, ${year}`
}
