import { durationPattern, durationToMs } from '../../simulation/index.ts'
import { inspectorTexts } from '../texts/fields.ts'

const { faults } = inspectorTexts

/** How a value is written and read in a field. */
export type Writing = {
  readonly toText: (value: unknown) => string
  readonly toValue: (text: string) => unknown
  readonly fault: (text: string) => string | undefined
}

const asText = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

export const durationWriting: Writing = {
  toText: asText,
  toValue: (text) => text.replaceAll(' ', ''),
  fault: (text) => {
    const tight = text.replaceAll(' ', '')
    const isFine = durationPattern.test(tight) && durationToMs(tight) !== undefined
    return isFine ? undefined : faults.duration
  },
}

export const shareWriting: Writing = {
  toText: (value) => (typeof value === 'number' ? `${tidy(value * 100)}%` : ''),
  toValue: (text) => tidy(Number(text.replace('%', '').trim()) / 100),
  fault: (text) => {
    const number = Number(text.replace('%', '').trim())
    return number >= 0 && number <= 100 ? undefined : faults.share
  },
}

export const countWriting: Writing = {
  toText: asText,
  toValue: (text) => Number(plainNumber(text)),
  fault: (text) => (/^\d+$/.test(plainNumber(text)) ? undefined : faults.count),
}

export const amountWriting: Writing = {
  toText: asText,
  toValue: (text) => Number(plainNumber(text)),
  fault: (text) => (/^\d+(\.\d+)?$/.test(plainNumber(text)) ? undefined : faults.number),
}

export function factorWriting(min: number): Writing {
  return {
    ...amountWriting,
    fault: (text) => (Number(plainNumber(text)) >= min ? undefined : faults.factor(min)),
  }
}

function patternWriting(pattern: RegExp, fault: string): Writing {
  return {
    toText: asText,
    toValue: (text) => text,
    fault: (text) => (pattern.test(text) ? undefined : fault),
  }
}

export const clockWriting = patternWriting(/^([01]\d|2[0-4]):[0-5]\d$/, faults.clock)
export const offsetWriting = patternWriting(/^[+-](0\d|1[0-4]):[0-5]\d$/, faults.offset)
export const gapRuleWriting = patternWriting(/^GAP-\d\d$/, faults.gapRule)

export const dateWriting: Writing = {
  toText: asText,
  toValue: (text) => text,
  fault: (text) => (isDate(text) ? undefined : faults.date),
}

export const textWriting: Writing = {
  toText: asText,
  toValue: (text) => text,
  fault: () => undefined,
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** `8,500` and `8 500` are the number 8500. */
function plainNumber(text: string): string {
  return text.replace(/[\s,]/g, '')
}

/** Without the noise of binary fractions. */
function tidy(value: number): number {
  return Number(value.toFixed(6))
}
