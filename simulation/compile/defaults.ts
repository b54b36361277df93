/**
 * Values that a run takes where the plan is silent, each with where it comes from.
 *
 * Every use is listed among the run's assumptions. docs/sources.md tells more about the sources.
 */
import type { Distribution } from '../plan/schema.ts'
import { priors, sourceInWords } from './priors.ts'

export type Default = { readonly value: Distribution; readonly source: string }

const assumption = 'assumption'

function fromPrior<Name extends keyof typeof priors>(name: Name) {
  const prior = priors[name]
  return { value: prior.value as (typeof priors)[Name]['value'], source: sourceInWords(prior) }
}

/** Default lengths of time, by what they are for. */
export const defaultTimes = {
  start: { value: '5m', source: assumption },
  usersReport: { value: { p50: '10m', p95: '45m' }, source: assumption },
  diagnose: fromPrior('diagnosis-ordinary'),
  wrongDiagnosisCosts: fromPrior('wrong-diagnosis-costs'),
  declare: fromPrior('decision'),
  acknowledge: fromPrior('answer-a-page'),
  callOut: fromPrior('call-out'),
  handOver: { value: '30m', source: assumption },
  resume: { value: '15m', source: assumption },
  approval: { value: { p50: '15m', p95: '2h' }, source: assumption },
  task: { value: { p50: '30m', p95: '2h' }, source: assumption },
  monitorInterval: { value: '1m', source: assumption },
  monitorDelay: { value: '2m', source: assumption },
  triage: { value: { p50: '5m', p95: '20m' }, source: assumption },
  failoverDetect: { value: '1m', source: assumption },
  failoverDecide: fromPrior('decision'),
  failoverSwitch: { value: '5m', source: assumption },
  failoverByHand: { value: { p50: '1h', p95: '4h' }, source: assumption },
  dnsTail: { value: '0s', source: assumption },
  graceHolds: { value: '0s', source: assumption },
  leaseLasts: { value: '8h', source: assumption },
  replicationLag: { value: '5s', source: assumption },
  touch: fromPrior('touch-computer'),
  locate: { value: '0s', source: assumption },
  keyEach: { value: '0s', source: assumption },
  travel: { value: '0s', source: assumption },
  selfHealingOver: { value: '6h', source: assumption },
  poll: { value: '0s', source: assumption },
  push: { value: '0s', source: assumption },
  soak: { value: '0s', source: assumption },
  gateEvaluation: { value: '0s', source: assumption },
  haltTakes: { value: '30m', source: assumption },
  fixKnownAfter: { value: '0s', source: assumption },
  settles: { value: '1m', source: assumption },
  dwell: { value: '0s', source: assumption },
  spread: { value: '0s', source: assumption },
  prepareRestore: { value: { p50: '30m', p95: '2h' }, source: assumption },
  rebuild: { value: '0s', source: assumption },
  check: { value: '30m', source: assumption },
  backupInterval: { value: '1d', source: assumption },
  backupTakes: { value: '1h', source: assumption },
  retention: { value: '30d', source: assumption },
  workaroundActivation: { value: { p50: '15m', p95: '1h' }, source: assumption },
} as const satisfies Record<string, Default>

/** Default numbers, by what they are for. */
export const defaultNumbers = {
  wrongDiagnosis: fromPrior('wrong-diagnosis'),
  failoverSucceeds: { value: 1, source: assumption },
  taskSucceeds: { value: 1, source: assumption },
  reportsPerUserHour: { value: 0.1, source: assumption },
  usersOutsideHours: { value: 0.1, source: assumption },
  monitorMisses: { value: 0, source: assumption },
  online: { value: 1, source: assumption },
  /** Times as many changes as are made can be copied. */
  linkSpeed: { value: 2, source: assumption },
  failedCost: { value: 0, source: assumption },
  atCollapse: { value: 1, source: assumption },
  callsPerRequest: { value: 1, source: assumption },
  probes: { value: 0.01, source: assumption },
  copyIsGood: { value: 1, source: assumption },
  sizeGb: { value: 500, source: assumption },
  restoreGbPerHour: { value: 200, source: assumption },
} as const

/** Level of a provider at which a gate opens, where the dependency does not say. An assumption. */
export const usableLevel = 0.5

/** Time in which one person does what things allow by themselves, such as to cut one off. An assumption. */
export const generalActionMs = 5 * 60_000

/** Tries that a task gets, where the plan does not say. An assumption. */
export const defaultTries = 3

/** Time after which somebody is reached although every channel is down. An assumption. */
export const otherMeansMs = 30 * 60_000

/** Horizon of a run, where the scenario does not say: a week. */
export const defaultHorizonMs = 7 * 86_400_000

/** Start of a run, where the scenario does not say: Tuesday 2 January 2024, 09:00 UTC. */
export const defaultStart = '2024-01-02T09:00:00Z'

/** Tier of what no business service stands on. */
export const noTier = 5
