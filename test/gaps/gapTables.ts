/**
 * Ask one rule about a plan; and accept what it finds.
 */
import { type Finding, findGaps, type GapInput, type Plan } from '../../simulation/index.ts'

export const asOf = '2025-06-01'

/** What one rule finds in a plan. */
export function found(
  rule: string,
  plan: Omit<Plan, 'blackstart'>,
  input: Partial<GapInput> = {},
): readonly Finding[] {
  const findings = findGaps({ blackstart: 1, ...plan }, { asOf, ...input })
  return findings.filter((finding) => finding.rule === rule)
}

/** State, severity and what it is about, for each finding of a rule. */
export function states(
  rule: string,
  plan: Omit<Plan, 'blackstart'>,
  input: Partial<GapInput> = {},
): readonly string[] {
  return found(rule, plan, input).map(
    ({ state, severity, about }) => `${state} ${severity} ${about}`,
  )
}

/** The plan with its first gap of a rule accepted until a day. */
export function accepting<P extends Omit<Plan, 'blackstart'>>(
  rule: string,
  plan: P,
  until: string,
) {
  return { ...plan, acceptedGaps: [{ rule, by: 'Head of IT', reason: 'Being replaced.', until }] }
}
