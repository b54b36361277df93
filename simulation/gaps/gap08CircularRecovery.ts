/**
 * GAP-08: things that are down wait for each other to come up, and nothing breaks the circle.
 */
import { formatList, formatNumberOf } from '../views/words.ts'
import { type Circle, findCircles, type Link } from './blackStart.ts'
import { blastBasis, criticalServices, type GapContext } from './context.ts'
import type { Draft } from './finding.ts'
import type { Rule } from './rule.ts'

/** Kinds without which nothing else can be brought up. */
const foundations: ReadonlySet<string> = new Set(['identity', 'dns', 'keys', 'network', 'control'])

function needWords(context: GapContext, { from, to, id, isGate }: Link): string {
  const name = (index: number) => context.structure.entities[index]?.name ?? ''
  const phase = context.plan.dependencies?.[id]?.phase
  const purposes: Readonly<Record<string, string>> = {
    start: 'to start',
    recover: 'to be recovered',
    operate: 'for people to get in',
    change: 'to be changed',
  }
  const purpose = isGate ? (purposes[phase ?? ''] ?? 'to be recovered') : 'to run'
  return `${name(from)} needs ${name(to)} ${purpose}`
}

function gapOf(context: GapContext, { members, links }: Circle): Draft {
  const entities = members.flatMap((index) => context.structure.entities[index] ?? [])
  const kinds = entities.map(({ id }) => context.plan.components?.[id]?.kind ?? '')
  const [about = ''] = entities.map(({ id }) => id).sort()
  const [first] = entities
  const isFoundation = kinds.some((kind) => foundations.has(kind))
  return {
    state: 'gap',
    severity: isFoundation ? 'critical' : 'high',
    basis: blastBasis(context),
    about,
    witness: [...new Set([...entities.map(({ id }) => id), ...links.map(({ id }) => id)])],
    reason: `Once down together, ${formatList(entities.map(({ name }) => name))} can never come up again: ${links.map((link) => needWords(context, link)).join(', ')}.`,
    fix: `Write and try a jump-start for ${first?.name ?? about} that does without ${needless(context, links)}.`,
    missing: [],
  }
}

function needless(context: GapContext, [first]: readonly Link[]): string {
  return context.structure.entities[first?.to ?? -1]?.name ?? 'the others'
}

/** Dependencies that say what something needs to come up or to be worked on. */
function gatesOf({ structure }: GapContext) {
  return structure.dependencies.filter(({ phase }) => phase !== 'run' && phase !== 'observe')
}

function silent(about: string): Draft {
  return {
    state: 'unknown',
    severity: 'medium',
    basis: 'declared',
    about,
    witness: [about],
    reason:
      'No dependency says what is needed to start, recover or operate anything, so circles cannot be found.',
    fix: 'Draw for sign-in, name service, keys and network what they need to come up.',
    missing: [['dependencies']],
  }
}

function find(context: GapContext): readonly Draft[] {
  const { entities } = context.structure
  const [blast] = context.blasts
  const components = entities.filter(({ kind }) => kind === 'component')
  const down = context.run === null ? components.map(({ index }) => index) : [...(blast?.hit ?? [])]
  if (down.length === 0) return []
  const [about = components[0]?.id ?? ''] = criticalServices(context)
  if (gatesOf(context).length === 0) return [silent(about)]
  const circles = findCircles(context, new Set(down))
  if (circles.length > 0) return circles.map((circle) => gapOf(context, circle))
  const gates = gatesOf(context).filter(({ from }) => down.includes(from))
  const what = context.run === null ? 'Everything' : 'Everything that was down'
  const reason =
    gates.length === 0
      ? 'Nothing that was down needs anything else to come up.'
      : `${what} can be started again along ${formatNumberOf(gates.length, 'need', 'needs')} for starting and recovering.`
  return [
    {
      state: 'ok',
      severity: 'high',
      basis: blastBasis(context),
      about,
      witness: [about, ...gates.map(({ id }) => id)],
      reason,
      fix: '',
      missing: [],
    },
  ]
}

export const circularRecovery: Rule = {
  id: 'GAP-08',
  version: 1,
  title: 'Circular recovery dependency',
  question: 'Can everything be started again once it is all down?',
  clauses: [
    'ISO 22301:2019 8.4.4–8.4.5',
    'RTS 2024/1774 26(1)(b)',
    'RTS 2024/1774 26(3)',
    'NIST SP 800-53r5 CP-10',
    'NIST SP 800-53r5 CP-13',
  ],
  precedent:
    'In October 2021 a social network lost its backbone; name service, tools and doors all needed that backbone, and so did the people who were to repair it.',
  find,
}
