/**
 * Findings in SARIF 2.1.0, which code hosts show beside the lines of the plan.
 */
import { version } from '../package.json'
import { type Finding, type GapSeverity, type Place, placeProblems } from '../simulation/index.ts'
import type { Checked } from './checked.ts'
import { pathOf } from './pathOf.ts'

const levels: Readonly<Record<GapSeverity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
}

/** Gaps as results, accepted ones as suppressed results, what is not known as open ones. */
export function findingsToSarif(checked: Checked): unknown {
  const told = checked.findings.filter((finding) => finding.state !== 'ok')
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Blackstart', version, rules: rulesOf(told) } },
        columnKind: 'utf16CodeUnits',
        results: told.map((finding) => toResult(checked, finding)),
      },
    ],
  }
}

function rulesOf(findings: readonly Finding[]): unknown {
  const titles = new Map(findings.map(({ rule, title }) => [rule, title]))
  return [...titles].map(([id, title]) => ({ id, shortDescription: { text: title } }))
}

function toResult(checked: Checked, finding: Finding): unknown {
  const { rule, state, severity, reason, fix, witness, acceptance } = finding
  return {
    ruleId: rule,
    kind: state === 'unknown' ? 'open' : 'fail',
    level: state === 'unknown' ? 'none' : levels[severity],
    message: { text: fix === '' ? reason : `${reason} ${fix}` },
    locations: [{ physicalLocation: toLocation(checked, finding) }],
    partialFingerprints: { witness: `${rule} ${witness.join(' ')}` },
    ...(acceptance === null || state !== 'accepted'
      ? {}
      : { suppressions: [{ kind: 'external', justification: acceptance.reason }] }),
  }
}

function toLocation({ plan }: Checked, finding: Finding): unknown {
  const place = placeOf(plan.text, plan.name, pathOf(plan.document, finding))
  return {
    artifactLocation: { uri: encodeURI(plan.name.replaceAll('\\', '/')) },
    region: { startLine: place.line ?? 1, startColumn: place.column ?? 1 },
  }
}

/** Where a path stands in a text, found the way problems are placed. */
function placeOf(text: string, file: string, path: Place['path']): Place {
  const [placed] = placeProblems(
    [{ code: 'incomplete', severity: 'warning', where: { path }, message: '', hint: '' }],
    text,
    file,
  )
  return placed?.where ?? { path }
}
