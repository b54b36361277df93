/** Words of what goes on beneath the states: people, load, queues, work left over, data. */
export const flowTexts = {
  tab: 'People and load',
  region: 'People, load, queues and data over time',
  hint: 'Filled: at work or in use. Hatched: waiting. Dashed: what it can take.',
  groups: {
    people: 'People',
    load: 'Load',
    queues: 'Queues and copies that lag',
    backlog: 'Work left over',
    data: 'Data',
    restores: 'Restores',
  },
  work: (what: string, people: number) =>
    people === 1 ? `${what}: 1 person` : `${what}: ${people} people`,
  wait: (what: string, reasons: string) =>
    reasons === '' ? `${what} waits` : `${what} waits: ${reasons}`,
  reasons: {
    busy: 'hands full',
    'too-few': 'too few people',
    'off-duty': 'off duty',
    absent: 'absent',
    'pre-empted': 'called away',
    'shift-over': 'shift over',
    'gate-closed': 'a gate is closed',
  },
  integrity: {
    clean: 'clean',
    suspect: 'suspect',
    corrupt: 'corrupt',
    encrypted: 'encrypted',
    lost: 'lost',
  },
  units: {
    perSecond: (count: string) => `${count} per s`,
    pieces: (count: string) => `${count} waiting`,
    behind: (duration: string) => `${duration} behind`,
    gigabytes: (count: string) => `${count} GB back`,
  },
  of: (value: string, limit: string) => `${value} of ${limit}`,
  idle: 'idle',
  busyNow: (working: number, waiting: number) =>
    waiting === 0 ? `${working} at work` : `${working} at work, ${waiting} waiting`,
  total: (worked: string, waited: string) => `worked ${worked}, made others wait ${waited}`,
  most: (value: string) => `at most ${value}`,
  told: (what: string, from: string, to: string) => `${what}\nT+${from} – T+${to}`,
} as const
