/**
 * Everything that is wrong with milestones by themselves, whatever plan and scenario they name.
 */
import { findNearest } from '../document/nearest.ts'
import { sortProblems } from '../document/sortProblems.ts'
import type { Path } from '../document/yamlText.ts'
import { sortedIds } from '../ids.ts'
import { type Finding, toProblemWith } from '../plan/problems/problemAt.ts'
import type { Problem } from '../problem.ts'
import { milestonesDocument, milestonesNaming } from './parse.ts'
import type { BacktestParameter, MilestoneRow, Milestones } from './schema.ts'

/** The problems of milestones, in the order of the document. */
export function findMilestonesProblems(milestones: Milestones): readonly Problem[] {
  const findings = [
    ...Object.entries(milestones.rows).flatMap(([id, row]) => rowProblems(milestones, id, row)),
    ...Object.entries(milestones.parameters ?? {}).flatMap(([id, parameter]) =>
      parameterProblems(milestones, id, parameter),
    ),
  ]
  return sortProblems(
    findings.map((finding) => toProblemWith(milestonesNaming, milestones, finding)),
    milestonesDocument.shape,
  )
}

function rowProblems(milestones: Milestones, id: string, row: MilestoneRow): Finding[] {
  const path = ['rows', id]
  const { read } = row
  const found = unknownOne([...path, 'source'], row.source, sortedIds(milestones.sources))
  if (read === undefined) return found
  if (read.what === 'event' && read.event === undefined) {
    found.push(missing([...path, 'read'], 'does not say which event.', 'Give its kind: “event”.'))
  }
  if (read.what !== 'event' && row.value === undefined) {
    found.push(
      missing([...path, 'read'], 'has no value to come to.', 'Give the milestone its “value”.'),
    )
  }
  if (read.what === 'lost' && read.as !== 'value') {
    found.push({
      code: 'wrong-value',
      severity: 'error',
      path: [...path, 'read'],
      says: 'follows lost data through time, but what is lost is one number.',
      hint: 'Write “as: value”; its unit is hours.',
    })
  }
  return found
}

function parameterProblems(
  milestones: Milestones,
  id: string,
  { is, source, to, default: name }: BacktestParameter,
): Finding[] {
  const path = ['parameters', id]
  if (is === 'record') {
    return source === undefined
      ? [missing(path, 'does not say which record.', 'Name one of the sources: “source”.')]
      : unknownOne([...path, 'source'], source, sortedIds(milestones.sources))
  }
  if (is === 'fitted') {
    return to === undefined
      ? [missing(path, 'does not say what it was fitted to.', 'Name a milestone: “to”.')]
      : unknownOne([...path, 'to'], to, sortedIds(milestones.rows))
  }
  return is === 'default' && name === undefined
    ? [missing(path, 'does not say which default.', 'Name it: “default”.')]
    : []
}

function missing(path: Path, says: string, hint: string): Finding {
  return { code: 'missing-field', severity: 'error', path, says, hint }
}

function unknownOne(path: Path, name: string, known: readonly string[]): Finding[] {
  if (known.includes(name)) return []
  const meant = findNearest(name, known)
  return [
    {
      code: 'unknown-reference',
      severity: 'error',
      path,
      says: `names “${name}”, but the file has nothing of that name.`,
      hint: meant === undefined ? 'Add it to the file.' : `Did you mean “${meant}”?`,
    },
  ]
}
