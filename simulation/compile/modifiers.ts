/**
 * What makes any scenario harder: the same story at night, with people away, with monitoring blind.
 *
 * A modifier gives another scenario, and says what its own targets stand for in this plan. Lengths of time
 * and shares here are assumptions.
 */
import { sortedIds } from '../ids.ts'
import type { ComponentKind, Plan } from '../plan/schema.ts'
import type { Bindings, Fault, Scenario } from '../scenario/schema.ts'
import { defaultStart } from './defaults.ts'
import { civilDate, instantToMs, offsetToMinutes } from './instants.ts'

export const modifierIds = [
  'after-hours',
  'key-people-away',
  'wiki-and-chat-down',
  'second-failure',
  'regulators-clock',
  'monitoring-blind',
] as const
export type ModifierId = (typeof modifierIds)[number]

/** What a modifier is called, and what it does, in a sentence. */
export const modifierWords: Readonly<
  Record<ModifierId, { readonly name: string; readonly does: string }>
> = {
  'after-hours': {
    name: 'After hours',
    does: 'It happens in the night to the next Sunday, at three.',
  },
  'key-people-away': {
    name: 'Key people away',
    does: 'Everybody who is named in the plan is away; where nobody is, half of each team.',
  },
  'wiki-and-chat-down': {
    name: 'Wiki and chat down',
    does: 'Documents, phones, paging and chat fail as well, for eight hours.',
  },
  'second-failure': {
    name: 'Second failure',
    does: 'An hour later the component fails that most others need and that is not hit yet.',
  },
  'regulators-clock': {
    name: 'Regulator’s clock',
    does: 'The regulator asks after four hours, a day and three days.',
  },
  'monitoring-blind': {
    name: 'Monitoring blind',
    does: 'All monitors are down from the start, so that people must notice.',
  },
}

/** A scenario, and what the targets that were added to it stand for. */
export type Modified = { readonly scenario: Scenario; readonly bindings: Bindings }

/**
 * The scenario made harder, modifier after modifier in the order of `modifierIds`, and which of them this
 * plan leaves nothing to do for: it has no monitor to blind, or nobody who could be away.
 */
export function applyModifiers(
  plan: Plan,
  scenario: Scenario,
  chosen: readonly ModifierId[],
): Modified & { readonly idle: readonly ModifierId[] } {
  let modified: Modified = { scenario, bindings: {} }
  const idle: ModifierId[] = []
  for (const id of modifierIds) {
    if (!chosen.includes(id)) continue
    const next = modifiers[id](plan, modified)
    if (next === undefined) idle.push(id)
    else modified = next
  }
  return { ...modified, idle }
}

type Modifier = (plan: Plan, modified: Modified) => Modified | undefined

const modifiers: Readonly<Record<ModifierId, Modifier>> = {
  'after-hours': (plan, { scenario, bindings }) => ({
    scenario: { ...scenario, start: nextSundayAtThree(plan, scenario.start ?? defaultStart) },
    bindings,
  }),
  'key-people-away': (plan, modified) => {
    const people = sortedIds(plan.people)
    if (people.length > 0) {
      const fault = { type: 'absence', target: 'modifier-people' } as const
      return withFault(modified, { kind: 'person', things: people, fault })
    }
    const teams = sortedIds(plan.teams)
    const fault = { type: 'absence', target: 'modifier-people', share: 0.5 } as const
    return withFault(modified, { kind: 'team', things: teams, fault })
  },
  'wiki-and-chat-down': (plan, modified) =>
    withFault(modified, {
      kind: 'component',
      things: componentsOf(plan, ['documents', 'comms']),
      fault: { type: 'loss', target: 'modifier-words', clearsAfter: '8h' },
    }),
  'second-failure': (plan, modified) =>
    withFault(modified, {
      kind: 'component',
      things: mostNeeded(plan, modified),
      fault: { type: 'loss', target: 'modifier-second', at: '1h' },
    }),
  'regulators-clock': (_plan, { scenario, bindings }) => ({
    scenario: { ...scenario, injects: { ...scenario.injects, ...regulatorsQuestions } },
    bindings,
  }),
  'monitoring-blind': (plan, modified) =>
    withFault(modified, {
      kind: 'component',
      things: componentsOf(plan, ['monitor']),
      fault: { type: 'loss', target: 'modifier-eyes', clearsAfter: '3d' },
    }),
}

