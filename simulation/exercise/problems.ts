/**
 * What will not work about a preparation: said before the day, each with its place and a mend.
 *
 * Everything here is a warning. A facilitator may know better, and nothing of it stops an exercise.
 */
import { durationToMs } from '../plan/duration.ts'
import { type ReadonlyRecord, sortedIds } from '../ids.ts'
import type { Problem, ProblemCode } from '../problem.ts'
import { formatDuration } from '../views/words.ts'
import type { Ground, RoomRun } from './ground.ts'
import { isGiven } from './isGiven.ts'
import { plannedMs } from './msel.ts'
import type { InjectCondition, PlannedInject, Preparation, Role } from './schema/preparation.ts'
import { type Exercise, plannedMinutesOf } from './state.ts'
import { heardIn } from './views/roleView.ts'

/** Minutes without anything new after which a room begins to talk of something else. An assumption. */
export const silenceMsMax = 40 * 60_000

type Checked = { readonly state: Exercise; readonly ground: Ground; readonly run: RoomRun }
type Found = Omit<Problem, 'severity' | 'where'> & { readonly path: readonly string[] }

function found(
  code: ProblemCode,
  path: readonly string[],
  words: readonly [string, string],
): Found {
  return { code, path, message: words[0], hint: words[1] }
}

/** Everything that will not work, in the order of the document. */
export function findPreparationProblems(checked: Checked): readonly Problem[] {
  const all = [
    ...objectiveProblems(checked.state.preparation),
    ...roleProblems(checked),
    ...injectProblems(checked),
    ...silences(checked),
  ]
  return all.map(({ path, ...one }) => ({
    ...one,
    severity: 'warning',
    where: { path: ['preparation', ...path] },
  }))
}

function entriesOf<T>(map: ReadonlyRecord<T> | undefined): readonly (readonly [string, T])[] {
  return sortedIds(map).flatMap((id) => {
    const thing = map?.[id]
    return thing === undefined ? [] : [[id, thing] as const]
  })
}

function objectiveProblems({ objectives, injects }: Preparation): readonly Found[] {
  const exercised = new Set(Object.values(injects ?? {}).flatMap((one) => one.objectives ?? []))
  const idle = entriesOf(objectives)
    .filter(([id]) => !exercised.has(id))
    .map(([id, { name }]) =>
      found(
        'idle-objective',
        ['objectives', id],
        [
          `Objective “${name}”: no inject exercises it.`,
          'Name it in an inject that lets people show it, or leave it out.',
        ],
      ),
    )
  const vague = entriesOf(objectives)
    .filter(([, { criteria = [] }]) => criteria.length === 0)
    .map(([id, { name }]) =>
      found(
        'incomplete',
        ['objectives', id, 'criteria'],
        [
          `Objective “${name}”: nothing says when it is reached.`,
          'Write down what must be seen, before the exercise begins.',
        ],
      ),
    )
  return [...vague, ...idle]
}

function roleProblems({ state, ground }: Checked): readonly Found[] {
  const { roles, injects } = state.preparation
  const players = new Set(Object.values(state.people).map((person) => person.role))
  const spoken = new Set(Object.values(injects ?? {}).flatMap((one) => one.to ?? []))
  return entriesOf(roles).flatMap(([id, role]) => [
    ...(players.has(id)
      ? []
      : [
          found(
            'role-without-player',
            ['roles', id],
            [
              `Role “${role.name}”: nobody on the roster plays it.`,
              'Give it to somebody, let a bot play it, or leave it out.',
            ],
          ),
        ]),
    ...(spoken.has(id) || hasSight(role)
      ? []
      : [
          found(
            'role-without-part',
            ['roles', id],
            [
              `Role “${role.name}”: it gets no inject, sees no monitor and speaks for no team.`,
              'Send it an inject, or give it monitors or a team of the plan.',
            ],
          ),
        ]),
    ...strangersOfRole(ground, id, role),
  ])
}

function hasSight({ teams = [], monitors = [], hearsUsers }: Role): boolean {
  return teams.length > 0 || monitors.length > 0 || hearsUsers === true
}

