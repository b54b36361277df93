/**
 * Joins parts of a series of runs to the whole, whatever order they come in, or says which do not
 * belong together.
 */
import { canonicalJson, joinSamples } from '../../simulation/index.ts'
import type { CliProblem, Outcome } from '../problems.ts'
import type { BandsFile, BandsHead } from './bandsFile.ts'

export type ReadShard = { readonly name: string; readonly file: BandsFile }

/** At least one shard is given. */
export function mergeShards(shards: readonly ReadShard[]): Outcome<BandsFile> {
  const [given] = shards
  if (given === undefined) return { ok: false, problems: [] }
  const strangers = shards.flatMap((shard) => differences(given, shard))
  if (strangers.length > 0) return { ok: false, problems: strangers }
  const sorted = shards
    .filter(({ file }) => file.samples.count > 0)
    .sort((a, b) => a.file.samples.first - b.file.samples.first)
  const wrong = [...overlaps(sorted), ...holes(sorted, given.file.runs)]
  if (wrong.length > 0) return { ok: false, problems: wrong }
  const samples = joinSamples(sorted.map(({ file }) => file.samples))
  return { ok: true, value: { ...given.file, samples }, problems: [] }
}

const heads: readonly (readonly [keyof BandsHead, string])[] = [
  ['engineVersion', 'another version of the engine'],
  ['plan', 'another plan'],
  ['scenario', 'another scenario'],
  ['bindings', 'targets that stand for something else'],
  ['seed', 'another seed'],
  ['decisions', 'other decisions'],
  ['startMs', 'another start'],
  ['untilMs', 'another length'],
  ['runs', 'another number of runs'],
  ['subjects', 'other things measured'],
]

function differences(given: ReadShard, shard: ReadShard): readonly CliProblem[] {
  const different = heads
    .filter(
      ([key]) => canonicalJson(given.file[key] ?? null) !== canonicalJson(shard.file[key] ?? null),
    )
    .map(([, words]) => words)
  if (different.length === 0) return []
  return [disagree(shard.name, `${shard.name} has ${different.join(', ')} than ${given.name}.`)]
}

function endOf({ file }: ReadShard): number {
  return file.samples.first + file.samples.count
}

function overlaps(sorted: readonly ReadShard[]): readonly CliProblem[] {
  return sorted.flatMap((shard, position) => {
    // Not only the neighbour: a long shard can reach over several.
    const over = sorted
      .slice(0, position)
      .find((earlier) => endOf(earlier) > shard.file.samples.first)
    if (over === undefined) return []
    const from = shard.file.samples.first
    const twice = inWords(from, Math.min(endOf(over), endOf(shard)))
    return [disagree(shard.name, `${over.name} and ${shard.name} both have ${twice}.`)]
  })
}

function holes(sorted: readonly ReadShard[], runs: number): readonly CliProblem[] {
  const missing: string[] = []
  let next = 0
  for (const shard of sorted) {
    const { first } = shard.file.samples
    if (first > next) missing.push(inWords(next, first))
    next = Math.max(next, endOf(shard))
  }
  if (next < runs) missing.push(inWords(next, runs))
  if (missing.length === 0) return []
  return [disagree(undefined, `Of ${runs} runs, these are missing: ${missing.join(', ')}.`)]
}

/** `runs 251 to 500`, counted from 1 as people do. */
export function inWords(first: number, end: number): string {
  return end - first === 1 ? `run ${end}` : `runs ${first + 1} to ${end}`
}

function disagree(file: string | undefined, message: string): CliProblem {
  return {
    code: 'shards-disagree',
    severity: 'error',
    where: { path: [], ...(file === undefined ? {} : { file }) },
    message,
    hint: 'Merge every shard of one command exactly once; only --shard and --out may differ.',
  }
}
