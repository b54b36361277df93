/**
 * GAP-31: mending a fleet by hand takes longer than the objective of what stands on it.
 *
 * A lower bound: everybody who could help does so from the start, including people who join later,
 * and nobody rests. So a gap here is certain, while a fleet without one may still be slow.
 */
import type { CompiledFleet } from '../compile/model.ts'
import { siteAndParents } from '../compile/places.ts'
import { clockToMinutes } from '../compile/instants.ts'
import { compareIds, sortedIds } from '../ids.ts'
import type { Component, Team } from '../plan/schema.ts'
import { formatCount, formatDuration, formatNumberOf } from '../views/words.ts'
import { type GapContext, targetMs, typicalMs } from './context.ts'
import { type Draft, type PlanPath, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'
import { lost } from './staticLevels.ts'

const dayMinutes = 1_440
const hourMs = 3_600_000

/** Less than half a machine is what rounding leaves over, not work. */
const leastMachines = 0.5

function minutesOf(from: string, to: string): number {
  const minutes = clockToMinutes(to) - clockToMinutes(from)
  return minutes > 0 ? minutes : minutes + dayMinutes
}

/** People at work on average over the week, counting on-call and everybody who joins later. */
function peopleOf(team: Team): number | null {
  const { shifts, people, onCall, surge } = team
  if (shifts === undefined && people === undefined && onCall === undefined && surge === undefined) {
    return null
  }
  const onShift = (shifts ?? []).reduce(
    (sum, shift) =>
      sum + (shift.people * minutesOf(shift.from, shift.to) * (shift.days?.length ?? 7)) / 7,
    0,
  )
  const joining = (surge ?? []).reduce((sum, each) => {
    const minutes =
      each.from === undefined || each.to === undefined ? dayMinutes : minutesOf(each.from, each.to)
    return sum + each.people * minutes
  }, 0)
  const always = (shifts === undefined ? (people ?? 0) : 0) + (onCall ?? 0)
  return always + (onShift + joining) / dayMinutes
}

type Work = {
  readonly machines: number
  readonly handsMs: number
  readonly keyed: number
  readonly travelMs: number
  readonly people: number
  readonly teams: readonly string[]
  readonly missing: readonly PlanPath[]
}

type CompiledCohort = CompiledFleet['cohorts'][number]

/** Hands-on time for one machine; `null` where nobody said how long it takes. */
function eachMs(component: Component, cohort: CompiledCohort): number | null {
  const { cohorts = {}, keyEach } = component.fleet ?? {}
  const { touch, locate } = cohorts[cohort.id.split('/')[1] ?? ''] ?? {}
  const touchMs = typicalMs(touch)
  const keyMs = cohort.isEncrypted ? (typicalMs(keyEach) ?? 0) : 0
  return touchMs === null ? null : touchMs + (typicalMs(locate) ?? 0) + keyMs
}

function touchPath(cohortId: string): PlanPath {
  const [fleet = '', key] = cohortId.split('/')
  const path = ['components', fleet, 'fleet', 'cohorts']
  return key === undefined ? path : [...path, key, 'touch']
}

/** The part of the work that one cohort makes; nothing where no machine needs a hand. */
function cohortWork(context: GapContext, component: Component, cohort: CompiledCohort) {
  const machines = cohort.machines * Math.max(0, 1 - cohort.selfHealing - cohort.remote)
  if (machines < leastMachines) return null
  const ms = eachMs(component, cohort)
  const { cohorts = {} } = component.fleet ?? {}
  const site = cohorts[cohort.id.split('/')[1] ?? '']?.site ?? component.site
  return {
    machines,
    handsMs: machines * (ms ?? 0),
    keyed: cohort.isEncrypted ? machines : 0,
    travelMs: travelTo(context, site),
    missing: ms === null ? [touchPath(cohort.id)] : [],
  }
}

function travelTo(context: GapContext, site: string | undefined): number {
  const travel = siteAndParents(context.plan, site)
    .map((id) => context.plan.sites?.[id]?.travel)
    .find((written) => written !== undefined)
  return typicalMs(travel) ?? 0
}

function workOf(context: GapContext, id: string, component: Component, fleet: CompiledFleet): Work {
  const parts = fleet.cohorts.flatMap((cohort) => cohortWork(context, component, cohort) ?? [])
  const sum = (of: (part: (typeof parts)[number]) => number) =>
    parts.reduce((total, part) => total + of(part), 0)
  const teams = component.fleet?.technicians ?? []
  const missing: PlanPath[] = parts.flatMap((part) => part.missing)
  if (teams.length === 0) missing.push(['components', id, 'fleet', 'technicians'])
  let people = 0
  for (const team of teams) {
    const heads = peopleOf(context.plan.teams?.[team] ?? {})
    if (heads === null) missing.push(['teams', team, 'people'])
    people += heads ?? 0
  }
  return {
    machines: sum((part) => part.machines),
    handsMs: sum((part) => part.handsMs),
    keyed: sum((part) => part.keyed),
    travelMs: Math.max(0, ...parts.map((part) => part.travelMs)),
    people,
    teams,
    missing,
  }
}

type Objective = { readonly rtoMs: number; readonly by: string }

/** The objective of the fleet, else the strictest of the services that stop without it. */
function objectiveOf(context: GapContext, id: string, fleet: number): Objective | null {
  const own = targetMs(context.plan.components?.[id]?.rto)
  if (own !== null) return { rtoMs: own, by: id }
  const after = context.levels.levelsWith(lost([fleet]))
  const objectives = sortedIds(context.plan.businessServices).flatMap(
    (by): readonly Objective[] => {
      const { rto, minimumLevel = 1 } = context.plan.businessServices?.[by] ?? {}
      const rtoMs = targetMs(rto)
      const isOut = (after[context.structure.indexById[by] ?? -1] ?? 0) < minimumLevel
      return rtoMs === null || !isOut ? [] : [{ rtoMs, by }]
    },
  )
  return objectives.sort((a, b) => a.rtoMs - b.rtoMs || compareIds(a.by, b.by))[0] ?? null
}

function neededMs(work: Work, keysPerHour: number): number {
  const keysMs = keysPerHour > 0 ? (work.keyed / keysPerHour) * hourMs : 0
  return work.travelMs + Math.max(Math.ceil(work.handsMs / work.people), keysMs)
}

function judge(context: GapContext, id: string, component: Component, fleet: CompiledFleet): Draft {
  const entity = context.structure.entities[fleet.entity]
  const name = entity?.name ?? id
  const base = severityOfTier(entity?.tier ?? 5)
  const work = workOf(context, id, component, fleet)
  const objective = objectiveOf(context, id, fleet.entity)
  const common = { basis: 'structural', about: id, witness: [id, ...work.teams] } as const
  if (work.machines === 0) {
    const reason = `No machine of ${name} has to be mended by hand.`
    return { ...common, state: 'ok', severity: base, reason, fix: '', missing: [] }
  }
  const missing = objective === null ? [...work.missing, ['components', id, 'rto']] : work.missing
  if (missing.length > 0 || objective === null) {
    return {
      ...common,
      state: 'unknown',
      severity: shifted(base, -1),
      reason: `How long ${formatNumberOf(work.machines, 'machine', 'machines')} of ${name} would take by hand cannot be told, as ${missing.length === 1 ? 'one input is' : `${missing.length} inputs are`} missing.`,
      fix: `Write down who mends ${name} by hand, how long one machine takes and how soon it must be back.`,
      missing,
    }
  }
  return verdict(context, { ...common, missing }, { work, objective, fleet, name, base })
}

type Case = {
  readonly work: Work
  readonly objective: Objective
  readonly fleet: CompiledFleet
  readonly name: string
  readonly base: Draft['severity']
}

function verdict(
  context: GapContext,
  common: Pick<Draft, 'basis' | 'about' | 'witness' | 'missing'>,
  { work, objective, fleet, name, base }: Case,
): Draft {
  const { rtoMs, by } = objective
  const takesMs = neededMs(work, fleet.keysPerHour)
  const people = Math.floor(work.people)
  const whose =
    by === common.about
      ? 'its objective'
      : `the objective of ${context.structure.entities[context.structure.indexById[by] ?? -1]?.name ?? by}`
  const effort = `${formatNumberOf(work.machines, 'machine', 'machines')} of ${name} by hand take ${formatNumberOf(people, 'person', 'people')} at least`
  if (takesMs > rtoMs) {
    const wanted = Math.ceil(work.handsMs / Math.max(1, rtoMs - work.travelMs))
    const enough = rtoMs > work.travelMs && wanted > people
    return {
      ...common,
      state: 'gap',
      severity: shifted(base, takesMs > 2 * rtoMs ? 1 : 0),
      witness: [...common.witness, by].filter((each, at, all) => all.indexOf(each) === at),
      reason: `${effort} ${Number.isFinite(takesMs) ? formatDuration(takesMs) : 'for ever'}, while ${whose} is ${formatDuration(rtoMs)}.`,
      fix: enough
        ? `Have ${formatCount(wanted)} people ready instead of ${formatCount(people)}, or a way to mend machines over the network.`
        : `Prepare a way to mend machines of ${name} over the network.`,
    }
  }
  return {
    ...common,
    state: 'ok',
    severity: base,
    reason: `${effort} ${formatDuration(takesMs)}, within the ${formatDuration(rtoMs)} of ${whose}.`,
    fix: '',
  }
}

function silentFleet(context: GapContext, id: string): Draft {
  const name = context.structure.entities[context.structure.indexById[id] ?? -1]?.name ?? id
  return {
    state: 'unknown',
    severity: 'medium',
    basis: 'declared',
    about: id,
    witness: [id],
    reason: `Nobody counted the machines of ${name}.`,
    fix: `Write down how many machines ${name} has.`,
    missing: [['components', id, 'fleet', 'machines']],
  }
}

function find(context: GapContext): readonly Draft[] {
  return sortedIds(context.plan.components).flatMap((id): readonly Draft[] => {
    const component = context.plan.components?.[id]
    if (component?.kind !== 'fleet') return []
    const index = context.structure.indexById[id]
    const fleet = context.structure.fleets.find((each) => each.entity === index)
    return [fleet === undefined ? silentFleet(context, id) : judge(context, id, component, fleet)]
  })
}

export const manualFleet: Rule = {
  id: 'GAP-31',
  version: 1,
  title: 'Mending the fleet by hand takes too long',
  question: 'Are there enough hands to mend every machine within the objective?',
  clauses: [
    'RTS 2024/1774 26(2)(d)-(e)',
    'ISO 22301:2019 8.3.4',
    'CPS 230 40(d)',
    'NIST CSF 2.0 RC.RP-02',
  ],
  precedent:
    'After the July 2024 endpoint outage somebody had to stand in front of each broken machine; four to five days later some 93 percent were back.',
  find,
}
