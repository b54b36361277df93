import type { ComponentKind, defaultNumbers, defaultTimes } from '../../simulation/index.ts'
import type { Collection } from '../editing/collections.ts'

/** How a value is shown and edited. */
export type Control =
  | { readonly type: 'text' | 'lines' | 'words' }
  /** A length of time; `target` may be unknown, `takes` may be unsure as well. */
  | { readonly type: 'duration' | 'target' | 'takes' }
  | { readonly type: 'share' | 'amount' | 'clock' | 'offset' | 'days' | 'gap-rule' }
  /** Values that are records of their own sort. */
  | { readonly type: 'coupling' | 'decide' | 'approval' | 'members' }
  | { readonly type: 'count' | 'date' | 'yes-no'; readonly canBeUnknown?: boolean }
  | { readonly type: 'factor'; readonly min: number }
  | { readonly type: 'choice'; readonly options: readonly string[] }
  /** One of the whole numbers from 1 on. */
  | { readonly type: 'level'; readonly max: number }
  | {
      readonly type: 'reference' | 'references'
      readonly to: readonly Collection[]
      /** Kinds of components that are offered first. */
      readonly kinds?: readonly ComponentKind[]
    }
  /** Other records of the same map. */
  | { readonly type: 'siblings' }
  /** Fields that belong together; with a `start` they exist only once somebody adds them. */
  | { readonly type: 'section'; readonly fields: FieldTable; readonly start?: NewRecord }
  /** Records by id, and records in a row. */
  | { readonly type: 'records' | 'list'; readonly fields: FieldTable; readonly start: NewRecord }

export type NewRecord = () => Readonly<Record<string, unknown>>

export type Assumed = keyof typeof defaultTimes | keyof typeof defaultNumbers

export type Field = Control & {
  /** Heading under which it stands; that of the field before if not said. */
  readonly heading?: Heading
  /** What a run takes where it is not set. */
  readonly assumes?: Assumed
  /** The value that not setting it means, where that is always the same. */
  readonly otherwise?: string
  /** Kinds of components that it is for; others show it only if it is set. */
  readonly forKinds?: readonly ComponentKind[]
  /** Without it the record around it could not be read. */
  readonly isNeeded?: boolean
}

export type Heading =
  | 'about'
  | 'where'
  | 'targets'
  | 'recovery'
  | 'fleet'
  | 'monitor'
  | 'members'
  | 'switching'
  | 'supply'
  | 'updates'
  | 'people'
  | 'reach'
  | 'steps'
  | 'document'
  | 'copies'
  | 'data'
  | 'restore'
  | 'users'
  | 'work'
  | 'load'
  | 'loss'
  | 'finding-out'
  | 'link'
  | 'accepted'

export type FieldTable = Readonly<Record<string, Field>>

/** A field for everything that a thing can say: the compiler finds one that was forgotten. */
export type FieldsOf<T> = {
  readonly [K in Exclude<keyof T, 'basis'>]-?: undefined extends T[K]
    ? Field
    : Field & { readonly isNeeded: true }
}
