import type { EntityState } from '../../simulation/index.ts'

export const stateTexts: Readonly<Record<EntityState, string>> = {
  operational: 'Operational',
  degraded: 'Degraded',
  down: 'Down',
  recovering: 'Recovering',
  'on-fallback': 'On fallback',
  stopped: 'Stopped',
}
