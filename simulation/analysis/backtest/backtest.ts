/**
 * A backtest from its documents: accounted for, compiled without what the defaults learnt from this very
 * outage, run many times, scored.
 */
import { assert } from '../../assert.ts'
import type { Model } from '../../compile/model.ts'
import { compile } from '../../compile/compile.ts'
import { canonicalJson, logDigest, sha256Hex } from '../../digest.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Problem } from '../../problem.ts'
import { fail, type Result, succeed } from '../../result.ts'
import { accountFor, type BacktestInputs, leaveOneOut } from './parameters.ts'
import { drawInputs, isUncertain } from './uncertain.ts'
import { type BacktestScore, scoreBacktest } from './score.ts'

export type BacktestRequest = BacktestInputs & {
  /** Name of the incident, by which defaults know what they learnt from it. */
  readonly incident: string
  readonly seed: string
  readonly runs: number
}

export type Backtest = {
  readonly incident: string
  readonly inputs: BacktestInputs
  readonly score: BacktestScore
  /** Fingerprint of the three documents and of the log of the first run: changes with any of them. */
  readonly digest: string
}

/** Runs a backtest; fails with the problems of its documents. Warnings travel along. */
export function runBacktest(request: BacktestRequest): Result<Backtest> {
  const prepared = prepare(request)
  if (!prepared.ok) return prepared
  const { modelOf, accounts } = prepared.value
  const { milestones, plan, scenario, incident, seed, runs } = request
  const { counts: parameters, fittedTo } = accounts
  return succeed(
    {
      incident,
      inputs: { milestones, plan, scenario },
      score: scoreBacktest({ milestones, modelOf, parameters, fittedTo, seed, runs }),
      digest: digestOf(request, modelOf(0)),
    },
    prepared.problems,
  )
}

/** The fingerprint alone, for whoever asks whether a page is still true: one run. */
export function backtestDigest(request: Omit<BacktestRequest, 'runs'>): Result<string> {
  const prepared = prepare(request)
  return prepared.ok
    ? succeed(digestOf(request, prepared.value.modelOf(0)), prepared.problems)
    : prepared
}

type Prepared = {
  /** The model of each run: the same for all, unless something is uncertain. */
  readonly modelOf: (replication: number) => Model
  readonly accounts: ReturnType<typeof accountFor>
}

function prepare(request: Omit<BacktestRequest, 'runs'>): Result<Prepared> {
  const { milestones, plan, scenario, incident } = request
  const accounts = accountFor({ milestones, plan, scenario })
  const isWrong = ({ severity }: Problem) => severity === 'error'
  if (accounts.problems.some(isWrong)) return fail(accounts.problems)
  const inputs = leaveOneOut({ milestones, plan, scenario }, incident)
  const compiled = compile(inputs.plan, inputs.scenario)
  if (!compiled.ok) return compiled
  const { value: model } = compiled
  const modelOf = isUncertain(milestones)
    ? (replication: number) => modelDrawn(inputs, request.seed, replication)
    : () => model
  return succeed({ modelOf, accounts }, [...accounts.problems, ...compiled.problems])
}

function modelDrawn(inputs: BacktestInputs, seed: string, replication: number): Model {
  const { plan, scenario } = drawInputs(inputs, seed, replication)
  const compiled = compile(plan, scenario)
  assert(compiled.ok, 'what compiles does so with other numbers as well')
  return compiled.value
}

function digestOf({ milestones, seed }: Omit<BacktestRequest, 'runs'>, model: Model): string {
  const first = logDigest(simulate(model, { seed, untilMs: model.horizonMs }))
  return sha256Hex(`${canonicalJson(milestones)}\n${first}`)
}