function unknown(path: readonly string[], whose: string, id: string): Found {
  return found('unknown-reference', path, [
    `${whose}: there is no “${id}”.`,
    'Choose something that the plan or the exercise has.',
  ])
}

function strangersOfRole({ plan, model }: Ground, id: string, role: Role): readonly Found[] {
  const whose = `Role “${role.name}”`
  const teams = (role.teams ?? []).filter((team) => !isGiven(plan.teams, team))
  const monitors = (role.monitors ?? []).filter((one) => model.indexById[one] === undefined)
  return [
    ...teams.map((team) => unknown(['roles', id, 'teams'], whose, team)),
    ...monitors.map((monitor) => unknown(['roles', id, 'monitors'], whose, monitor)),
  ]
}

function injectProblems({ state, ground }: Checked): readonly Found[] {
  const { injects } = state.preparation
  const endMs = ground.model.horizonMs
  return entriesOf(injects).flatMap(([id, inject]) => {
    const late =
      plannedMs(inject) > endMs
        ? [
            found(
              'inject-after-end',
              ['injects', id, 'at'],
              [
                `Inject “${id}”: it comes after the end of the story at ${formatDuration(endMs)}.`,
                'Put it in earlier, or let the story go on for longer.',
              ],
            ),
          ]
        : []
    return [
      ...late,
      ...strangersOfInject(state.preparation, ground, [id, inject]),
      ...dead(ground, id, inject),
    ]
  })
}

function strangersOfInject(
  { roles, objectives }: Preparation,
  { model }: Ground,
  [id, inject]: readonly [string, PlannedInject],
): readonly Found[] {
  const whose = `Inject “${id}”`
  const { to = [], through, objectives: named = [] } = inject
  const lost = through !== undefined && model.indexById[through] === undefined ? [through] : []
  return [
    ...to
      .filter((role) => !isGiven(roles, role))
      .map((role) => unknown(['injects', id, 'to'], whose, role)),
    ...lost.map((one) => unknown(['injects', id, 'through'], whose, one)),
    ...named
      .filter((one) => !isGiven(objectives, one))
      .map((one) => unknown(['injects', id, 'objectives'], whose, one)),
  ]
}

/** A condition that can never come true. */
function isDead({ model }: Ground, when: InjectCondition): boolean {
  if ('notDone' in when) return (durationToMs(when.by) ?? 0) > model.horizonMs
  return model.indexById[when.of] === undefined || when.below <= 0
}

function dead(ground: Ground, id: string, { at, when }: PlannedInject): readonly Found[] {
  const path = ['injects', id, 'when']
  if (when === undefined && at === undefined) {
    const words = [
      `Inject “${id}”: neither a moment nor a condition says when it comes.`,
      'Give it a moment or a condition, or send it by hand.',
    ] as const
    return [found('dead-condition', path, words)]
  }
  if (when === undefined || !isDead(ground, when)) return []
  const words = [
    `Inject “${id}”: what it waits for can never be so.`,
    'Name something of the plan and a level above 0, or an earlier moment.',
  ] as const
  return [found('dead-condition', path, words)]
}

/** Stretches of the planned time in which no role hears or gets anything. */
function silences({ state, run }: Checked): readonly Found[] {
  const startMs = durationToMs(state.preparation.startsAt ?? '0s') ?? 0
  const endMs = Math.min(startMs + plannedMinutesOf(state) * 60_000, run.model.horizonMs)
  const injects = Object.values(state.preparation.injects ?? {}).map(plannedMs)
  const heard = heardIn(run).map(({ atMs }) => atMs)
  const moments = [...injects, ...heard, startMs, endMs]
    .filter((atMs) => atMs >= startMs && atMs <= endMs)
    .sort((a, b) => a - b)
  return moments.flatMap((atMs, index) => {
    const before = moments[index - 1] ?? startMs
    if (atMs - before <= silenceMsMax) return []
    const words = [
      `From ${formatDuration(before)} to ${formatDuration(atMs)} of the story nobody hears anything new.`,
      'Put an inject there, or skip that time.',
    ] as const
    return [found('long-silence', ['injects'], words)]
  })
}
