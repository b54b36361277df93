import type { ShownLayout } from '../../../layout/shownLayout.ts'
import type { Plan } from '../../../simulation/index.ts'
import type { FinishedRun } from '../../stores/exerciseStore.ts'

// What the window of the plans and the projector's say to each other, on a channel that never leaves the machine.

export const projectorChannel = 'blackstart-projector'

/** A run as it travels; what is computed from it is computed again where it arrives. */
export type ShownRun = Omit<FinishedRun, 'states'>

export type ProjectorMessage =
  /** A projector has opened and asks what to show. */
  | { readonly say: 'hello' }
  | {
      readonly say: 'plan'
      readonly plan: Plan
      readonly arranged: ShownLayout | undefined
      /** `undefined` while nothing was run. */
      readonly run: ShownRun | undefined
      readonly atMs: number
    }
  | { readonly say: 'moment'; readonly atMs: number }
