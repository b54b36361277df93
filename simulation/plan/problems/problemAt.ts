/**
 * How a finding about a plan becomes a problem: the thing is named, the field said, the mend added.
 */
import type { Path } from '../../document/yamlText.ts'
import type { NameThing } from '../../document/sentences.ts'
import type { Problem, ProblemCode, Severity } from '../../problem.ts'
import { planNaming } from '../parse.ts'
import type { Plan } from '../schema.ts'

export type Finding = {
  readonly code: ProblemCode
  readonly severity: Severity
  readonly path: Path
  /** The rest of a sentence that begins with the thing, or with its field. */
  readonly says: string
  readonly hint: string
}

/** The problem of a finding about a plan. */
export function toProblem(plan: Plan, finding: Finding): Problem {
  return toProblemWith(planNaming, plan, finding)
}

/** The problem of a finding about any document, given how its things are named. */
export function toProblemWith(nameThing: NameThing, document: unknown, finding: Finding): Problem {
  const { code, severity, path, says, hint } = finding
  const { thing, field } = nameThing(path, document)
  const subject = field === '' ? thing : `${thing}: ${field}`
  return { code, severity, where: { path }, message: `${subject} ${says}`, hint }
}
