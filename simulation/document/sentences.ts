/**
 * What is wrong with a value, in sentences that name the thing and say the mend.
 */
import { durationPattern } from '../plan/duration.ts'
import { idPattern } from '../ids.ts'
import type { Problem, ProblemCode } from '../problem.ts'
import { type Issue, isMap, valueAt } from './issues.ts'
import { findNearest } from './nearest.ts'
import type { Path } from './yamlText.ts'
import { fieldsAt, type Shape, shapeAt } from './shape.ts'

/** Words for a place in a document: the thing, such as `Component “web”`, and the field in it. */
export type NameThing = (
  path: Path,
  value: unknown,
) => { readonly thing: string; readonly field: string }

type Context = { readonly shape: Shape; readonly nameThing: NameThing }

type Words = { readonly code: ProblemCode; readonly message: string; readonly hint: string }

/** The problem that an issue stands for. */
export function issueProblem(issue: Issue, value: unknown, context: Context): Problem {
  const { thing, field } = context.nameThing(issue.path, value)
  const { code, message, hint } = wordsFor(issue, value, context)
  const about = field === '' ? thing : `${thing}: ${field}`
  return {
    code,
    severity: 'error',
    where: { path: issue.path },
    message: `${about} ${message}`,
    hint,
  }
}

function wordsFor(issue: Issue, value: unknown, context: Context): Words {
  const written = valueAt(value, issue.path)
  const shape = shapeAt(context.shape, issue.path)
  if (written === undefined) return missing(issue, shape, context)
  switch (issue.code) {
    case 'invalid_key':
      return badId(String(issue.path.at(-1)))
    case 'invalid_format':
      return badFormat(issue.pattern ?? '', typeof written === 'string' ? written : show(written))
    case 'custom':
      return {
        code: 'out-of-range',
        message: `is longer than 100 years: ${show(written)}.`,
        hint: 'Check the unit: s, m, h and d stand for seconds, minutes, hours and days.',
      }
    case 'too_small':
      return Array.isArray(written)
        ? wrongLength(written, `at least ${issue.minimum}`)
        : outOfRange(written, `must be at least ${issue.minimum}`)
    case 'too_big':
      return Array.isArray(written)
        ? wrongLength(written, `at most ${issue.maximum}`)
        : outOfRange(written, `must be at most ${issue.maximum}`)
    default:
      return wrongValue(issue, written, shape)
  }
}

function missing(issue: Issue, shape: Shape | undefined, context: Context): Words {
  const parent = fieldsAt(shapeAt(context.shape, issue.path.slice(0, -1)))
  const help = parent[String(issue.path.at(-1))]?.help ?? ''
  return {
    code: 'missing-field',
    message: 'is missing.',
    hint: `Give ${expected(shape)}.${help === '' ? '' : ` ${help}`}`,
  }
}

function wrongLength(written: readonly unknown[], wanted: string): Words {
  return {
    code: 'out-of-range',
    message: `must have ${wanted} in its list, but has ${written.length}.`,
    hint: 'Correct the list.',
  }
}

function outOfRange(written: unknown, message: string): Words {
  return {
    code: 'out-of-range',
    message: `${message}, but is ${show(written)}.`,
    hint: message.endsWith('at most 1')
      ? 'Shares are written from 0 to 1: 0.25 for 25 %.'
      : 'Correct the number.',
  }
}

function wrongValue(issue: Issue, written: unknown, shape: Shape | undefined): Words {
  if (issue.origin === 'int') {
    return {
      code: 'wrong-value',
      message: `must be a whole number, but is ${show(written)}.`,
      hint: 'Round it.',
    }
  }
  const words = wordsOf(shape)
  if (typeof written === 'string' && words.length > 0) {
    const meant = findNearest(written, words)
    return {
      code: 'wrong-value',
      message: `cannot be ${show(written)}.`,
      hint: meant === undefined ? `Give ${expected(shape)}.` : `Did you mean “${meant}”?`,
    }
  }
  return {
    code: 'wrong-type',
    message: `must be ${expected(shape)}, but is ${showKind(written)}.`,
    hint: wantsText(shape) && !isMap(written) ? quoteHint(written) : `Give ${expected(shape)}.`,
  }
}

function quoteHint(written: unknown): string {
  return typeof written === 'object'
    ? 'Write one text instead of a list.'
    : `Put quotes around it ("${JSON.stringify(written)}") if it is meant as text, or add its unit.`
}

