import type { Finding } from '../../../simulation/index.ts'

/** States in the order in which they are shown: what is wrong, what nobody knows, and the rest. */
export const findingStates = ['gap', 'unknown', 'accepted', 'ok'] as const
export type FindingState = (typeof findingStates)[number]

export const severities = ['critical', 'high', 'medium', 'low'] as const

export type FindingGroup = {
  readonly state: FindingState
  readonly bySeverity: readonly {
    readonly severity: Finding['severity']
    readonly findings: readonly Finding[]
  }[]
  readonly count: number
}

/** Findings by state, and within it by severity; empty groups are left out. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  return findingStates
    .map((state): FindingGroup => {
      const ofState = findings.filter((finding) => finding.state === state)
      const bySeverity = severities
        .map((severity) => ({
          severity,
          findings: ofState.filter((finding) => finding.severity === severity),
        }))
        .filter((group) => group.findings.length > 0)
      return { state, bySeverity, count: ofState.length }
    })
    .filter((group) => group.count > 0)
}

/** A finding is known by its rule and what it is about. */
export function findingKey(finding: Finding): string {
  return `${finding.rule} ${finding.about} ${finding.witness.join(' ')}`
}
