/**
 * Random lines of a sketch about people: who is called one after the other, by name, and who is absent.
 */
import fc from 'fast-check'
import { chance, fixed, maybe, maybeFlag, shortTime, someTime, words } from './sketchParts.ts'

export const escalationLines = fc.option(
  fc.tuple(
    words(
      fixed('step ops/first  within 10m'),
      maybe('through ', fixed('c4')),
      maybe('answers ', chance),
    ),
    words(fixed('step ops/second  person anna  within 30m'), maybe('acknowledge ', shortTime)),
  ),
  { nil: [] as string[] },
)

export const personLines = fc.tuple(
  words(
    fixed('person anna  team ops  skills cobol'),
    maybe('away ', fixed('2024-01-03..2024-01-03')),
  ),
  words(fixed('person ben  team dba'), maybeFlag('on-call')),
)

export const absences = words(
  fc.constantFrom('at 0s  absent', 'at 3h  absent'),
  fc.constantFrom('anna', 'ben', 'ops  share 0.5', 'dba', 'ops'),
  maybe('lasts ', someTime),
)
