import type { Field } from '../fieldTypes.ts'

/** Fields that everything with a name has. */
export const about = {
  name: { type: 'text', heading: 'about' },
  description: { type: 'lines' },
  tags: { type: 'words' },
} as const satisfies Record<string, Field>

/** What can be needed, watched, repaired or started. */
export const needable = ['components', 'groups'] as const

/** When something was last really tried. */
export const tested: Field = { type: 'date', canBeUnknown: true }
