import { type Distribution, durationToMs, msToDuration } from '../../simulation/index.ts'
import { inspectorTexts } from '../texts/fields.ts'

/** A distribution, or the word `unknown`. */
export type Takes = Distribution

export type Shape = keyof typeof inspectorTexts.shapes

export const shapes = Object.keys(inspectorTexts.shapes) as Shape[]

type PartName = keyof typeof inspectorTexts.parts

/** A number or length of time within a distribution, by the path to it. */
export type Part = {
  readonly name: PartName
  readonly path: readonly (string | number)[]
  readonly isNumber?: boolean
}

const three: readonly PartName[] = ['low', 'mode', 'high']

const parts: Readonly<Record<Exclude<Shape, 'fixed' | 'unknown' | 'empirical'>, readonly Part[]>> =
  {
    quantiles: [
      { name: 'p50', path: ['p50'] },
      { name: 'p95', path: ['p95'] },
    ],
    uniform: [
      { name: 'low', path: ['uniform', 0] },
      { name: 'high', path: ['uniform', 1] },
    ],
    triangular: three.map((name, index) => ({ name, path: ['triangular', index] })),
    pert: three.map((name, index) => ({ name, path: ['pert', index] })),
    'exponential-mean': [{ name: 'mean', path: ['exponential', 'mean'] }],
    'exponential-p90': [{ name: 'p90', path: ['exponential', 'p90'] }],
    weibull: [
      { name: 'shape', path: ['weibull', 'shape'], isNumber: true },
      { name: 'p50', path: ['weibull', 'p50'] },
    ],
  }

export function partsOf(shape: Shape): readonly Part[] {
  return shape === 'fixed' || shape === 'unknown' || shape === 'empirical' ? [] : parts[shape]
}

export function shapeOf(value: Takes | undefined): Shape {
  if (value === undefined) return 'fixed'
  if (typeof value === 'string') return value === 'unknown' ? 'unknown' : 'fixed'
  if ('p50' in value) return 'quantiles'
  if ('exponential' in value) {
    return 'mean' in value.exponential ? 'exponential-mean' : 'exponential-p90'
  }
  const shape = (['uniform', 'triangular', 'pert', 'weibull', 'empirical'] as const).find(
    (one) => one in value,
  )
  return shape ?? 'fixed'
}

/** The same length of time told in another shape, from what was said so far. */
export function reshape(value: Takes | undefined, shape: Shape): Takes {
  const middle = middleMs(value)
  const text = (factor: number) => msToDuration(Math.round(middle * factor))
  switch (shape) {
    case 'fixed':
      return text(1)
    case 'unknown':
      return 'unknown'
    case 'quantiles':
      return { p50: text(1), p95: text(3) }
    case 'uniform':
      return { uniform: [text(0.5), text(1.5)] }
    case 'triangular':
      return { triangular: [text(0.5), text(1), text(2)] }
    case 'pert':
      return { pert: [text(0.5), text(1), text(2)] }
    case 'exponential-mean':
      return { exponential: { mean: text(1) } }
    case 'exponential-p90':
      return { exponential: { p90: text(2) } }
    case 'weibull':
      return { weibull: { shape: 1.5, p50: text(1) } }
    case 'empirical':
      return { empirical: [text(1)] }
  }
}

const hourMs = 3_600_000

/** The first or middle length of time that is named; an hour if none is. */
function middleMs(value: Takes | undefined): number {
  if (value === undefined || value === 'unknown') return hourMs
  if (typeof value === 'string') return durationToMs(value) ?? hourMs
  const named = 'p50' in value ? value.p50 : firstDuration(value)
  return durationToMs(named ?? '') ?? hourMs
}

function firstDuration(value: Exclude<Distribution, string>): string | undefined {
  const texts = JSON.stringify(value).match(/"(\d[^"]*|P[^"]*)"/g) ?? []
  return texts[Math.floor((texts.length - 1) / 2)]?.replaceAll('"', '')
}

/** What is wrong with the order of the parts; each must be at least as long as the one before. */
export function isInOrder(value: Distribution): boolean {
  if (typeof value === 'string') return true
  const times = partsOf(shapeOf(value)).flatMap(({ path, isNumber }) =>
    isNumber === true ? [] : [durationToMs(String(partAt(value, path))) ?? 0],
  )
  return times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0))
}

export function partAt(value: unknown, path: Part['path']): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    value,
  )
}
