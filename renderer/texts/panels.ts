/** Words of the palette, the outline and the problems list. */
export const paletteTexts = {
  search: 'Search kinds',
  none: 'No kind fits these words.',
  hint: 'Drag onto the canvas, or press Enter',
  categories: {
    business: 'Business',
    compute: 'Compute',
    data: 'Data',
    network: 'Network and access',
    outside: 'From outside',
    operations: 'Operations',
    structure: 'Structure',
    people: 'People and recovery',
    supply: 'Supply and shared fate',
  },
} as const

export const outlineTexts = {
  label: 'Everything in the plan',
  search: 'Find by name, id or tag',
  places: 'Sites and components',
  noSite: 'In no site',
  empty: 'Nothing is in the plan yet.',
  none: 'Nothing in the plan fits these words.',
} as const

export const bottomTexts = {
  label: 'What is shown',
  tabs: { problems: 'Problems', table: 'Table' },
  hide: 'Hide this panel',
} as const

export const problemTexts = {
  title: 'Problems',
  label: 'Problems of the plan',
  none: 'No problems',
  noneTitle: 'Nothing is wrong with this plan',
  noneText: 'Mistakes and missing values are listed here as you draw.',
  errors: (n: number) => (n === 1 ? '1 error' : `${n} errors`),
  warnings: (n: number) => (n === 1 ? '1 warning' : `${n} warnings`),
  error: 'Error',
  warning: 'Warning',
  fixes: {
    dependency: 'Delete the dependency',
    reference: (name: string) => `Take “${name}” away`,
    parent: 'Take it out of the circle',
    group: 'Delete the group',
    quorum: (count: number) => `Ask for all ${count}`,
    limit: (rto: string) => `Set the MTD to ${rto}`,
  },
  filter: 'Which problems',
  filters: { all: 'All', error: 'Errors', warning: 'Warnings' },
} as const
