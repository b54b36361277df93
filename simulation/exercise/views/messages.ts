/**
 * What people hear from the run: what monitors, users, paging and their own teams tell them.
 *
 * Only what somebody would say is in the words, never why something really happened: an event’s
 * causes are the ground truth and stay with the facilitator.
 */
import type { Model } from '../../compile/model.ts'
import type { EventKind, Log, LogEvent } from '../../engine/log/log.ts'
import { nameOf } from '../../views/names.ts'
import { refusalWords } from '../../views/refusalWords.ts'

/** Who hears of an event: those who speak for a team, those who see a monitor, users’ voice, or all. */
export type Audience =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'team'; readonly team: string }
  | { readonly kind: 'monitor'; readonly monitor: string }
  | { readonly kind: 'users' }

export type Heard = {
  readonly eventId: number
  readonly atMs: number
  readonly audience: Audience
  /** Who says it. */
  readonly from: string
  readonly text: string
}

type Words = Pick<Heard, 'audience' | 'from' | 'text'>
type Telling = {
  readonly model: Model
  readonly log: Log
  readonly event: LogEvent
  /** The team that began with a task or an action last. */
  readonly worker: string
}

const everybody: Audience = { kind: 'everybody' }

function toTeam(team: string): Audience {
  return { kind: 'team', team }
}

/** The sighting that a call follows from, at most a few steps back. */
function sightingBehind({ log, event }: Telling): LogEvent | undefined {
  let here: LogEvent | undefined = event
  for (let steps = 0; steps < 4 && here !== undefined; steps++) {
    if (here.kind === 'noticed' || here.kind === 'diagnosed') return here
    here = log.events[here.because[0] ?? -1]
  }
  return undefined
}

function noticedWords({ model, event }: Telling): Words | undefined {
  const [by = ''] = event.other ?? []
  const thing = nameOf(model, event.entity)
  if (by === 'users') {
    return { audience: { kind: 'users' }, from: 'Users', text: `${thing} does not work.` }
  }
  if (model.indexById[by] === undefined) return undefined
  return {
    audience: { kind: 'monitor', monitor: by },
    from: nameOf(model, by),
    text: `Alert: ${thing} is not well.`,
  }
}

function pagedWords(telling: Telling): Words {
  const { model, event } = telling
  const seen = sightingBehind(telling)
  const what =
    seen === undefined
      ? 'You are called.'
      : seen.kind === 'diagnosed'
        ? 'You are called: the cause has been found.'
        : `You are called: ${nameOf(model, seen.entity)} is not well.`
  return { audience: toTeam(event.entity), from: 'Paging', text: what }
}

function workWords(telling: Telling, says: string): Words | undefined {
  const { model, event, worker } = telling
  if (worker === '') return undefined
  const work = nameOf(model, event.entity)
  return { audience: toTeam(worker), from: nameOf(model, worker), text: `“${work}” ${says}.` }
}

function actionWords({ model, event }: Telling, says: string): Words {
  const name = nameOf(model, event.entity)
  return { audience: everybody, from: 'Operations', text: `“${name}” ${says}.` }
}

/** How each kind of event is told; what is not here nobody is told. */
const tellings: Partial<Record<EventKind, (telling: Telling) => Words | undefined>> = {
  noticed: noticedWords,
  paged: pagedWords,
  'page-failed': () => undefined,
  acknowledged: ({ model, event }) => ({
    audience: toTeam(event.entity),
    from: nameOf(model, event.entity),
    text: 'We have seen the call.',
  }),
  diagnosed: ({ model, event, log }) => {
    const [team = ''] = log.events[event.because[0] ?? -1]?.other ?? []
    const text = `We think that we have found the cause: ${nameOf(model, event.entity)}.`
    return team === '' ? undefined : { audience: toTeam(team), from: nameOf(model, team), text }
  },
  declared: ({ model, event }) => ({
    audience: everybody,
    from: nameOf(model, event.other?.[0] ?? event.entity),
    text: 'An incident has been declared.',
  }),
  announced: ({ model, event }) => ({
    audience: everybody,
    from: 'Announcement',
    text: `There is news about ${nameOf(model, event.entity)}.`,
  }),
  'approval-asked': ({ model, event }) => {
    const [team = ''] = event.other ?? []
    const text = `“${nameOf(model, event.entity)}” waits for your agreement.`
    return { audience: toTeam(team), from: 'Operations', text }
  },
  'task-started': (telling) => workWords(telling, 'has begun'),
  'task-done': (telling) => workWords(telling, 'is done'),
  'task-failed': (telling) => workWords(telling, 'has failed'),
  'task-abandoned': (telling) => workWords(telling, 'was broken off'),
  'action-started': (telling) => actionWords(telling, 'has begun'),
  'action-done': (telling) => actionWords(telling, 'is done'),
  'action-failed': (telling) => actionWords(telling, 'has failed'),
  'decision-refused': (telling) =>
    actionWords(telling, `could not be done: ${refusalWords(telling.model, telling.event)}`),
}

/** Everything that anybody hears in a run, in order. */
export function heardInRun(model: Model, log: Log): readonly Heard[] {
  const heard: Heard[] = []
  const workers = new Map<string, string>()
  for (const event of log.events) {
    const begins = event.kind === 'task-started' || event.kind === 'action-started'
    if (begins) workers.set(event.entity, event.other?.[0] ?? '')
    const worker = workers.get(event.entity) ?? ''
    const words = tellings[event.kind]?.({ model, log, event, worker })
    if (words !== undefined) heard.push({ eventId: event.id, atMs: event.atMs, ...words })
  }
  return heard
}
