/**
 * GAP-41: work that exactly one person can do.
 */
import type { Plan, Task } from '../plan/schema.ts'
import { isUncounted, peopleMost } from '../plan/problems/people.ts'
import { sortedIds } from '../ids.ts'
import { formatList } from '../views/words.ts'
import { type GapContext, nameIn } from './context.ts'
import { type Draft, severityOfTier, shifted } from './finding.ts'
import type { Rule } from './rule.ts'

/** Who can do a task: ids of people and teams, how many heads they are, and whether that is known. */
type Able = { readonly ids: readonly string[]; readonly heads: number; readonly isKnown: boolean }

function ableTo(plan: Plan, { person, skill, team }: Task): Able | undefined {
  if (person !== undefined) return { ids: [person], heads: 1, isKnown: true }
  if (team !== undefined || skill === undefined) return undefined
  const has = (skills: readonly string[] | undefined) => skills?.includes(skill) === true
  const teams = sortedIds(plan.teams).filter((id) => has(plan.teams?.[id]?.skills))
  const people = sortedIds(plan.people).filter((id) => {
    const one = plan.people?.[id]
    return has(one?.skills) && !teams.includes(one?.team ?? '')
  })
  const counted = teams.map((id) => plan.teams?.[id] ?? {})
  return {
    ids: [...people, ...teams],
    heads: people.length + counted.reduce((sum, one) => sum + peopleMost(one), 0),
    isKnown: !counted.some(isUncounted),
  }
}

type Step = { readonly id: string; readonly able: Able; readonly tier: number }

function stepsOf({ plan, structure }: GapContext): readonly Step[] {
  return structure.tasks.flatMap(({ id, runbook, tier }) => {
    const [book = '', key = ''] = id.split('/')
    const task = runbook < 0 ? undefined : plan.runbooks?.[book]?.tasks?.[key]
    const able = task === undefined || task.automated === true ? undefined : ableTo(plan, task)
    return able === undefined ? [] : [{ id, able, tier }]
  })
}

function judge(context: GapContext, about: string, steps: readonly Step[]): Draft {
  const isKnown = steps.every(({ able }) => able.isKnown)
  const few = steps.filter(({ able }) => able.heads <= 1)
  const severity = severityOfTier(Math.min(...steps.map(({ tier }) => tier)))
  const names = formatList(
    (few.length === 0 ? steps : few).map(({ id }) => `“${nameIn(context, id)}”`),
  )
  const who = nameIn(context, about)
  const common = {
    basis: 'structural',
    about,
    witness: [about, ...steps.map(({ id }) => id)],
  } as const
  const fix = `Show somebody else how to do ${names}, and write the skill down with a team.`
  if (!isKnown) {
    return {
      ...common,
      state: 'unknown',
      severity: shifted(severity, -1),
      reason: `How many people of ${who} can do ${names} is not known.`,
      fix,
      missing: [['teams', about, 'people']],
    }
  }
  if (few.length === 0) {
    return {
      ...common,
      state: 'ok',
      severity,
      reason: `More than one person can do ${names}.`,
      fix: '',
      missing: [],
    }
  }
  return {
    ...common,
    state: 'gap',
    severity,
    reason: `Only ${who} can do ${names}.`,
    fix,
    missing: [],
  }
}

function find(context: GapContext): readonly Draft[] {
  const steps = stepsOf(context)
  const bearers = [...new Set(steps.flatMap(({ able }) => able.ids.slice(0, 1)))].sort()
  return bearers.map((about) =>
    judge(
      context,
      about,
      steps.filter(({ able }) => able.ids[0] === about),
    ),
  )
}

export const keyPerson: Rule = {
  id: 'GAP-41',
  version: 1,
  title: 'Key person',
  question: 'Is there any step of recovery that exactly one person can do?',
  clauses: [
    'DORA RTS 26(2)(e)',
    'APRA CPS 230 27(b)',
    'SOC 2 TSC CC7.5.6',
    'NIST SP 800-53r5 CP-2',
  ],
  precedent:
    'A large search company wrote in 2012 that it takes its key people away on purpose when it rehearses disasters, because they hide what nobody else knows.',
  find,
}
