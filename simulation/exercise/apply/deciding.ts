/**
 * Questions, silent votes, hands, decisions, and requests for information.
 */
import type { Decision } from '../../decisions/decision.ts'
import { branchOf, type Exercise, type Outcome, type Question } from '../state.ts'
import { isGiven } from '../isGiven.ts'
import { type Doing, placeOf, refuse, type Step } from './step.ts'

const notRunning = refuse('The exercise is not running.', 'Wait until it goes on.')

export function asked(doing: Doing<'asked'>): Step {
  const { state, entry, did } = doing
  if (state.phase !== 'running') return notRunning
  if (isGiven(state.questions, did.question)) {
    return refuse('This question has been asked.', 'Ask another one.')
  }
  const question: Question = {
    ...placeOf(doing),
    id: did.question,
    text: did.text,
    options: did.options,
    role: did.role ?? '',
    wallMs: entry.wallMs,
    closesMs: did.closesAfterMs === undefined ? -1 : entry.atMs + did.closesAfterMs,
    isOpen: true,
    votes: {},
    counted: {},
    outcome: null,
  }
  return { ...state, questions: { ...state.questions, [did.question]: question } }
}

/** An open question that has the option; else why not. */
function openQuestion(
  state: Exercise,
  id: string,
  option: string | undefined,
): Question | Extract<Step, { readonly refused: string }> {
  const question = isGiven(state.questions, id) ? state.questions[id] : undefined
  if (question === undefined) return refuse('Nobody asked this.', 'Look at the question again.')
  if (!question.isOpen) return refuse('This question is closed.', 'Wait for the next one.')
  const isKnown = option === undefined || question.options.some((one) => one.id === option)
  return isKnown ? question : refuse('This is none of the options.', 'Choose one that is offered.')
}

function withQuestion(state: Exercise, question: Question): Exercise {
  return { ...state, questions: { ...state.questions, [question.id]: question } }
}

export function voted({ state, entry, did }: Doing<'voted'>): Step {
  if (state.phase !== 'running') return notRunning
  const { seat } = entry.by
  if (seat === undefined) return refuse('A vote needs a seat.', 'Count hands instead.')
  const question = openQuestion(state, did.question, did.option)
  if ('refused' in question) return question
  const { option, confidence, rationale = '' } = did
  const votes = { ...question.votes, [seat]: { option, confidence, rationale } }
  return withQuestion(state, { ...question, votes })
}

export function counted({ state, did }: Doing<'counted'>): Step {
  const question = openQuestion(state, did.question, did.option)
  if ('refused' in question) return question
  const hands = { ...question.counted, [did.option]: did.count }
  return withQuestion(state, { ...question, counted: hands })
}

export function withdrawn({ state, did }: Doing<'withdrawn'>): Step {
  const question = openQuestion(state, did.question, undefined)
  if ('refused' in question) return question
  return withQuestion(state, { ...question, isOpen: false })
}

/** Participants decide only what their role is asked; facilitators write down what the room says. */
function mayDecide({ state, entry }: Doing<'decided'>, question: Question | undefined): boolean {
  if (entry.by.source !== 'participant') return true
  const role = state.seats[entry.by.seat ?? '']?.role
  return question !== undefined && question.role !== '' && question.role === role
}

export function decided(doing: Doing<'decided'>): Step {
  const { state, did } = doing
  if (state.phase !== 'running') return notRunning
  const question =
    did.question === undefined ? undefined : openQuestion(state, did.question, did.option)
  if (question !== undefined && 'refused' in question) return question
  if (!mayDecide(doing, question)) {
    return refuse('Somebody else decides this.', 'Vote, and say what you think.')
  }
  const outcome = outcomeOf(doing, question)
  const decided = { ...state, outcomes: [...state.outcomes, outcome] }
  const next =
    question === undefined
      ? decided
      : withQuestion(decided, { ...question, isOpen: false, outcome })
  return did.isAction ? withDecision(next, outcome) : next
}

function outcomeOf(doing: Doing<'decided'>, question: Question | undefined): Outcome {
  const { entry, did } = doing
  return {
    ...placeOf(doing),
    option: did.option,
    isAction: did.isAction,
    by: did.by ?? '',
    owner: did.owner ?? '',
    rationale: did.rationale ?? '',
    wallMs: entry.wallMs,
    latencyMs: question === undefined ? -1 : entry.atMs - question.atMs,
    wallLatencyMs: question === undefined ? -1 : entry.wallMs - question.wallMs,
  }
}

/** `point:option` answers a decision point of the story; anything else is an action. */
export const pointPrefix = 'point:'

/** A decision as the engine takes it. */
export function toDecision({ option, atMs, by }: Outcome): Decision {
  const when = by === '' ? { atMs } : { atMs, by }
  if (!option.startsWith(pointPrefix)) return { ...when, action: option }
  const [point = '', chosen = ''] = option.slice(pointPrefix.length).split('/')
  return { ...when, point, option: chosen }
}

function withDecision(state: Exercise, outcome: Outcome): Exercise {
  const branch = branchOf(state)
  const decisions = [...branch.decisions, toDecision(outcome)]
  return { ...state, branches: { ...state.branches, [branch.id]: { ...branch, decisions } } }
}

export function requested(doing: Doing<'requested'>): Step {
  const { state, entry, did } = doing
  if (state.phase !== 'running') return notRunning
  if (isGiven(state.requests, did.request)) return refuse('This was asked.', 'Ask something else.')
  const seat = state.seats[entry.by.seat ?? '']
  const request = {
    ...placeOf(doing),
    id: did.request,
    seat: entry.by.seat ?? '',
    role: seat?.role ?? did.role ?? '',
    about: did.about ?? '',
    text: did.text ?? '',
    answer: null,
  }
  return { ...state, requests: { ...state.requests, [did.request]: request } }
}

export function answered(doing: Doing<'answered'>): Step {
  const { state, did } = doing
  const request = isGiven(state.requests, did.request) ? state.requests[did.request] : undefined
  if (request === undefined) return refuse('Nobody asked this.', 'Send an inject instead.')
  const answer = { ...placeOf(doing), text: did.text }
  return { ...state, requests: { ...state.requests, [request.id]: { ...request, answer } } }
}
