/**
 * The steps by which plans of older formats are lifted to the newest one.
 *
 * Format 1 is the first that was ever written, so there is no step yet. Whoever raises `planFormat`
 * adds a step here and a folder of files of the format left behind to `test/old-plans/`.
 */
import type { Migration } from '../document/migrate.ts'

export const planMigrations: readonly Migration[] = []
