import { useId } from 'react'
import type { Plan } from '../../simulation/index.ts'
import { inOrder } from '../editing/places.ts'
import { type Path, setValue, valueAt } from '../editing/values.ts'
import { applyEdit, usePlan } from '../stores/documentStore.ts'
import { inspectorTexts, labelOf } from '../texts/fields.ts'
import type { Field } from './fieldTypes.ts'

/** The record that fields belong to; the same part of several things, where several are selected. */
export type Owner = {
  readonly paths: readonly Path[]
  /** The path with `*` for ids, by which help is found. */
  readonly help: readonly string[]
  /** True if the record says where its values come from. */
  readonly hasBasis: boolean
}

/** One field of one record (or of the same record of several things), ready to be edited. */
export type Slot = {
  readonly plan: Plan
  readonly owner: Owner
  readonly name: string
  readonly field: Field
  readonly label: string
  readonly help: readonly string[]
  readonly paths: readonly Path[]
  readonly value: unknown
  /** Several things say different things. */
  readonly isMixed: boolean
  readonly helpId: string
  readonly set: (value: unknown) => void
}

export function useSlot(owner: Owner, name: string, field: Field): Slot {
  const plan = usePlan()
  const helpId = useId()
  const help = [...owner.help, name]
  const label = labelOf(help)
  const paths = owner.paths.map((path) => [...path, name])
  const values = paths.map((path) => valueAt(plan, path))
  const isMixed = values.some((value) => JSON.stringify(value) !== JSON.stringify(values[0]))
  return {
    plan,
    owner,
    name,
    field,
    label,
    help,
    paths,
    value: isMixed ? undefined : values[0],
    isMixed,
    helpId,
    set: (value) => {
      if (value === undefined && field.isNeeded === true) return
      applyEdit(
        inOrder(...paths.map((path) => setValue(path, value))),
        inspectorTexts.change(label),
      )
    },
  }
}

/** The owner of fields inside a field. */
export function inside(
  slot: Pick<Slot, 'paths' | 'help'>,
  ...keys: readonly (string | number)[]
): Owner {
  const stars = keys.map(() => '*')
  return {
    paths: slot.paths.map((path) => [...path, ...keys]),
    help: [...slot.help, ...stars],
    hasBasis: ['cohorts', 'surge', 'workarounds', 'channels'].includes(slot.help.at(-1) ?? ''),
  }
}
