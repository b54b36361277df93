import type { Distribution, Plan } from '../../../simulation/index.ts'
import { collections, nameOf, toKey } from '../../editing/collections.ts'
import { choiceText, inspectorTexts } from '../../texts/fields.ts'
import { componentKindTexts, phaseTexts } from '../../texts/things.ts'
import {
  amountWriting,
  clockWriting,
  countWriting,
  dateWriting,
  durationWriting,
  factorWriting,
  offsetWriting,
  shareWriting,
  textWriting,
  type Writing,
} from '../checks.ts'
import { describeDistribution } from '../describe.ts'
import type { Field } from '../fieldTypes.ts'

const unknown = 'unknown'

/** What a cell says of a value. */
export function cellText(plan: Plan, field: Field, value: unknown): string {
  if (value === undefined) return ''
  if (value === unknown) return inspectorTexts.unknown
  if (field.type === 'takes') return describeDistribution(value as Distribution)
  if (field.type === 'choice' && typeof value === 'string') return choiceName(value)
  if (field.type === 'yes-no') return value === true ? inspectorTexts.yes : inspectorTexts.no
  if (field.type === 'reference' && typeof value === 'string') {
    return referenceText(plan, field, value)
  }
  return writingOf(field)?.toText(value) ?? ''
}

function choiceName(value: string): string {
  const kinds: Readonly<Record<string, { readonly name: string }>> = componentKindTexts
  const phases: Readonly<Record<string, { readonly name: string }>> = phaseTexts
  return kinds[value]?.name ?? phases[value]?.name ?? choiceText(value)
}

type ReferenceField = Extract<Field, { readonly type: 'reference' | 'references' }>

function referenceText(plan: Plan, field: ReferenceField, id: string): string {
  const collection = field.to.find((one) => Object.hasOwn(plan[one] ?? {}, id))
  return collection === undefined ? id : nameOf(plan, toKey(collection, id))
}

/** A value that was read from a text, or what is wrong with the text. */
export type CellReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: string }

/** Reads what somebody wrote or pasted into a cell; an empty text takes the value away. */
export function readCell(plan: Plan, field: Field, written: string): CellReading {
  const text = written.trim()
  if (text === '') return { ok: true, value: undefined }
  if (text.toLowerCase() === unknown && canBeUnknown(field)) return { ok: true, value: unknown }
  if (field.type === 'choice') return readChoice(field.options, text)
  if (field.type === 'yes-no') return readYesNo(text)
  if (field.type === 'reference') return readReference(plan, field, text)
  const writing = writingOf(field)
  if (writing === undefined) return { ok: false, fault: inspectorTexts.table.notHere }
  const fault = writing.fault(text)
  return fault === undefined ? { ok: true, value: writing.toValue(text) } : { ok: false, fault }
}

function canBeUnknown(field: Field): boolean {
  if (field.type === 'target' || field.type === 'takes') return true
  return 'canBeUnknown' in field && field.canBeUnknown === true
}

function readChoice(options: readonly string[], text: string): CellReading {
  const wanted = text.toLowerCase()
  const found = options.find((one) => one === wanted || choiceName(one).toLowerCase() === wanted)
  if (found !== undefined) return { ok: true, value: found }
  return { ok: false, fault: inspectorTexts.table.oneOf(options.map(choiceName)) }
}

function readYesNo(text: string): CellReading {
  const word = text.toLowerCase()
  if (['yes', 'true', '1'].includes(word)) return { ok: true, value: true }
  if (['no', 'false', '0'].includes(word)) return { ok: true, value: false }
  return { ok: false, fault: inspectorTexts.table.oneOf([inspectorTexts.yes, inspectorTexts.no]) }
}

function readReference(plan: Plan, field: ReferenceField, text: string): CellReading {
  const wanted = text.toLowerCase()
  for (const collection of collections.filter((one) => field.to.includes(one))) {
    for (const id of Object.keys(plan[collection] ?? {})) {
      const isMeant = id === text || nameOf(plan, toKey(collection, id)).toLowerCase() === wanted
      if (isMeant) return { ok: true, value: id }
    }
  }
  return { ok: false, fault: inspectorTexts.table.noSuch(text) }
}

function writingOf(field: Field): Writing | undefined {
  switch (field.type) {
    case 'text':
    case 'lines':
      return textWriting
    case 'duration':
    case 'target':
    case 'takes':
      return durationWriting
    case 'share':
      return shareWriting
    case 'amount':
      return amountWriting
    case 'count':
    case 'level':
      return countWriting
    case 'factor':
      return factorWriting(field.min)
    case 'date':
      return dateWriting
    case 'clock':
      return clockWriting
    case 'offset':
      return offsetWriting
    default:
      return undefined
  }
}
