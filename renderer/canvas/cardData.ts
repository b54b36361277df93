import type { ComponentKind, Plan } from '../../simulation/index.ts'
import { type EntityKey, fromKey, nameOf } from '../editing/collections.ts'
import type { PlanProblems } from '../stores/problemsOf.ts'
import { type LinkCounts, secondLine, spokenName } from './cardTexts.ts'

/** All that a card shows of the plan. Plain values, so that a card that stays the same is not drawn again. */
export type CardData = {
  readonly key: EntityKey
  readonly id: string
  readonly name: string
  readonly second: string
  /** What a screen reader says of it. */
  readonly spoken: string
  readonly kind: ComponentKind | undefined
  readonly tier: number | undefined
  readonly trouble: 'error' | 'warning' | undefined
  /** For sites: how deep it lies, how much stands in it, and whether it is drawn small. */
  readonly depth: number
  readonly count: number
  readonly isCollapsed: boolean
  readonly canEdit: boolean
}

export type CardContext = {
  readonly plan: Plan
  readonly problems: PlanProblems
  readonly canEdit: boolean
  readonly countIn: (siteId: string) => number
  readonly collapsed: ReadonlySet<string>
  readonly links: LinkCounts
}

export function toCardData(key: EntityKey, depth: number, context: CardContext): CardData {
  const { plan, problems, canEdit, countIn, collapsed, links } = context
  const { collection, id } = fromKey(key)
  const found = problems.byKey.get(key) ?? []
  const isSite = collection === 'sites'
  return {
    key,
    id,
    name: nameOf(plan, key),
    second: secondLine(plan, key),
    spoken: spokenName(plan, key, links),
    kind: collection === 'components' ? plan.components?.[id]?.kind : undefined,
    tier: collection === 'businessServices' ? plan.businessServices?.[id]?.tier : undefined,
    trouble: found.some((one) => one.severity === 'error')
      ? 'error'
      : found.length > 0
        ? 'warning'
        : undefined,
    depth,
    count: isSite ? countIn(id) : 0,
    isCollapsed: isSite && collapsed.has(id),
    canEdit,
  }
}

/** The id of a box in the page, for `aria-activedescendant`. */
export function domIdOf(key: string): string {
  return `canvas-${key.replace('/', '-')}`
}
