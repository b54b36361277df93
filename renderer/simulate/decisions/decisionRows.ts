import {
  type Decision,
  decisionsMade,
  durationToMs,
  formatElapsed,
  type Log,
  type Model,
  nameOf,
  type WrittenDecision,
} from '../../../simulation/index.ts'
import { decisionTexts as words } from '../../texts/decisions.ts'

/** One decision as the list shows it. */
export type DecisionRow = {
  readonly decision: WrittenDecision
  readonly atMs: number
  readonly name: string
  /** What came of it in the run that is shown. */
  readonly outcome: string
  readonly isRefused: boolean
  /** The event of the log that tells of it; `null` before it took part in a run. */
  readonly eventId: number | null
}

type Ran = { readonly model: Model; readonly log: Log; readonly decisions: readonly Decision[] }

/** Decisions with what came of each, in order of time. */
export function buildDecisionRows(
  taken: readonly WrittenDecision[],
  ran: Ran | null,
): readonly DecisionRow[] {
  const made = ran === null ? [] : [...decisionsMade(ran.model, ran.log)]
  return sortTaken(taken).map((decision) => {
    const atMs = durationToMs(decision.at) ?? 0
    const names = namesOf(decision)
    const position = made.findIndex((one) => one.atMs === atMs && names.includes(one.id))
    // Each is found once, so that the same thing done twice is told twice.
    const [found] = position < 0 ? [] : made.splice(position, 1)
    return {
      decision,
      atMs,
      name: found?.name ?? shownName(ran?.model, decision),
      outcome: found === undefined ? words.outcomes.pending : outcomeWords(found),
      isRefused: found?.outcome === 'refused',
      eventId: found?.eventId ?? null,
    }
  })
}

/** How the log may call a decision. */
function namesOf({ action, point, option }: WrittenDecision): readonly string[] {
  if (action !== undefined) return [action, `action/${action}`]
  return [point ?? '', `${point}/${option}`]
}

function shownName(model: Model | undefined, decision: WrittenDecision): string {
  const named = namesOf(decision)
  const id = named.at(-1) ?? ''
  if (model === undefined) return decision.action ?? id
  const known = named.find((one) => nameOf(model, one) !== one)
  return known === undefined ? (decision.action ?? id) : nameOf(model, known)
}

function outcomeWords(made: ReturnType<typeof decisionsMade>[number]): string {
  const { outcome, endMs, reason } = made
  if (outcome === 'done') return words.outcomes.done(`T+${formatElapsed(endMs ?? made.atMs)}`)
  if (outcome === 'refused') return words.outcomes.refused(reason)
  return words.outcomes[outcome]
}

/** In order of time; equal ones stay as they were written. */
export function sortTaken(taken: readonly WrittenDecision[]): readonly WrittenDecision[] {
  return [...taken].sort((a, b) => (durationToMs(a.at) ?? 0) - (durationToMs(b.at) ?? 0))
}
