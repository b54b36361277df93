/**
 * A run as a file: what it was made of and what came out, so that it can be made again and compared.
 */
import {
  type Log,
  planDigest,
  type ServiceResult,
  scenarioDigest,
  type Decision,
  type RunInput,
} from '../simulation/index.ts'
import type { Run } from './simulateRun.ts'

/** Newest format of `*.run.json`. */
export const runFormat = 1

export type RunFile = {
  readonly run: typeof runFormat
  readonly engineVersion: string
  readonly plan: { readonly name: string; readonly sha256: string }
  readonly scenario: { readonly name: string; readonly sha256: string }
  readonly bindings: Readonly<Record<string, readonly string[]>>
  readonly seed: string
  /** What people decided; missing where nobody decided anything. */
  readonly decisions?: readonly Decision[]
  readonly untilMs: number
  readonly isComplete: boolean
  readonly events: number
  /** SHA-256 of the log, whoever made it and wherever. */
  readonly digest: string
  readonly results: readonly RunResult[]
  /** Day on which the gaps were gaps: acceptances and tests go stale. */
  readonly asOf: string
  readonly gaps: readonly {
    readonly rule: string
    readonly severity: string
    readonly about: string
  }[]
}

/** The headline of a business service. Lengths in milliseconds; `null` where there is nothing to say. */
export type RunResult = Pick<
  ServiceResult,
  | 'id'
  | 'name'
  | 'tier'
  | 'rtaMs'
  | 'rtoMs'
  | 'rto'
  | 'mtdMs'
  | 'mtd'
  | 'rpaMs'
  | 'rpoMs'
  | 'rpo'
  | 'isDataBack'
  | 'isRestored'
  | 'lowestLevel'
  | 'coveredMs'
  | 'normalAtMs'
  | 'currency'
  | 'loss'
> & {
  readonly outages: readonly { readonly startMs: number; readonly endMs: number | null }[]
}

/** The saved form of a run. The hashes are of the documents’ meaning, not of their bytes. */
export function toRunFile(run: Run): RunFile {
  const { model, log } = run
  return {
    run: runFormat,
    engineVersion: run.engineVersion,
    plan: { name: model.plan.name ?? '', sha256: planDigest(model.plan) },
    scenario: { name: model.scenario.name, sha256: scenarioDigest(model.scenario) },
    bindings: model.bindings,
    seed: run.seed,
    ...decidedIn(run.input),
    ...extentOf(log),
    digest: run.digest,
    results: run.results.map(toRunResult),
    asOf: run.asOf,
    gaps: run.findings
      .filter((finding) => finding.state === 'gap')
      .map(({ rule, severity, about }) => ({ rule, severity, about })),
  }
}

function decidedIn({ decisions = [] }: RunInput): Pick<RunFile, 'decisions'> {
  return decisions.length === 0 ? {} : { decisions }
}

function extentOf(log: Log): Pick<RunFile, 'untilMs' | 'isComplete' | 'events'> {
  return { untilMs: log.untilMs, isComplete: log.isComplete, events: log.events.length }
}

function toRunResult(result: ServiceResult): RunResult {
  return {
    id: result.id,
    name: result.name,
    tier: result.tier,
    rtaMs: result.rtaMs,
    rtoMs: result.rtoMs,
    rto: result.rto,
    mtdMs: result.mtdMs,
    mtd: result.mtd,
    rpaMs: result.rpaMs,
    rpoMs: result.rpoMs,
    rpo: result.rpo,
    isDataBack: result.isDataBack,
    isRestored: result.isRestored,
    lowestLevel: result.lowestLevel,
    coveredMs: result.coveredMs,
    normalAtMs: result.normalAtMs,
    currency: result.currency,
    loss: result.loss,
    outages: result.outages.map(({ startMs, endMs }) => ({ startMs, endMs })),
  }
}
