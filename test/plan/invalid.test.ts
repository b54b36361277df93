import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findExerciseProblems } from '../../simulation/exercise/findExerciseProblems.ts'
import { parseJournal } from '../../simulation/exercise/parse.ts'
import { fileBytesMax, fileTooLarge } from '../../simulation/document/readText.ts'
import { parseDecisions } from '../../simulation/decisions/parse.ts'
import { findDecisionsProblems } from '../../simulation/decisions/problems.ts'
import { placeProblems } from '../../simulation/document/parseDocument.ts'
import { parseMilestones } from '../../simulation/milestones/parse.ts'
import { findMilestonesProblems } from '../../simulation/milestones/problems.ts'
import { parsePlan } from '../../simulation/plan/parse.ts'
import { findProblems } from '../../simulation/plan/problems.ts'
import { type Problem, problemCodes } from '../../simulation/problem.ts'
import { parseScenario } from '../../simulation/scenario/parse.ts'
import { findScenarioProblems } from '../../simulation/scenario/problems.ts'

const folder = new URL('../invalid/', import.meta.url)
const files = readdirSync(folder).sort()

/** Codes that a text alone cannot have: they need a plan and a scenario, or bytes. */
const needsMore = ['unbound-target', 'nothing-to-hit', 'unmarked-number']

/** Where each bad file is wrong, and how badly. Pencil and paper: count the lines of the file. */
const expected: Record<string, string> = {
  'torn-entry': 'warning 7:1',
  'role-without-player': 'warning 2:1',
  'role-without-part': 'warning 2:1',
  'refused-entry': 'error 7:1',
  'other-run': 'error 7:1',
  'other-input': 'error 1:1',
  'not-an-exercise': 'error 1:1',
  'long-silence': 'warning 2:1',
  'idle-objective': 'warning 2:1',
  'dead-condition': 'warning 2:1',
  'broken-journal': 'error 5:1',
  'bad-duration': 'error 5:12',
  'bad-id': 'error 3:3',
  'bad-instant': 'error 3:8',
  'duplicate-id': 'error 6:3',
  'duplicate-key': 'error 5:3',
  'empty-group': 'error 3:3',
  'group-cycle': 'error 3:24',
  'impossible-quorum': 'error 9:8',
  incomplete: 'warning 5:3',
  'inject-after-end': 'warning 6:9',
  'missing-field': 'error 5:5',
  'negative-duration': 'error 5:10',
  'newer-format': 'error 1:13',
  'nobody-can-do-it': 'error 11:16',
  'not-a-plan': 'error 1:1',
  'not-a-scenario': 'error 1:1',
  'not-decisions': 'error 1:1',
  'not-milestones': 'error 1:1',
  'not-text': 'error',
  'objectives-disagree': 'warning 8:10',
  'out-of-range': 'error 6:27',
  'self-dependency': 'error 5:26',
  'shared-circle': 'warning 8:5',
  'shares-exceed-one': 'error 7:7',
  'site-cycle': 'error 4:21',
  'syntax-error': 'error 5:5',
  'task-cycle': 'error 9:16',
  undecided: 'error 4:5',
  'too-much-at-once': 'warning 13:9',
  'unknown-field': 'warning 5:5',
  'unknown-format': 'error 1:13',
  'unknown-reference': 'error 7:11',
  'vendor-cycle': 'error 3:19',
  'wrong-reference': 'error 7:11',
  'wrong-type': 'error 5:11',
  'wrong-value': 'error 4:11',
}

function problemsOf(file: string): readonly Problem[] {
  const text = readFileSync(new URL(file, folder), 'utf8')
  if (file.endsWith('.scenario.yaml')) {
    const result = parseScenario(text, { file })
    if (!result.ok) return result.problems
    return [...result.problems, ...placeProblems(findScenarioProblems(result.value), text, file)]
  }
  if (file.endsWith('.decisions.yaml')) {
    const result = parseDecisions(text, { file })
    if (!result.ok) return result.problems
    return [...result.problems, ...placeProblems(findDecisionsProblems(result.value), text, file)]
  }
  if (file.endsWith('.exercise.json')) {
    const result = parseJournal(text, { file })
    if (!result.ok) return result.problems
    return [...result.problems, ...findExerciseProblems(result.value, { file })]
  }
  if (file.endsWith('.milestones.yaml')) {
    const result = parseMilestones(text, { file })
    if (!result.ok) return result.problems
    return [...result.problems, ...placeProblems(findMilestonesProblems(result.value), text, file)]
  }
  const result = parsePlan(text, { file })
  if (!result.ok) return result.problems
  return [...result.problems, ...placeProblems(findProblems(result.value), text, file)]
}

function codeOf(file: string): string {
  return file.replace(/\..*$/, '')
}

describe('a file with one mistake', () => {
  for (const file of files.filter((name) => !needsMore.includes(codeOf(name)))) {
    it(`says exactly what is wrong in ${file}`, () => {
      const problems = problemsOf(file)

      const told = problems.map(({ code, severity, where }) => {
        const position = where.line === undefined ? '' : ` ${where.line}:${where.column}`
        return `${code} ${severity}${position} in ${where.file}`
      })
      expect(told).toEqual([`${codeOf(file)} ${expected[codeOf(file)]} in ${file}`])
    })
  }

  it.each(needsMore)('is fine as long as it stands alone: %s', (code) => {
    const file = files.find((name) => codeOf(name) === code) ?? ''
    expect(problemsOf(file)).toEqual([])
  })

  it('exists for every code', () => {
    const covered = [...files.map(codeOf), 'file-too-large'].sort()
    expect(covered).toEqual([...problemCodes].sort())
  })

  it('is told in sentences, with a mend', () => {
    const sentences = files.flatMap((file) =>
      problemsOf(file).map(({ code, message, hint }) => `${code}\n  ${message}\n  ${hint}`),
    )
    expect(sentences.join('\n')).toMatchSnapshot()
  })
})

describe('a file that is too large', () => {
  it('is refused with its size and the limit', () => {
    expect(fileTooLarge(fileBytesMax + 1, 'huge.blackstart')).toEqual({
      code: 'file-too-large',
      severity: 'error',
      where: { path: [], file: 'huge.blackstart' },
      message: 'huge.blackstart has 51 MB; files up to 50 MB are read.',
      hint: 'Check that it is the right file, or split it into several plans.',
    })
  })
})
