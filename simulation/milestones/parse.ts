/**
 * From text to milestones.
 */
import { namingBy } from '../document/naming.ts'
import { type Format, type ParseOptions, parseDocument } from '../document/parseDocument.ts'
import { toShape } from '../document/shape.ts'
import type { Result } from '../result.ts'
import { milestonesMigrations } from './migrations.ts'
import { type Milestones, milestones, milestonesFormat } from './schema.ts'

export const milestonesNaming = namingBy(
  { rows: 'Milestone', parameters: 'Parameter', sources: 'Source' },
  'The file of milestones',
)

/** How milestones are read. */
export const milestonesDocument: Format<Milestones> = {
  schema: milestones,
  shape: toShape(milestones),
  nameThing: milestonesNaming,
  marker: 'milestones',
  newest: milestonesFormat,
  migrations: milestonesMigrations,
}

/** The milestones in a text, or what is wrong with the text. YAML 1.2 or JSON. */
export function parseMilestones(text: string, options?: ParseOptions): Result<Milestones> {
  return parseDocument(text, milestonesDocument, options)
}
