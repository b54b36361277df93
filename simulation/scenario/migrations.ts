/**
 * The steps by which scenarios of older formats are lifted to the newest one.
 *
 * Format 1 is the first that was ever written, so there is no step yet. Whoever raises
 * `scenarioFormat` adds a step here and a folder of files to `test/old-plans/`.
 */
import type { Migration } from '../document/migrate.ts'

export const scenarioMigrations: readonly Migration[] = []
