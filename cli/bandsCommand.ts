/**
 * `blackstart bands`: the same scenario many times, each with other luck, and what is usual.
 */
import { existsSync } from 'node:fs'
import { type Bindings, type ModifierId, subjectsOf, toSamples } from '../simulation/index.ts'
import { findClashes } from './clashes.ts'
import { exitCodes, type Io } from './io.ts'
import { answerManyRuns } from './manyRuns/answer.ts'
import { toBandsFile } from './manyRuns/bandsFile.ts'
import { inWords } from './manyRuns/mergeShards.ts'
import { findShard, rangeOf, type Shard } from './manyRuns/shard.ts'
import { type Machine, simulateMany } from './manyRuns/simulateMany.ts'
import { type CliProblem, complainAbout, type Outcome, wrongUsage } from './problems.ts'
import { commandFor, decisionsOf, openAndCompile, type Ready } from './simulateRun.ts'

export type BandsOptions = {
  readonly scenario: string
  readonly seed: string
  readonly runs: number
  readonly until?: number
  readonly bind: Bindings
  readonly with?: readonly ModifierId[]
  /** File of decisions. */
  readonly decisions?: string
  readonly workers?: number
  readonly shard?: Shard
  /** Percentage points to either side. */
  readonly precision?: number
  readonly require?: number
  readonly out?: string
  readonly json?: boolean
}

export async function bandsCommand(
  io: Io,
  machine: Machine,
  { planName, options }: { readonly planName: string; readonly options: BandsOptions },
): Promise<number> {
  const begun = await begin(io, machine, { planName, options })
  complainAbout(io, begun.problems)
  if (!begun.ok) return exitCodes.inputIsWrong
  const { ready, shard } = begun.value
  const { model, request } = ready
  const { first, end } = rangeOf(shard, options.runs)
  if (shard.of > 1) io.complain(`${shardWords(shard, options.runs)}\n`)
  const { precision = null } = options
  const series = {
    seed: options.seed,
    untilMs: request.untilMs ?? model.horizonMs,
    decisions: decisionsOf(request),
  }
  const { rows, ended } = await simulateMany(machine, {
    model,
    series,
    first,
    end,
    workers: options.workers ?? machine.cores,
    ...(precision === null ? {} : { precision }),
  })
  if (rows.length === 0 && ended === 'interrupted') {
    io.complain('Stopped before the first run was done, so there is no answer.\n')
    return exitCodes.answerIsNo
  }
  const subjects = subjectsOf(model)
  const file = toBandsFile(
    model,
    // Runs that precision made unnecessary are not missing: the runs that were done are the whole.
    { series, runs: ended === 'precise-enough' ? rows.length : options.runs },
    { subjects, samples: toSamples(subjects, first, rows) },
  )
  const how = { ended, asked: end - first, precision, again: againFor(ready, options) }
  return answerManyRuns(io, file, { options, how })
}

type Begun = { readonly ready: Ready; readonly shard: Shard }

/** Everything that can be wrong is found before the first run. */
async function begin(
  io: Io,
  machine: Machine,
  { planName, options }: { readonly planName: string; readonly options: BandsOptions },
): Promise<Outcome<Begun>> {
  const shard = findShard(machine.environment, options.shard)
  if (!shard.ok) return shard
  const { scenario, decisions, out } = options
  const wrong = [
    ...findClashes(
      io,
      [planName, scenario, ...(decisions === undefined ? [] : [decisions])],
      out === undefined ? [] : [out],
    ),
    ...shardProblems(shard.value, options),
    ...(existsSync(machine.workerFile) ? [] : [missingWorker(machine.workerFile)]),
  ]
  if (wrong.length > 0) return { ok: false, problems: wrong }
  const ready = await openAndCompile(io, planName, options)
  if (!ready.ok) return ready
  if (options.precision !== undefined && !hasTargets(ready.value)) {
    return { ok: false, problems: [nothingToBeSureOf] }
  }
  return { ...ready, value: { ready: ready.value, shard: shard.value } }
}

function hasTargets({ model }: Ready): boolean {
  return subjectsOf(model).services.some(
    ({ rtoMs, mtdMs, rpoMs, canLoseData }) =>
      rtoMs !== null || mtdMs !== null || (canLoseData && rpoMs !== null),
  )
}

const nothingToBeSureOf = wrongUsage(
  'The plan sets no RTO and no MTD, so that --precision has nothing to be precise about.',
  'Set a target, or say only --runs.',
)

function missingWorker(file: string): CliProblem {
  return wrongUsage(`The worker is not there: ${file}`, 'Build it by “npm run build”.')
}

/** What a part of the runs cannot do. */
function shardProblems(shard: Shard, { precision, require, out }: BandsOptions): CliProblem[] {
  if (shard.of === 1) return []
  const part = `Shard ${shard.number} of ${shard.of} (${shard.source})`
  return [
    ...(precision === undefined
      ? []
      : [
          wrongUsage(
            `${part} cannot stop by --precision: whether it is enough shows only where all runs come together.`,
            'Run without shards, or choose --runs: 2,500 know every probability to within 2 points.',
          ),
        ]),
    ...(require === undefined
      ? []
      : [
          wrongUsage(
            `${part} cannot judge by --require, because that takes all runs.`,
            'Say --require to “blackstart merge”.',
          ),
        ]),
    ...(out === undefined
      ? [
          wrongUsage(
            `${part} would be lost: nothing can be merged that was not written.`,
            `Say --out shard-${shard.number}.bands.json, or --shard 1/1 for all runs.`,
          ),
        ]
      : []),
  ]
}

function shardWords(shard: Shard, runs: number): string {
  const { first, end } = rangeOf(shard, runs)
  const part = `Shard ${shard.number} of ${shard.of} (${shard.source})`
  return first === end ? `${part} has no runs.` : `${part}: ${inWords(first, end)} of ${runs}.`
}

/** The command for all runs: a shard is only one way to them. */
function againFor({ request }: Ready, { runs, precision }: BandsOptions): string {
  const precise = precision === undefined ? '' : ` --precision ${precision}`
  return `${commandFor('bands', request)} --runs ${runs}${precise}`
}
