import { useEffect, useRef } from 'react'
import { fieldHelp } from '../../simulation/index.ts'
import { changeView, useView } from '../stores/viewStore.ts'
import { BasisChip } from './BasisChip.tsx'
import { FieldControl } from './FieldControl.tsx'
import { FieldProblems } from './FieldProblems.tsx'
import type { Field } from './fieldTypes.ts'
import { assumedSentence } from './describe.ts'
import { showHelp } from './helpStore.ts'
import { type Owner, useSlot } from './slot.ts'

type FieldRowProps = { readonly owner: Owner; readonly name: string; readonly field: Field }

/** Types of values that somebody could have measured, declared or assumed. */
const valued: ReadonlySet<Field['type']> = new Set([
  'target',
  'takes',
  'share',
  'amount',
  'count',
  'factor',
  'date',
  'yes-no',
  'coupling',
  'choice',
])

/** Choices that say what a thing is, which nobody measures. */
const sorting: ReadonlySet<string> = new Set(['kind', 'phase', 'class', 'tier'])

/** Types whose controls take the whole width. */
const wide: ReadonlySet<Field['type']> = new Set(['section', 'records', 'list', 'members'])

/** A field: its label, its control, where its value comes from, and what is wrong with it. */
export function FieldRow({ owner, name, field }: FieldRowProps) {
  const slot = useSlot(owner, name, field)
  const row = useRevealWhenAsked(slot.paths)
  const help = [fieldHelp([...slot.help]) ?? '', assumedSentence(slot.field)]
    .filter((sentence) => sentence !== '')
    .join(' ')
  const isWide = wide.has(field.type)
  const isValued = valued.has(field.type) && !sorting.has(name)
  const hasBasis = owner.hasBasis && isValued && slot.value !== undefined
  const tell = () => showHelp({ label: slot.label, text: help })
  return (
    <div
      ref={row}
      className={isWide ? 'field field-wide' : 'field'}
      onPointerEnter={isWide ? undefined : tell}
      onFocus={(event) => {
        if (isWide && event.target.closest('.field') !== row.current) return
        tell()
      }}
    >
      <span className="field-label">{slot.label}</span>
      <div className="field-control">
        <FieldControl slot={slot} />
        <FieldProblems slot={slot} />
      </div>
      <span className="field-basis">{hasBasis && <BasisChip slot={slot} />}</span>
      <span id={slot.helpId} className="visually-hidden">
        {help}
      </span>
    </div>
  )
}

/** Brings a field into view, and the focus into it, when a problem leads there. */
function useRevealWhenAsked(paths: readonly (readonly (string | number)[])[]) {
  const row = useRef<HTMLDivElement>(null)
  const request = useView((view) => view.fieldRequest)
  const isMeant = request !== undefined && paths.some((path) => isSame(path, request.path))
  useEffect(() => {
    if (!isMeant) return
    changeView({ fieldRequest: undefined })
    row.current?.scrollIntoView({ block: 'center' })
    row.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [isMeant])
  return row
}

function isSame(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index])
}