function badId(written: string): Words {
  const suggestion = written
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  return {
    code: 'bad-id',
    message: `has an id that cannot be used: ${show(written)}.`,
    hint: `Ids are lower-case letters, digits and dashes, beginning with a letter, up to 80${
      idPattern.test(suggestion) ? `, such as ${suggestion}` : ''
    }; put the spoken name under “name”.`,
  }
}

const durationExamples =
  'Write a length of time such as 90s, 15m, 4h, 3d, 1h30m, or ISO 8601 such as PT1H30M.'

type Format = {
  readonly code: ProblemCode
  readonly what: string
  readonly hint: string
}

const formats: Readonly<Record<string, Format>> = {
  [String(durationPattern)]: {
    code: 'bad-duration',
    what: 'a length of time such as 90s, 15m, 4h or 3d',
    hint: durationExamples,
  },
  [String(idPattern)]: {
    code: 'bad-id',
    what: 'an id',
    hint: 'Ids are lower-case letters, digits and dashes, beginning with a letter, up to 80.',
  },
  date: {
    code: 'bad-instant',
    what: 'a date such as 2025-03-31',
    hint: 'Write year, month and day: 2025-03-31.',
  },
  datetime: {
    code: 'bad-instant',
    what: 'an instant such as 2025-03-31T08:00:00Z',
    hint: 'Write date, time and offset: 2025-03-31T08:00:00Z or 2025-03-31T08:00:00+02:00.',
  },
}

const patternExamples: readonly string[] = ['-07:00', '+05:30', '08:00', 'GAP-01']

function formatOf(pattern: string): Format {
  const known = formats[pattern]
  if (known !== undefined) return known
  const body = /^\/(.*)\/$/.exec(pattern)?.[1]
  const example =
    body === undefined ? undefined : patternExamples.find((text) => new RegExp(body).test(text))
  const what = example === undefined ? 'text' : `text such as "${example}"`
  return { code: 'wrong-value', what, hint: `Give ${what}.` }
}

function badFormat(pattern: string, written: string): Words {
  const format = formatOf(pattern)
  if (format.code === 'bad-duration' && durationPattern.test(written.replace(/^-\s*/, ''))) {
    return {
      code: 'negative-duration',
      message: `cannot be ${show(written)}: a length of time is never below zero.`,
      hint: 'Remove the minus sign.',
    }
  }
  const verb = format.code === 'bad-id' ? 'is no id' : `is no ${format.what.replace(/^an? /, '')}`
  return { code: format.code, message: `is ${show(written)}, which ${verb}.`, hint: format.hint }
}

function wordsOf(shape: Shape | undefined): readonly string[] {
  if (shape?.kind === 'words') return shape.words
  if (shape?.kind !== 'choice') return []
  const isAllWords = shape.options.every((option) => option.kind === 'words')
  return isAllWords ? shape.options.flatMap(wordsOf) : []
}

function wantsText(shape: Shape | undefined): boolean {
  if (shape?.kind === 'choice') return shape.options.some(wantsText)
  return shape?.kind === 'text'
}

/** What may stand there, as words that follow “must be” or “give”. */
function expected(shape: Shape | undefined): string {
  switch (shape?.kind) {
    case undefined:
      return 'a value'
    case 'object':
      return 'a map of fields'
    case 'map':
      return 'a map from ids to things'
    case 'list':
    case 'tuple':
      return 'a list'
    case 'choice':
      return wordsOf(shape).length > 0
        ? oneOf(wordsOf(shape))
        : [...new Set(shape.options.map(expected))].join(', or ')
    case 'words':
      return oneOf(shape.words)
    case 'text':
      return shape.pattern === '' ? 'text' : formatOf(shape.pattern).what
    case 'number':
      return 'a number'
    case 'boolean':
      return 'true or false'
  }
}

function oneOf(words: readonly string[]): string {
  return words.length === 1 ? `“${words[0]}”` : `one of: ${words.join(', ')}`
}

function show(written: unknown): string {
  const text = typeof written === 'string' ? written : JSON.stringify(written)
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
}

function showKind(written: unknown): string {
  if (Array.isArray(written)) return 'a list'
  if (written === null) return 'empty'
  if (typeof written === 'object') return 'a map'
  return typeof written === 'string' ? `the text ${show(written)}` : show(written)
}
