/**
 * GAP-46: whatever watches what is lost is lost with it, so that nobody sees the loss, or sees green.
 */
import { formatList } from '../views/words.ts'
import { blastBasis, criticalServices, type GapContext, nameIn, tierOfService } from './context.ts'
import type { Draft, GapSeverity } from './finding.ts'
import type { Rule } from './rule.ts'
import { type Sight, sightsOf } from './sight.ts'

function idsIn(context: GapContext, entities: readonly number[]): readonly string[] {
  return entities.map((entity) => context.structure.entities[entity]?.id ?? '')
}

/** The loss that blinds the most; the first of those. */
function worst(blinding: readonly Sight[]): Sight | undefined {
  return [...blinding].sort((a, b) => b.watched.length - a.watched.length)[0]
}

function judge(context: GapContext, service: string, sights: readonly Sight[]): readonly Draft[] {
  const felt = sights.filter(
    ({ out, blind, seeing }) => out.has(service) && blind.length + seeing.length > 0,
  )
  if (felt.length === 0) return []
  const name = nameIn(context, service)
  const severity: GapSeverity = tierOfService(context, service) === 1 ? 'critical' : 'high'
  const common = { basis: blastBasis(context), about: service, missing: [] } as const
  const found = worst(felt.filter(({ seeing }) => seeing.length === 0))
  if (found === undefined) {
    return [
      {
        ...common,
        state: 'ok',
        severity,
        witness: [service, ...new Set(felt.flatMap(({ seeing }) => idsIn(context, seeing)))],
        reason: `Whatever takes ${name} out, some monitor that watches it goes on seeing.`,
        fix: '',
      },
    ]
  }
  const monitors = idsIn(context, found.blind)
  const watched = idsIn(context, found.watched)
  const names = (ids: readonly string[]): string => formatList(ids.map((id) => nameIn(context, id)))
  return [
    {
      ...common,
      state: 'gap',
      severity,
      witness: [...monitors, ...watched, service],
      reason: `With ${found.blast.words} ${name} is out, and ${names(monitors)}, which should tell of ${names(watched)}, ${monitors.length === 1 ? 'is' : 'are'} down as well.`,
      fix: `Let something that does not fall with it watch ${name} from outside.`,
    },
  ]
}

function find(context: GapContext): readonly Draft[] {
  const sights = sightsOf(context)
  return criticalServices(context).flatMap((service) => judge(context, service, sights))
}

export const blindMonitoring: Rule = {
  id: 'GAP-46',
  version: 1,
  title: 'Monitoring falls with what it monitors',
  question: 'Would some monitor still see it if a critical business service went out?',
  clauses: [
    'DORA 10(1)-(2)',
    'NIST CSF 2.0 RS.MA-01',
    'TSC A1.2.2',
    'TSC A1.2.4',
    'RTS 2024/1774 25(2)(d)',
  ],
  precedent:
    'In August 2003 the alarms of a power company in Ohio had failed unnoticed for over an hour, while its lines tripped one after the other.',
  find,
}
