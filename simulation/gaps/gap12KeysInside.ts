/**
 * GAP-12: the keys that unlock something are kept on what they unlock.
 */
import { sortedIds } from '../ids.ts'
import { formatList } from '../views/words.ts'
import { blastBasis, type GapContext, nameIn } from './context.ts'
import { type Draft, type PlanPath, severityOfTier, shifted } from './finding.ts'
import {
  blastWitness,
  byMeans,
  commonBlast,
  kindOf,
  type Lean,
  leansOn,
  offlineCopyOf,
} from './meansOfRecovery.ts'
import type { Rule } from './rule.ts'

/** Fleets with encrypted machines lean on their key store, as the plan has it. */
function fleetLeans(context: GapContext): readonly Lean[] {
  return sortedIds(context.plan.components).flatMap((id) => {
    const { cohorts, keyStore } = context.plan.components?.[id]?.fleet ?? {}
    const isEncrypted = Object.values(cohorts ?? {}).some(({ encrypted }) => encrypted === true)
    const of = context.structure.indexById[id]
    const on = context.structure.indexById[keyStore ?? '']
    return !isEncrypted || of === undefined || on === undefined ? [] : [{ of, on, id }]
  })
}

function isFleet(context: GapContext, { of }: Lean): boolean {
  return kindOf(context, of) === 'fleet'
}

function judge(context: GapContext, on: number, leans: readonly Lean[]): Draft {
  const store = context.structure.entities[on]
  const name = store?.name ?? ''
  const unlocked = [...new Set(leans.map(({ of }) => of))]
  const names = formatList(unlocked.map((index) => context.structure.entities[index]?.name ?? ''))
  const copy = offlineCopyOf(context, on)
  const blast =
    unlocked.map((of) => commonBlast(context, [of, on])).find((each) => each !== null) ?? null
  const tiers = unlocked.map((index) => context.structure.entities[index]?.tier ?? 5)
  const base = leans.some((lean) => isFleet(context, lean))
    ? 'critical'
    : severityOfTier(Math.min(...tiers))
  const about = store?.id ?? ''
  const witness = [
    ...new Set([
      about,
      ...unlocked.map((index) => context.structure.entities[index]?.id ?? ''),
      ...leans.map(({ id }) => id),
      ...blastWitness(blast),
    ]),
  ]
  const common = { about, witness, basis: blastBasis(context) } as const
  const danger = blast === null ? '' : `, and ${blast.words} takes both`
  if (copy === false) {
    return {
      ...common,
      state: 'gap',
      severity: blast === null ? shifted(base, -1) : base,
      reason: `${names} cannot be unlocked without ${name}, of which there is no copy elsewhere${danger}.`,
      fix: `Keep the keys in ${name} a second time, outside and readable with everything down.`,
      missing: [],
    }
  }
  if (copy === null) {
    return {
      ...common,
      state: 'unknown',
      severity: shifted(base, -1),
      reason: `${names} cannot be unlocked without ${name}${danger}; nobody knows whether the keys exist elsewhere.`,
      fix: `Check whether the keys in ${name} exist a second time, and write it down.`,
      missing: [['components', about, 'offlineCopy']],
    }
  }
  return {
    ...common,
    state: 'ok',
    severity: base,
    reason: `The keys of ${names} exist outside ${name} too.`,
    fix: '',
    missing: [],
  }
}

type Silence = {
  readonly reason: string
  readonly fix: string
  readonly missing: readonly PlanPath[]
}

/** What nobody said about the keys of a fleet; `null` if enough is said. */
function silenceOf(context: GapContext, id: string): Silence | null {
  const { cohorts, keyStore } = context.plan.components?.[id]?.fleet ?? {}
  const parts = sortedIds(cohorts).map((key) => ({ key, encrypted: cohorts?.[key]?.encrypted }))
  const name = nameIn(context, id)
  if (parts.some(({ encrypted }) => encrypted === true)) {
    if (keyStore !== undefined) return null
    return {
      reason: `Machines of ${name} are encrypted, but nobody wrote down where their recovery keys are.`,
      fix: `Name the component that holds the recovery keys of ${name}.`,
      missing: [['components', id, 'fleet', 'keyStore']],
    }
  }
  const silent = parts.filter(({ encrypted }) => encrypted === undefined)
  if (silent.length === 0) return null
  return {
    reason: `Nobody wrote down whether machines of ${name} are encrypted.`,
    fix: `Say for each part of ${name} whether its machines are encrypted.`,
    missing: silent.map(({ key }) => ['components', id, 'fleet', 'cohorts', key, 'encrypted']),
  }
}

/** Fleets of which nobody said where their keys are, or whether they need any. */
function unknownStores(context: GapContext): readonly Draft[] {
  return sortedIds(context.plan.components).flatMap((id): readonly Draft[] => {
    const silence = silenceOf(context, id)
    if (silence === null) return []
    const draft = { state: 'unknown', severity: 'high', basis: 'declared' } as const
    return [{ ...draft, ...silence, about: id, witness: [id] }]
  })
}

function find(context: GapContext): readonly Draft[] {
  const keyed = leansOn(context, ['start', 'recover']).filter(
    ({ on, of }) => kindOf(context, on) === 'keys' && kindOf(context, of) !== 'fleet',
  )
  const judged = [...byMeans([...keyed, ...fleetLeans(context)])].map(([on, list]) =>
    judge(context, on, list),
  )
  return [...judged, ...unknownStores(context)]
}

export const keysInside: Rule = {
  id: 'GAP-12',
  version: 1,
  title: 'Unlock keys kept on what they unlock',
  question: 'Can encrypted machines and data be unlocked when the key store is down with them?',
  clauses: ['DORA 9(4)(d)', 'DORA 12(2)', 'NIST SP 800-53r5 CP-9(8)'],
  precedent:
    'In July 2024 every encrypted machine wanted its own recovery key typed in by hand, which slowed repairs wherever keys could not be looked up quickly.',
  find,
}
