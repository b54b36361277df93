/** Words of what a run makes otherwise than its scenario tells it. */
export const modifierTexts = {
  heading: 'What if',
  begins: 'It begins',
  beginsHelp: 'Who is on duty, how busy it is and how long people need depend on the hour.',
  starts: {
    told: 'as the story has it',
    'weekday-morning': 'on a Tuesday, 10:00',
    'weekday-night': 'on a Wednesday, 02:00',
    saturday: 'on a Saturday, 14:00',
    'sunday-night': 'on a Sunday, 03:00',
    other: 'at another time',
  },
  exactly: 'Date and time (UTC)',
  strikes: 'What strikes',
  away: 'Nobody is there of',
  awayAdd: 'Add a team…',
  awayRemove: (name: string) => `${name} is there after all`,
  awayName: (name: string) => `${name} away`,
  changed: 'The run differs from the story as it is told.',
  reset: 'As the story has it',
} as const
