/** Every word of the Report mode around the report itself. */
export const reportTexts = {
  title: 'Report',
  preview: 'Preview of the report',
  of: (plan: string, scenario: string): string => `${plan} · ${scenario}`,
  unnamed: 'Unnamed plan',
  exportHtml: 'Export HTML',
  exportPdf: 'Export PDF',
  exported: (name: string): string => `${name} was written.`,
  writing: 'Writing the report…',
  none: 'There is nothing to report yet',
  noneHint: 'Run a scenario first. The report tells what happened, why, and what to do about it.',
  toSimulate: 'Go to Simulate',
  stale: 'The plan has changed since this run. Run again to report on the plan as it is now.',
  broke: 'The report could not be written, and it is our fault.',
  again: 'Try again',
} as const
