/**
 * The steps by which milestones of older formats are lifted to the newest one. Format 1 is the first.
 */
import type { Migration } from '../document/migrate.ts'

export const milestonesMigrations: readonly Migration[] = []
