/**
 * From text to a plan: the first step of the pipeline.
 */
import { namingBy } from '../document/naming.ts'
import { type Format, type ParseOptions, parseDocument } from '../document/parseDocument.ts'
import { helpAt, toShape } from '../document/shape.ts'
import type { Result } from '../result.ts'
import { planMigrations } from './migrations.ts'
import { type Plan, plan, planFormat } from './schema.ts'

/** The singular words for what a plan’s maps contain. */
export const planNaming = namingBy(
  {
    sites: 'Site',
    vendors: 'Vendor',
    products: 'Product',
    channels: 'Channel',
    fateDomains: 'Fate domain',
    teams: 'Team',
    components: 'Component',
    cohorts: 'Cohort',
    groups: 'Group',
    dependencies: 'Dependency',
    businessServices: 'Business service',
    workarounds: 'Workaround',
    runbooks: 'Runbook',
    tasks: 'Task',
    actions: 'Action',
    backups: 'Backup',
  },
  'The plan',
)

/** How plans are read and written. */
export const planDocument: Format<Plan> = {
  schema: plan,
  shape: toShape(plan),
  nameThing: planNaming,
  marker: 'blackstart',
  newest: planFormat,
  migrations: planMigrations,
}

/** The plan in a text, or what is wrong with the text. YAML 1.2 or JSON. */
export function parsePlan(text: string, options?: ParseOptions): Result<Plan> {
  return parseDocument(text, planDocument, options)
}

/**
 * The sentence of help for a field of a plan, by its path; `*` stands for any id, as in
 * `['components', '*', 'start']`.
 */
export function fieldHelp(path: readonly string[]): string | undefined {
  return helpAt(planDocument.shape, path)
}
