import { buildReport, engineVersion, reportToHtml } from '../../simulation/index.ts'
import type { ReportInput } from './messages.ts'

/** The report of a run as one HTML document that needs nothing else. */
export function writeReport({ model, log, findings, seed, layout }: ReportInput): string {
  return reportToHtml(buildReport(model, log, findings, { input: { seed }, engineVersion, layout }))
}
