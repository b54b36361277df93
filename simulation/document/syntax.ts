/**
 * What is wrong with a text before anybody asks what it says: no YAML, or a key twice.
 */
import { visit, type YAMLError } from 'yaml'
import type { Place, Problem } from '../problem.ts'
import { keyText, type Parsed, placeOf, positionOf, startOf } from './yamlText.ts'

/** Every key that is there twice, or else the first place that is no YAML: the rest is its echo. */
export function findSyntaxProblems(parsed: Parsed, file: string | undefined): Problem[] {
  const [first] = parsed.document.errors
  if (first === undefined) return findDuplicateKeys(parsed, file)
  return [toSyntaxProblem(first, placeOf([], file, positionOf(parsed, first.pos[0])))]
}

function findDuplicateKeys(parsed: Parsed, file: string | undefined): Problem[] {
  const problems: Problem[] = []
  visit(parsed.document, {
    Map: (_, map) => {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        const name = keyText(key)
        if (seen.has(name)) {
          problems.push(
            duplicateKey(name, placeOf([], file, positionOf(parsed, startOf(key) ?? 0))),
          )
        }
        seen.add(name)
      }
    },
  })
  return problems
}

function duplicateKey(key: string, where: Place): Problem {
  return {
    code: 'duplicate-key',
    severity: 'error',
    where,
    message: `“${key}” is there twice in the same place, so one of the two would be lost.`,
    hint: 'Merge the two, or give one of them another id.',
  }
}

function toSyntaxProblem(error: YAMLError, where: Place): Problem {
  // A bracket left open shows up as a following line that is not indented enough for it.
  const isLeftOpen = error.code === 'BAD_INDENT' && error.message.includes('Flow ')
  const [message, hint] = syntaxWords[isLeftOpen ? 'BLOCK_IN_FLOW' : error.code] ?? [
    'This is not YAML.',
    'Compare it with the lines above, or check the brackets and quotes before it.',
  ]
  return { code: 'syntax-error', severity: 'error', where, message, hint }
}

const brackets = 'Close what was opened, on this line or above it.'
const syntaxWords: Partial<Record<YAMLError['code'], readonly [string, string]>> = {
  BAD_INDENT: [
    'This line is indented differently from what it belongs to.',
    'Give everything that belongs together the same number of spaces.',
  ],
  TAB_AS_INDENT: ['This line is indented by a tab.', 'Use spaces.'],
  MISSING_CHAR: ['Something is missing here: a colon, a comma, a bracket or a quote.', brackets],
  BLOCK_IN_FLOW: ['A bracket or brace that was opened before is still open here.', brackets],
  MULTIPLE_DOCS: ['A second document begins here (---).', 'Keep one document per file.'],
  BAD_ALIAS: ['This refers (*name) to something that is not there.', 'Write it out instead.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'There is a second colon in this line.',
    'Put quotes around a text that contains a colon.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'This line is no `key: value`.',
    'Add the colon, or indent it as part of the text above.',
  ],
  BAD_SCALAR_START: ['A text may not begin with this character.', 'Put quotes around the text.'],
  BAD_DQ_ESCAPE: [
    'After a backslash in double quotes only some letters may follow.',
    'Use single quotes, or write two backslashes.',
  ],
}
