/**
 * Everything that is wrong with decisions by themselves, whatever run they belong to.
 */
import { sortProblems } from '../document/sortProblems.ts'
import { type Finding, toProblemWith } from '../plan/problems/problemAt.ts'
import type { Problem } from '../problem.ts'
import { decisionsDocument, decisionsNaming } from './parse.ts'
import type { Decisions, WrittenDecision } from './schema.ts'

/** The problems of decisions, in the order of the document. */
export function findDecisionsProblems(decisions: Decisions): readonly Problem[] {
  const findings = (decisions.taken ?? []).flatMap((decision, index) => shapeOf(decision, index))
  return sortProblems(
    findings.map((finding) => toProblemWith(decisionsNaming, decisions, finding)),
    decisionsDocument.shape,
  )
}

/** A decision is either an action or an option of a point. */
function shapeOf({ action, point, option }: WrittenDecision, index: number): Finding[] {
  const isAction = action !== undefined && point === undefined && option === undefined
  const isAnswer = action === undefined && point !== undefined && option !== undefined
  if (isAction || isAnswer) return []
  return [
    {
      code: 'undecided',
      severity: 'error',
      path: ['taken', index],
      says: 'does not say what is decided.',
      hint: 'Give an action, or a point with the option that is chosen there.',
    },
  ]
}
