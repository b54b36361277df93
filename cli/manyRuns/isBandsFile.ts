/**
 * Whether a value read from a file is a series of runs, down to the last number: merging must not
 * find out later, and never half.
 */
import { columnsOf, type Samples, type Subjects } from '../../simulation/index.ts'
import { type BandsFile, bandsFormat } from './bandsFile.ts'

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const isReading: Check = (value) => typeof value === 'number' && value >= 0 && value < Infinity
const isLengthOrNull: Check = (value) => value === null || isCount(value)
const isTextOrNull: Check = (value) => value === null || isText(value)

function isListOf(isItem: Check): Check {
  return (value) => Array.isArray(value) && value.every(isItem)
}

type Fields = Readonly<Record<string, Check>>

/** An object that has exactly these fields, and the optional ones or not. */
function isObjectOf(fields: Fields, optional: Fields = {}): Check {
  return (value) => {
    if (typeof value !== 'object' || value === null) return false
    const object = new Map<string, unknown>(Object.entries(value))
    const known = [...Object.entries(fields), ...Object.entries(optional)].filter(
      ([name]) => name in fields || object.has(name),
    )
    return object.size === known.length && known.every(([name, check]) => check(object.get(name)))
  }
}

const isNamedInput = isObjectOf({ name: isText, sha256: isText })

const isDecision: Check = (value) =>
  [{ action: isText }, { point: isText, option: isText }].some((what) =>
    isObjectOf({ atMs: isCount, ...what }, { by: isText })(value),
  )

const isBindings: Check = (value) =>
  typeof value === 'object' && value !== null && Object.values(value).every(isListOf(isText))

const hasFields = isObjectOf(
  {
    bands: (value) => value === bandsFormat,
    engineVersion: isText,
    plan: isNamedInput,
    scenario: isNamedInput,
    bindings: isBindings,
    seed: isText,
    startMs: Number.isSafeInteger,
    untilMs: isCount,
    runs: (value) => isCount(value) && value !== 0,
    subjects: isObjectOf({
      services: isListOf(
        isObjectOf({
          id: isText,
          name: isText,
          tier: isCount,
          rtoMs: isLengthOrNull,
          mtdMs: isLengthOrNull,
          rpoMs: isLengthOrNull,
          canLoseData: (value) => typeof value === 'boolean',
          currency: isTextOrNull,
        }),
      ),
      systems: isListOf(isObjectOf({ id: isText, name: isText, kind: isText })),
      fleets: isListOf(isObjectOf({ id: isText, name: isText, machines: isCount })),
    }),
    samples: isObjectOf({
      first: isCount,
      count: isCount,
      series: isListOf(
        isObjectOf({
          of: isText,
          measure: isText,
          values: isListOf(isReading),
          unfinished: isListOf(isCount),
          endless: isListOf(isCount),
        }),
      ),
    }),
  },
  { decisions: isListOf(isDecision) },
)

export function isBandsFile(value: unknown): value is BandsFile {
  return hasFields(value) && fitTogether(value as BandsFile)
}

/** The columns are those of the subjects, each with a number for each replication. */
function fitTogether({ runs, subjects, samples }: BandsFile): boolean {
  const { first, count, series } = samples
  const isOwn = (replication: number) => replication >= first && replication < first + count
  return (
    first + count <= runs &&
    haveColumnsOf(subjects, samples) &&
    series.every(
      ({ values, unfinished, endless }) =>
        values.length === count && [...unfinished, ...endless].every(isOwn),
    )
  )
}

function haveColumnsOf(subjects: Subjects, { series }: Samples): boolean {
  const columns = columnsOf(subjects)
  return (
    columns.length === series.length &&
    columns.every(({ of, measure }, at) => series[at]?.of === of && series[at]?.measure === measure)
  )
}
