/**
 * Which part of the runs is asked for: said on the command line, or by whatever started many of us.
 */
import { type Outcome, refuse, wrongUsage } from '../problems.ts'

export type Shard = {
  /** From 1. */
  readonly number: number
  readonly of: number
  /** Who says so, in words. */
  readonly source: string
}

export type Environment = Readonly<Record<string, string | undefined>>

/** All of it. */
const whole: Shard = { number: 1, of: 1, source: 'nobody divides the runs' }

/** A pair of variables that say which of how many this is. */
type Scheduler = {
  readonly index: string
  readonly total: string
  /** The index of the first. */
  readonly base: number
}

const kubernetes = { index: 'JOB_COMPLETION_INDEX', total: 'JOB_COMPLETIONS', base: 0 }
const awsBatch = { index: 'AWS_BATCH_JOB_ARRAY_INDEX', total: 'AWS_BATCH_JOB_ARRAY_SIZE', base: 0 }
const gitLab = { index: 'CI_NODE_INDEX', total: 'CI_NODE_TOTAL', base: 1 }
const slurm = { index: 'SLURM_ARRAY_TASK_ID', total: 'SLURM_ARRAY_TASK_COUNT' }

/** `2/4` on the command line. */
export function toShard(text: string): Shard | undefined {
  const [, number, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []
  const shard = { number: Number(number), of: Number(of), source: '--shard' }
  return shard.number >= 1 && shard.number <= shard.of ? shard : undefined
}

/** The shard that was asked for; else what the surroundings say, if they agree. */
export function findShard(environment: Environment, asked: Shard | undefined): Outcome<Shard> {
  if (asked !== undefined) return { ok: true, value: asked, problems: [] }
  const found = [
    readScheduler(environment, kubernetes),
    readScheduler(environment, awsBatch),
    readSlurm(environment),
    readScheduler(environment, gitLab),
  ]
  const problems = found.flatMap((each) => (each.ok ? [] : each.problems))
  if (problems.length > 0) return { ok: false, problems }
  const shards = found.flatMap((each) => (each.ok && each.value.of > 1 ? [each.value] : []))
  const [first = whole, ...others] = shards
  const other = others.find(({ number, of }) => number !== first.number || of !== first.of)
  if (other === undefined) return { ok: true, value: first, problems: [] }
  return refuse(
    wrongUsage(
      `${first.source} says shard ${first.number} of ${first.of}, but ${other.source} says shard ${other.number} of ${other.of}.`,
      `Say which: --shard ${first.number}/${first.of}, or --shard 1/1 for all runs.`,
    ),
  )
}

function readScheduler(environment: Environment, scheduler: Scheduler): Outcome<Shard> {
  const { index, total, base } = scheduler
  const indexText = environment[index]
  const totalText = environment[total]
  if (indexText === undefined) return withoutIndex(scheduler, totalText)
  if (totalText === undefined) {
    return contradiction(
      `${index} is ${indexText}, but ${total} does not say of how many.`,
      `Set ${total}, or say --shard.`,
    )
  }
  const shard = toShard(`${Number(indexText) - base + 1}/${totalText}`)
  if (shard !== undefined) return { ok: true, value: { ...shard, source: index }, problems: [] }
  return contradiction(
    `${index} is ${indexText} and ${total} is ${totalText}; that is no part of a whole.`,
    `${index} counts from ${base} to ${total}${base === 0 ? ' − 1' : ''}. Or say --shard.`,
  )
}

/** A total alone: of one, as GitLab always says, or a mistake that would run everything many times. */
function withoutIndex({ index, total }: Pick<Scheduler, 'index' | 'total'>, text?: string) {
  if (text === undefined || text === '1') return found(whole)
  return contradiction(
    `${total} is ${text}, but ${index} does not say which one this is.`,
    `Make the job an indexed one, or say --shard.`,
  )
}

/** An array of Slurm need not begin at 0 or count by ones; it must be regular to be a division. */
function readSlurm(environment: Environment): Outcome<Shard> {
  const { index, total } = slurm
  const id = environment[index]
  if (id === undefined) return found(whole)
  const [min, max, step] = ['MIN', 'MAX', 'STEP'].map(
    (name) => environment[`SLURM_ARRAY_TASK_${name}`],
  )
  if (min === undefined) {
    return contradiction(
      `${index} is ${id}, but SLURM_ARRAY_TASK_MIN does not say where the array begins.`,
      `Set SLURM_ARRAY_TASK_MIN, or say --shard.`,
    )
  }
  const by = Number(step ?? 1)
  const count = environment[total]
  const isRegular = max === undefined || (Number(max) - Number(min)) / by + 1 === Number(count)
  if (!isRegular) {
    return contradiction(
      `The array from ${min} to ${max} by ${by} is not the ${count} tasks of ${total}.`,
      `Number the tasks without holes, as in --array=0-7, or say --shard.`,
    )
  }
  const position = String((Number(id) - Number(min)) / by)
  return readScheduler({ [index]: position, [total]: count }, { ...slurm, base: 0 })
}

function found(shard: Shard): Outcome<Shard> {
  return { ok: true, value: shard, problems: [] }
}

function contradiction(message: string, hint: string): Outcome<Shard> {
  return refuse(wrongUsage(message, hint))
}

/** The replications of a shard: `first` up to but not including `end`. */
export function rangeOf({ number, of }: Shard, runs: number): { first: number; end: number } {
  return {
    first: Math.floor((runs * (number - 1)) / of),
    end: Math.floor((runs * number) / of),
  }
}
