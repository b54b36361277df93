/**
 * Findings as text for a terminal, the worst first.
 */
import type { Finding } from '../simulation/index.ts'
import type { Checked } from './checked.ts'
import { wrap } from './table.ts'

export function findingsToText({ about, asOf, findings }: Checked): string {
  const inState = (state: Finding['state']) => findings.filter((each) => each.state === state)
  const gaps = inState('gap')
  const sections = [
    wrap(`${about}: ${summaryOf(findings)}, as of ${asOf}.`, ''),
    ...gaps.map(gapLines),
    ...section('NOT KNOWN, because the plan does not say', inState('unknown')),
    ...section('ACCEPTED', inState('accepted')),
    ...section('IN ORDER', inState('ok')),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((each) => each.state === state).length
  const gaps = count('gap')
  return [
    `${gaps} gap${gaps === 1 ? '' : 's'}`,
    `${count('unknown')} not known`,
    `${count('accepted')} accepted`,
    `${count('ok')} in order`,
  ].join(', ')
}

function gapLines(gap: Finding): string[] {
  return [
    `${gap.severity.toUpperCase()}  ${gap.rule}  ${gap.title}`,
    ...wrap(gap.reason, '  '),
    ...(gap.fix === '' ? [] : wrap(`Mend: ${gap.fix}`, '  ', '        ')),
    ...wrap(`Witness: ${gap.witness.join(', ')} (${gap.basis})`, '  ', '           '),
  ]
}

function section(title: string, findings: readonly Finding[]): readonly (readonly string[])[] {
  if (findings.length === 0) return []
  return [[title, ...findings.flatMap(shortLines)]]
}

function shortLines({ rule, reason, acceptance }: Finding): string[] {
  const by = acceptance === null ? '' : ` Accepted by ${acceptance.by} until ${acceptance.until}.`
  return wrap(`${reason}${by}`, `  ${rule}  `, ' '.repeat(10))
}
