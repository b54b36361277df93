import {
  type Distribution,
  defaultNumbers,
  defaultTimes,
  durationToMs,
  formatDuration,
  formatShare,
} from '../../simulation/index.ts'
import { choiceText, inspectorTexts } from '../texts/fields.ts'
import type { Field } from './fieldTypes.ts'

/** What a run takes where a field is not set, in words. */
export function assumedText({ assumes: assumed, otherwise }: Field): string {
  if (otherwise !== undefined) return inspectorTexts.assumed(choiceText(otherwise))
  if (assumed === undefined) return inspectorTexts.notSet
  const value = assumedValue({ assumes: assumed })
  return value === '' ? inspectorTexts.notSet : inspectorTexts.assumed(value)
}

function assumedValue({
  assumes: assumed = '',
}: Pick<Field, 'assumes'> | { assumes?: '' }): string {
  const time = (defaultTimes as Readonly<Record<string, { readonly value: Distribution }>>)[assumed]
  if (time !== undefined) return describeDistribution(time.value)
  const number = (defaultNumbers as Readonly<Record<string, { readonly value: number }>>)[assumed]
  return number === undefined ? '' : formatShare(number.value)
}

/** What a run takes where a field is not set and where that comes from, as a sentence; else nothing. */
export function assumedSentence(field: Field): string {
  const { assumes: assumed } = field
  if (assumed === undefined) return ''
  const taken = { ...defaultTimes, ...defaultNumbers }[assumed]
  return inspectorTexts.assumedFrom(assumedValue(field), taken.source)
}

/** What a run takes where a length of time is not set, and where that comes from. */
export function assumedTime({
  assumes,
}: Field): { readonly value: Distribution; readonly source: string } | undefined {
  const times: Readonly<Record<string, { readonly value: Distribution; readonly source: string }>> =
    defaultTimes
  return assumes === undefined ? undefined : times[assumes]
}

/** A length of time as people read it. */
export function durationText(text: string): string {
  const ms = durationToMs(text)
  return ms === undefined ? text : formatDuration(ms)
}

/** A length of time that may be unsure, in few words. */
export function describeDistribution(value: Distribution): string {
  if (typeof value === 'string') return durationText(value)
  if ('p50' in value) return `${durationText(value.p50)} to ${durationText(value.p95)}`
  if ('uniform' in value) return value.uniform.map(durationText).join(' to ')
  return inspectorTexts.shape
}
