/**
 * Findings as a JUnit report, which build servers show as tests.
 */
import type { Finding } from '../simulation/index.ts'
import { type Checked, isTooSevere } from './checked.ts'

/** One test per finding: failed where it is too severe, skipped where it is not decided. */
export function findingsToJUnit(checked: Checked): string {
  const { about, findings, failOn } = checked
  const failures = findings.filter((finding) => isTooSevere(finding, failOn)).length
  const skipped = findings.filter(isUndecided).length
  const counts = `tests="${findings.length}" failures="${failures}" errors="0" skipped="${skipped}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Blackstart" ${counts}>`,
    `  <testsuite name="${escaped(about)}" ${counts} time="0">`,
    ...findings.map((finding) => toTestCase(finding, checked)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function isUndecided({ state }: Finding): boolean {
  return state === 'unknown' || state === 'accepted'
}

function toTestCase(finding: Finding, { failOn }: Checked): string {
  const { rule, title, about, witness, reason, fix, severity, state } = finding
  const name = `${title}: ${[about, ...witness.filter((id) => id !== about)].join(', ')}`
  const start = `    <testcase classname="${escaped(rule)}" name="${escaped(name)}" time="0"`
  if (isTooSevere(finding, failOn)) {
    const text = escaped(fix === '' ? reason : `${reason}\n${fix}`)
    return `${start}><failure type="${severity}" message="${escaped(reason)}">${text}</failure></testcase>`
  }
  if (isUndecided(finding)) {
    return `${start}><skipped message="${escaped(`${state}: ${reason}`)}"/></testcase>`
  }
  return state === 'gap'
    ? `${start}><system-out>${escaped(reason)}</system-out></testcase>`
    : `${start}/>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
}
