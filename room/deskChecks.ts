/**
 * What the desk refuses although it has the right shape: words that say nothing, and days that there are not.
 *
 * These are asked of new deeds only. A journal that was written before keeps opening.
 */
import { type Deed, type Exercise, isOfStory } from '../simulation/index.ts'

/** Why a deed of the facilitator cannot be written down, with what to do instead; nothing if it can. */
export function whyRefused(did: Deed): string | undefined {
  if (did.kind === 'promised') {
    if (isBlank(did.text)) return 'An action needs words: say what will be done.'
    if (isBlank(did.owner)) return 'An action needs an owner: name who will see to it.'
    return isDay(did.due) ? undefined : `There is no day ${did.due}. Choose one of the calendar.`
  }
  if (did.kind === 'put-off' && isBlank(did.reason)) return '“Not now” needs a reason: say why.'
  if (did.kind === 'rewritten' && isBlank(did.content.message)) {
    return 'An inject needs words: write its message.'
  }
  if (did.kind === 'rated' && isBlank(did.note ?? '')) {
    return 'A rating needs a reason: say what was seen.'
  }
  return undefined
}

/** Why a deed does not fit to where the exercise stands; nothing if it does. */
export function whyUnfit(state: Exercise, did: Deed): string | undefined {
  if (did.kind !== 'rewritten') return undefined
  const { roles = {} } = state.preparation
  const stranger = did.content.to?.find((role) => !Object.hasOwn(roles, role))
  if (stranger !== undefined) return `There is no role “${stranger}”. Choose those there are.`
  if (state.phase === 'hot-wash') return 'Play is over. Nothing more is put in.'
  const isSent = state.sent.some((one) => one.id === did.inject && isOfStory(state, one))
  return isSent ? 'This inject has been sent. Improvise another one.' : undefined
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** True for a day of the calendar; the 31st of February has the right shape, too. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
