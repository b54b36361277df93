import { X } from 'lucide-react'
import { withValueAt } from '../../editing/values.ts'
import { inspectorTexts } from '../../texts/fields.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import { amountWriting, durationWriting } from '../checks.ts'
import {
  isInOrder,
  type Part,
  partAt,
  partsOf,
  reshape,
  shapeOf,
  shapes,
  type Takes,
} from '../distribution.ts'
import type { Slot } from '../slot.ts'
import { assumedTime } from '../describe.ts'
import { DistributionPicture } from './DistributionPicture.tsx'
import { placeholderOf } from './WrittenControl.tsx'

const shapeOptions = shapes.map((id) => ({ id, ...textsOf(id) }))

function textsOf(id: (typeof shapes)[number]) {
  const { name, note } = inspectorTexts.shapes[id]
  return { text: name, note }
}

/** A length of time that may be fixed, unsure or unknown. */
export function TakesControl({ slot }: { readonly slot: Slot }) {
  const value = slot.value as Takes | undefined
  const shape = shapeOf(value)
  const parts = partsOf(shape)
  return (
    <div className="takes">
      <div className="field-line">
        {shape === 'fixed' ? <FixedTime slot={slot} value={value} /> : null}
        <Choice
          label={`${slot.label}: ${inspectorTexts.shape}`}
          options={shapeOptions}
          value={shape}
          onChange={(next) => slot.set(reshape(value, next))}
          isCompact={shape === 'fixed'}
        />
        {shape !== 'fixed' && (
          <IconButton label={inspectorTexts.unset} onPress={() => slot.set(undefined)}>
            <X size={14} />
          </IconButton>
        )}
      </div>
      {value !== undefined && parts.length > 0 && (
        <div className="takes-parts">
          {parts.map((part) => (
            <TimePart key={part.name} part={part} slot={slot} value={value} />
          ))}
        </div>
      )}
      {value !== undefined && typeof value === 'object' && !isInOrder(value) && (
        <p className="field-fault">{inspectorTexts.faults.order}</p>
      )}
      {shape === 'empirical' && <MeasuredTimes slot={slot} value={value} />}
      <AssumedOrDrawn slot={slot} value={value} />
    </div>
  )
}

/** A picture of what is said; where nothing is, a picture of what a run assumes, and whose word that is. */
function AssumedOrDrawn({ slot, value }: TimeProps) {
  if (value !== undefined) return <DistributionPicture value={value} />
  const assumed = assumedTime(slot.field)
  if (slot.isMixed || assumed === undefined) return null
  return (
    <>
      <DistributionPicture value={assumed.value} />
      <p className="field-note">{inspectorTexts.defaultFrom(assumed.source)}</p>
    </>
  )
}

type TimeProps = { readonly slot: Slot; readonly value: Takes | undefined }

function FixedTime({ slot, value }: TimeProps) {
  return (
    <TextBox
      label={slot.label}
      value={typeof value === 'string' ? value : ''}
      onCommit={(text) => slot.set(text === '' ? undefined : durationWriting.toValue(text))}
      check={(text) => (text === '' ? undefined : durationWriting.fault(text))}
      placeholder={placeholderOf(slot)}
      describedBy={slot.helpId}
      isNumeric
    />
  )
}

function TimePart({ part, slot, value }: TimeProps & { readonly part: Part }) {
  const writing = part.isNumber === true ? amountWriting : durationWriting
  const name = inspectorTexts.parts[part.name]
  return (
    <div className="takes-part">
      <span aria-hidden="true">{name}</span>
      <TextBox
        label={`${slot.label}: ${name}`}
        value={writing.toText(partAt(value, part.path))}
        onCommit={(text) => slot.set(withValueAt(value, part.path, writing.toValue(text)))}
        check={writing.fault}
        describedBy={slot.helpId}
        isNumeric
      />
    </div>
  )
}

/** Values that were seen, separated by spaces or commas. */
function MeasuredTimes({ slot, value }: TimeProps) {
  const seen =
    typeof value === 'object' && value !== null && 'empirical' in value ? value.empirical : []
  const split = (text: string) => text.split(/[\s,;]+/).filter((one) => one !== '')
  return (
    <TextBox
      label={`${slot.label}: ${inspectorTexts.parts.list}`}
      value={seen.join(' ')}
      onCommit={(text) => slot.set({ empirical: split(text) })}
      check={(text) => {
        const all = split(text)
        if (all.length === 0) return inspectorTexts.faults.needed
        return all.map(durationWriting.fault).find((fault) => fault !== undefined)
      }}
      describedBy={slot.helpId}
      hasLines
      isNumeric
    />
  )
}
