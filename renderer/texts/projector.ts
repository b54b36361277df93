/** Words of the projector window. */
export const projectorTexts = {
  title: 'Blackstart – projector',
  map: 'Map of the run',
  services: 'Business services',
  waiting: 'Waiting for the plan of the main window…',
  blank: 'Nothing is shown. Press B to go on.',
  noRun: 'Nothing was run yet.',
  nothingYet: 'Nothing has happened yet.',
  since: (state: string, moment: string): string => `${state} since ${moment}`,
} as const
