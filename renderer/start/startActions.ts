import type { FileToken, RecoveryEntry } from '../bridge.ts'
import type { Plan } from '../../simulation/index.ts'

/** What can be begun from the start screen; the shell knows how. */
export type StartActions = {
  readonly newPlan: () => void
  readonly openPlan: () => void
  readonly openSample: (id: string) => void
  readonly openRecent: (token: FileToken) => void
  readonly openRecovered: (entry: RecoveryEntry) => void
}

export type StartSample = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly plan: Plan
  readonly componentCount: number
  readonly serviceCount: number
}
