/**
 * Why something could not be done, in words made of the plan: “it takes Vault, which is behind Single
 * sign-on, which is down”.
 */
import type { Model } from '../compile/model.ts'
import type { LogEvent, RefusalKind } from '../engine/log/log.ts'
import { nameOf, namesOf } from './names.ts'
import { formatList } from './words.ts'

/** What stands in the way, as an event of a refusal or an answer of `whatCanBeDone` says it. */
export type RefusalReason = {
  readonly kind: RefusalKind
  readonly about: readonly string[]
}

/** `Vault, which is behind Single sign-on, which is down`. */
function chainWords(model: Model, chain: readonly string[]): string {
  const names = namesOf(model, chain)
  return `${names.join(', which is behind ')}, which is down`
}

const words: Readonly<Record<RefusalKind, (model: Model, about: readonly string[]) => string>> = {
  unknown: () => 'there is nothing of that name',
  'not-asked': () => 'nobody has asked for it yet',
  answered: () => 'it has been decided already',
  'no-authority': (model, [by = '', authority = '']) =>
    `${nameOf(model, authority)} must decide it, and ${nameOf(model, by)} may not`,
  lost: (model, about) => `nobody of ${formatList(namesOf(model, about))} is there`,
  unreachable: (model, [team = '', ...channels]) =>
    channels.length === 0
      ? `${nameOf(model, team)} cannot be reached`
      : `${nameOf(model, team)} is reached through ${chainWords(model, channels)}`,
  'not-there': (model, about) => `it takes ${chainWords(model, about)}`,
  broken: (model, about) => `${formatList(namesOf(model, about))} must be mended first`,
  'not-needed': () => 'it would change nothing now',
}

/** A clause such as `it takes Vault, which is down`. */
export function reasonWords(model: Model, { kind, about }: RefusalReason): string {
  return words[kind](model, about)
}

/** The same for an event of the log. */
export function refusalWords(model: Model, { refusal, other = [] }: LogEvent): string {
  return refusal === undefined
    ? 'nothing allows it'
    : reasonWords(model, { kind: refusal, about: other })
}
