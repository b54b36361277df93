import {
  findDecisionMisfits,
  findDecisionsProblems,
  type Model,
  parseDecisions,
  type Problem,
  type WrittenDecision,
} from '../../../simulation/index.ts'
import { sortTaken } from './decisionRows.ts'

/** What a file of decisions says; `taken` is empty if it cannot be read. */
export type ReadDecisions = {
  readonly taken: readonly WrittenDecision[]
  readonly problems: readonly Problem[]
}

/** Reads decisions from their text. What does not fit the run is told, and kept: it may fit the next. */
export function readDecisions(text: string, model: Model | null): ReadDecisions {
  const parsed = parseDecisions(text)
  if (!parsed.ok) return { taken: [], problems: parsed.problems }
  const problems = findDecisionsProblems(parsed.value)
  if (problems.length > 0) return { taken: [], problems }
  const misfits = model === null ? [] : findDecisionMisfits(model, parsed.value)
  return { taken: sortTaken(parsed.value.taken ?? []), problems: misfits }
}
