/**
 * GAP-47: something that takes a critical service out raises no alert at all, or, in the run, was noticed
 * later than the plan allows for finding out.
 */
import { formatDuration, formatList } from '../views/words.ts'
import { firstNoticeMs } from '../views/beliefs.ts'
import { criticalServices, type GapContext, type GapRun, nameIn, tierOfService } from './context.ts'
import type { Draft, GapSeverity } from './finding.ts'
import type { Rule } from './rule.ts'
import { type Sight, sightsOf } from './sight.ts'

function severityOf(context: GapContext, service: string): GapSeverity {
  return tierOfService(context, service) === 1 ? 'high' : 'medium'
}

/** In a drawing: losses that nothing watches in any of the things that they take. */
function drawn(context: GapContext, service: string, sights: readonly Sight[]): readonly Draft[] {
  const felt = sights.filter(({ out }) => out.has(service))
  if (felt.length === 0) return []
  const name = nameIn(context, service)
  const severity = severityOf(context, service)
  const common = { basis: 'structural', about: service, severity, missing: [] } as const
  const unseen = felt.filter(({ blind, seeing }) => blind.length + seeing.length === 0)
  if (unseen.length === 0) {
    const reason = `Whatever takes ${name} out takes something that a monitor watches.`
    return [{ ...common, state: 'ok', witness: [service], reason, fix: '' }]
  }
  const ids = unseen.map(({ blast }) => blast.id)
  return [
    {
      ...common,
      state: 'gap',
      witness: [...new Set([...ids, service])],
      reason: `No monitor watches anything that falls with ${formatList(unseen.map(({ blast }) => blast.words))}, which would take ${name} out; users would have to tell.`,
      fix: `Let a monitor watch ${name} as its users get it.`,
    },
  ]
}

/** In a run: how long each outage lasted before anybody knew. */
function simulated(context: GapContext, run: GapRun, service: string): readonly Draft[] {
  const result = run.results.find(({ id }) => id === service)
  if (result === undefined || result.outages.length === 0) return []
  const { plannedDetectionMs } = context.policy
  const waits = result.outages.map(({ startMs, endMs, startEventId }) => {
    const noticedMs = firstNoticeMs(run.log, startEventId)
    return {
      isKnown: noticedMs !== null,
      unseenMs: (noticedMs ?? endMs ?? run.log.untilMs) - startMs,
    }
  })
  const longest = [...waits].sort((a, b) => b.unseenMs - a.unseenMs)[0]
  if (longest === undefined) return []
  const name = nameIn(context, service)
  const severity = severityOf(context, service)
  const common = { basis: 'simulated', about: service, severity, missing: [] } as const
  const lasted = formatDuration(Math.max(0, longest.unseenMs))
  if (longest.unseenMs <= plannedDetectionMs) {
    const reason = `In “${run.model.scenario.name}” it was known after ${lasted} that ${name} was out.`
    return [{ ...common, state: 'ok', witness: [service], reason, fix: '' }]
  }
  const known = longest.isKnown ? 'before anybody knew' : 'and nobody ever knew'
  return [
    {
      ...common,
      state: 'gap',
      witness: [service],
      reason: `In “${run.model.scenario.name}” ${name} was out for ${lasted} ${known}; ${formatDuration(plannedDetectionMs)} are allowed for finding out.`,
      fix: `Let a monitor that stays up watch ${name} as its users get it.`,
    },
  ]
}

function find(context: GapContext): readonly Draft[] {
  const { run } = context
  if (run !== null) {
    return criticalServices(context).flatMap((service) => simulated(context, run, service))
  }
  const sights = sightsOf(context)
  return criticalServices(context).flatMap((service) => drawn(context, service, sights))
}

export const blindSpot: Rule = {
  id: 'GAP-47',
  version: 1,
  title: 'Blind spot or late detection',
  question:
    'Is there a monitor for whatever takes a critical business service out, and does it tell in time?',
  clauses: ['DORA 10'],
  precedent:
    'In October 2012 a memory leak in a cloud provider’s storage agents spread for hours, because nothing that was monitored told of it.',
  find,
}
