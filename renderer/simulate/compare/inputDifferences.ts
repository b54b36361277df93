import {
  type Decision,
  formatElapsed,
  formatInstant,
  type Plan,
  type ReadonlyRecord,
  type Scenario,
} from '../../../simulation/index.ts'
import { type Collection, collections } from '../../editing/collections.ts'
import { compareTexts } from '../../texts/compare.ts'
import { labelOf } from '../../texts/fields.ts'
import { collectionTexts } from '../../texts/things.ts'
import type { RunInput } from '../../worker/messages.ts'

const words = compareTexts.inputs
const { there, notThere } = compareTexts

/** One input that two runs do not share, as both have it. */
export type InputDifference = {
  readonly what: string
  readonly kept: string
  readonly now: string
}

/** What two runs were given otherwise, the story first and then the plan, in its own order. */
export function findInputDifferences(
  kept: RunInput,
  now: RunInput,
  nameOfAction: (id: string) => string,
): readonly InputDifference[] {
  return [
    ...plain(words.seed, kept.seed, now.seed),
    ...scenarioDifferences(kept, now),
    ...decisionDifferences(kept.decisions, now.decisions, nameOfAction),
    ...planDifferences(kept.plan, now.plan),
  ]
}

function plain(what: string, kept: string, now: string): readonly InputDifference[] {
  return kept === now ? [] : [{ what, kept: kept || notThere, now: now || notThere }]
}

function isAlike(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function scenarioDifferences(kept: RunInput, now: RunInput): readonly InputDifference[] {
  const { scenario: a } = kept
  const { scenario: b } = now
  const nameOfTarget = (id: string): string => (b.targets ?? a.targets)?.[id]?.name ?? id
  return [
    ...plain(words.scenario, a.name, b.name),
    ...plain(words.start, startWords(a), startWords(b)),
    ...plain(words.horizon, a.horizon ?? '', b.horizon ?? ''),
    ...unionOf(a.faults, b.faults).flatMap((id) => {
      const [before, after] = [a.faults?.[id], b.faults?.[id]]
      if (isAlike(before, after)) return []
      const what = words.fault(after?.name ?? before?.name ?? id)
      return [{ what, kept: presence(before, after), now: presence(after, before) }]
    }),
    ...unionOf(kept.bindings, now.bindings).flatMap((id) =>
      plain(
        words.binding(nameOfTarget(id)),
        (kept.bindings[id] ?? []).join(', '),
        (now.bindings[id] ?? []).join(', '),
      ),
    ),
  ]
}

function startWords({ start }: Scenario): string {
  return start === undefined ? '' : formatInstant(Date.parse(start), 0)
}

/** How one side of a difference is told where both are too large to be written out. */
function presence(own: unknown, other: unknown): string {
  if (own === undefined) return notThere
  return other === undefined ? there : shortValue(own)
}

function unionOf(a: object | undefined, b: object | undefined): readonly string[] {
  return [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])].sort((x, y) =>
    x < y ? -1 : 1,
  )
}

function decisionDifferences(
  kept: readonly Decision[],
  now: readonly Decision[],
  nameOfAction: (id: string) => string,
): readonly InputDifference[] {
  const isIn = (list: readonly Decision[], one: Decision) =>
    list.some((other) => isAlike(other, one))
  const told = (one: Decision) => ({
    what: words.decision(formatElapsed(one.atMs)),
    text: nameOfAction('action' in one ? one.action : `${one.point}/${one.option}`),
  })
  return [
    ...kept
      .filter((one) => !isIn(now, one))
      .map(told)
      .map(({ what, text }) => ({ what, kept: text, now: notThere })),
    ...now
      .filter((one) => !isIn(kept, one))
      .map(told)
      .map(({ what, text }) => ({ what, kept: notThere, now: text })),
  ]
}

function planDifferences(kept: Plan, now: Plan): readonly InputDifference[] {
  const sections = Object.entries(words.section).flatMap(([key, what]) => {
    const [a, b] = [kept[key as keyof Plan], now[key as keyof Plan]]
    return isAlike(a, b) ? [] : fieldDifferences(what, [key], [a, b])
  })
  return [
    ...plain(words.plan, kept.name ?? '', now.name ?? ''),
    ...collections.flatMap((collection) => thingDifferences(collection, kept, now)),
    ...sections,
  ]
}

type Thing = Readonly<Record<string, unknown>> & { readonly name?: string }

function thingDifferences(
  collection: Collection,
  kept: Plan,
  now: Plan,
): readonly InputDifference[] {
  const before = kept[collection] as ReadonlyRecord<Thing> | undefined
  const after = now[collection] as ReadonlyRecord<Thing> | undefined
  const kind = collectionTexts[collection].one
  return unionOf(before, after).flatMap((id) => {
    const [a, b] = [before?.[id], after?.[id]]
    if (isAlike(a, b)) return []
    const what = `${kind} ${b?.name ?? a?.name ?? id}`
    if (a === undefined || b === undefined) {
      return [{ what, kept: presence(a, b), now: presence(b, a) }]
    }
    return fieldDifferences(what, [collection, '*'], [a, b])
  })
}

/** The fields in which one thing differs, each by its label. */
function fieldDifferences(
  what: string,
  path: readonly string[],
  [kept, now]: readonly [unknown, unknown],
): readonly InputDifference[] {
  const [a, b] = [asThing(kept), asThing(now)]
  return unionOf(a, b)
    .filter((field) => !isAlike(a[field], b[field]))
    .map((field) => ({
      what: `${what}: ${labelOf([...path, field])}`,
      kept: shortValue(a[field]),
      now: shortValue(b[field]),
    }))
}

function asThing(value: unknown): Thing {
  return typeof value === 'object' && value !== null ? (value as Thing) : {}
}

const shownMax = 60

function shortValue(value: unknown): string {
  if (value === undefined) return notThere
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > shownMax ? `${text.slice(0, shownMax - 1)}…` : text
}
