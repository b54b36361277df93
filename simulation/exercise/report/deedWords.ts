/**
 * What was done, in a sentence: for timelines and for the journal as a table.
 */
import type { Deed, DeedKind, DeedOf } from '../schema/deeds.ts'
import type { Entry } from '../schema/journal.ts'
import type { Exercise } from '../state.ts'
import { formatDuration } from '../../views/words.ts'
import { optionName } from '../views/roleView.ts'

type Telling<K extends DeedKind> = (did: DeedOf<K>, state: Exercise) => string

/** Silent are ticks of the clock, digests, and private notes; votes are counted and never told singly. */
const silent = (): string => ''

function roleName({ preparation }: Exercise, id: string): string {
  return preparation.roles?.[id]?.name ?? id
}

const tellings: { readonly [K in DeedKind]: Telling<K> } = {
  prepared: ({ preparation }) => `“${preparation.title}” was prepared.`,
  locked: () => 'Objectives and criteria were fixed.',
  started: () => 'The exercise began.',
  clock: ({ speed }) => (speed === 0 ? 'The clock was paused.' : `The clock ran at ${speed}×.`),
  jumped: ({ toMs }) => `Time was skipped to ${formatDuration(toMs)} of the story.`,
  reached: silent,
  stopped: ({ reason }) => `Everything was stopped: ${reason ?? 'a real incident'}.`,
  resumed: () => 'The exercise went on.',
  ended: () => 'Play ended.',
  closed: () => 'The exercise was closed.',
  forked: ({ name, fromMs }) => `A second story, “${name}”, began at ${formatDuration(fromMs)}.`,
  switched: ({ branch }, { branches }) =>
    `On with the story “${branches[branch]?.name ?? branch}”.`,
  checked: silent,
  noted: silent,
  registered: ({ name, role }, state) =>
    `${name} is on the roster${role === undefined ? '' : ` as ${roleName(state, role)}`}.`,
  came: ({ person }, { people }) => `${people[person]?.name ?? person} came in.`,
  went: ({ person }, { people }) => `${people[person]?.name ?? person} went out.`,
  seated: ({ name, role }, state) =>
    `${name} joined${role === undefined ? '' : ` as ${roleName(state, role)}`}.`,
  moved: ({ seat, role }, state) =>
    `${state.seats[seat]?.name ?? seat} became ${roleName(state, role)}.`,
  unseated: silent,
  injected: ({ content }, state) => {
    const to = (content.to ?? []).map((role) => roleName(state, role)).join(', ')
    return `Inject to ${to === '' ? 'everybody' : to}: “${content.message}”`
  },
  held: silent,
  released: silent,
  skipped: ({ inject, reason }) =>
    `Inject “${inject}” was left out${reason === undefined ? '' : `: ${reason}`}.`,
  rewritten: ({ inject }) => `Inject “${inject}” was changed.`,
  asked: ({ text }) => `The room was asked: “${text}”`,
  voted: silent,
  counted: silent,
  decided: ({ option, rationale }, state) =>
    `Decided: ${optionName(state, option)}${rationale === undefined ? '' : ` (“${rationale}”)`}.`,
  withdrawn: () => 'The question was withdrawn.',
  requested: ({ about, text }) =>
    `Asked for information: ${[about, text].filter(Boolean).join(', ')}.`,
  answered: ({ text }) => `Answered: “${text}”`,
  observed: ({ tag, text }) => `${tag.charAt(0).toUpperCase()}${tag.slice(1)}: ${text}`,
  clustered: ({ name }) => `Observations were gathered as “${name}”.`,
  supported: silent,
  rated: ({ objective, rating }, { preparation }) =>
    `“${preparation.objectives?.[objective]?.name ?? objective}” was rated ${rating}.`,
  promised: ({ text, owner, due }) => `${owner} will see to it by ${due}: ${text}`,
  'put-off': ({ reason }) => `Not closed now: ${reason}`,
  'fed-back': silent,
}

/** One sentence for an entry; empty for what is not told. */
export function deedWords(state: Exercise, { did }: Entry): string {
  const tell = tellings[did.kind] as (did: Deed, state: Exercise) => string
  return tell(did, state)
}
