/**
 * How the options of a question look: to the facilitator as they are, to the room as far as it knows.
 */
import { type PossibleAction, whatCanBeDone } from '../../engine/actions/whatCanBeDone.ts'
import type { RefusalKind } from '../../engine/log/log.ts'
import { nameOf } from '../../views/names.ts'
import { reasonWords } from '../../views/refusalWords.ts'
import { formatDuration, formatList, formatMoney } from '../../views/words.ts'
import { pointPrefix } from '../apply/deciding.ts'
import type { RoomRun } from '../ground.ts'
import type { QuestionOption } from '../schema/deeds.ts'
import type { OfferedOption } from './roleView.ts'

/** An action of the model as a question offers it. */
export type Offer = {
  readonly option: QuestionOption
  readonly isPossible: boolean
  readonly from: PossibleAction['from']
  /** Why not; or who does it, how long it takes and what it costs. */
  readonly words: string
  /** Whether the room can know why not. */
  readonly isKnown: boolean
}

/** The actions of a moment, as the model offers them. */
export function offersAt(run: RoomRun, atMs: number): readonly Offer[] {
  const { model, input } = run
  const believed = run.truth.at(atMs)
  const isBad = (id: string): boolean => (believed.get(id)?.believed ?? 'well') !== 'well'
  return whatCanBeDone(model, input, atMs).map((action) => ({
    option: { id: optionIdOf(action), name: action.name, isAction: true },
    isPossible: action.isPossible,
    from: action.from,
    words: action.isPossible
      ? howWords(run, action)
      : action.refusals.map((one) => reasonWords(model, one)).join('; '),
    isKnown: action.refusals.every(({ kind, about }) => isInTheOpen[kind] || about.some(isBad)),
  }))
}

function optionIdOf({ from, id }: PossibleAction): string {
  return from === 'point' ? `${pointPrefix}${id}` : id
}

/** Reasons that everybody can know without looking at a thing. */
const isInTheOpen: Readonly<Record<RefusalKind, boolean>> = {
  unknown: true,
  'not-asked': true,
  answered: true,
  'no-authority': true,
  lost: false,
  unreachable: false,
  'not-there': false,
  broken: false,
  'not-needed': false,
}

/** `1 of DBA; 1 h, in bad cases 2 h; EUR 900; Board must agree`. */
function howWords({ model }: RoomRun, action: PossibleAction): string {
  const { hands, p50Ms, p95Ms, cost, currency, authority } = action
  const who = hands.slice(0, 1).map(({ team, people }) => `${people} of ${nameOf(model, team)}`)
  const bad = p50Ms === p95Ms ? '' : `, in bad cases ${formatDuration(p95Ms)}`
  const lasts = p95Ms === 0 ? 'at once' : `${formatDuration(p50Ms)}${bad}`
  const price = cost === 0 ? [] : [formatMoney(currency, cost)]
  const agrees = authority === '' ? [] : [`${formatList([nameOf(model, authority)])} must agree`]
  return [...who, lasts, ...price, ...agrees].join('; ')
}

/** The options of a question for the room: a reason that nobody can know yet is not told. */
export function offeredOptions(
  options: readonly QuestionOption[],
  offers: readonly Offer[],
): readonly OfferedOption[] {
  return options.map(({ id, name }) => {
    const offer = offers.find((one) => one.option.id === id)
    if (offer === undefined || offer.isPossible || !offer.isKnown) {
      return { id, name, isPossible: true, words: offer?.isPossible === true ? offer.words : '' }
    }
    return { id, name, isPossible: false, words: offer.words }
  })
}