type Added = {
  readonly kind: 'component' | 'team' | 'person'
  readonly things: readonly string[]
  readonly fault: Fault
}

function withFault({ scenario, bindings }: Modified, added: Added): Modified | undefined {
  const { kind, things, fault } = added
  if (things.length === 0) return undefined
  return {
    scenario: {
      ...scenario,
      targets: { ...scenario.targets, [fault.target]: { kind } },
      faults: { ...scenario.faults, [fault.target]: fault },
    },
    bindings: { ...bindings, [fault.target]: things },
  }
}

function componentsOf(plan: Plan, kinds: readonly ComponentKind[]): readonly string[] {
  return sortedIds(plan.components).filter((id) => {
    const kind = plan.components?.[id]?.kind
    return kind !== undefined && kinds.includes(kind)
  })
}

/** Kinds that are no second failure of systems: power and people’s channels have modifiers or stories. */
const notSecond: readonly ComponentKind[] = ['facility', 'comms', 'documents', 'monitor', 'fleet']

/** The component that most dependencies name and that no target of the story can stand for. */
function mostNeeded(plan: Plan, { scenario }: Modified): readonly string[] {
  const hitKinds = new Set(
    Object.values(scenario.targets ?? {}).flatMap(({ prefer = [] }) =>
      prefer.flatMap(({ kind }) => kind ?? []),
    ),
  )
  const needs = (id: string) =>
    Object.values(plan.dependencies ?? {}).filter(({ to }) => to === id).length
  const [first] = sortedIds(plan.components)
    .filter((id) => {
      const kind = plan.components?.[id]?.kind
      return kind !== undefined && !notSecond.includes(kind) && !hitKinds.has(kind)
    })
    .sort((a, b) => needs(b) - needs(a))
  return first === undefined ? [] : [first]
}

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs

/** The first Sunday at three after an instant, by the clocks of whoever leads. */
function nextSundayAtThree(plan: Plan, start: string): string {
  const team = plan.response?.team
  const offset = team === undefined ? undefined : plan.teams?.[team]?.utcOffset
  const offsetMs = offsetToMinutes(offset ?? '+00:00') * minuteMs
  const localMs = instantToMs(start) + offsetMs
  const day = Math.floor(localMs / dayMs)
  // Day 0 of 1970 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7
  const sunday = day + ((7 - weekday) % 7)
  const threeMs = sunday * dayMs + 180 * minuteMs
  const ms = (threeMs > localMs ? threeMs : threeMs + 7 * dayMs) - offsetMs
  return toInstant(ms)
}

function toInstant(ms: number): string {
  const days = Math.floor(ms / dayMs)
  const { year, month, day } = civilDate(days)
  const minutes = Math.floor((ms - days * dayMs) / minuteMs)
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`
  return `${year}-${two(month)}-${two(day)}T${clock}Z`
}

/** Four hours, a day and three days: DORA’s notification, NIS 2’s warning and the GDPR’s report. */
const regulatorsQuestions: NonNullable<Scenario['injects']> = {
  'modifier-regulator-first': {
    at: '4h',
    kind: 'contextual',
    from: 'Regulator',
    to: 'Incident lead',
    message: 'Is it a major incident? The first notification is due four hours after you say so.',
  },
  'modifier-regulator-day': {
    at: '24h',
    kind: 'contextual',
    from: 'Regulator',
    to: 'Incident lead',
    message: 'A day is over. Whom does it concern, and in which countries?',
  },
  'modifier-regulator-report': {
    at: '72h',
    kind: 'contextual',
    from: 'Regulator',
    to: 'Incident lead',
    message: 'We expect the report: cause, effect, measures, and what was lost.',
  },
}
