import { ChevronRight, X } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components'
import { toId } from '../../../simulation/index.ts'
import { inspectorTexts, recordName } from '../../texts/fields.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import type { FieldTable } from '../fieldTypes.ts'
import { useNestedFields } from '../nestedFields.ts'
import { inside, type Slot } from '../slot.ts'

type Named = Readonly<Record<string, unknown>>

/** Records by id: cohorts, steps, channels, workarounds. */
export function RecordsControl({ slot }: { readonly slot: Slot }) {
  const { field, name, set } = slot
  const [opened, setOpened] = useState<string | undefined>(undefined)
  if (field.type !== 'records') return null
  const records = (slot.value ?? {}) as Readonly<Record<string, Named>>
  const what = recordName(name)
  const add = (text: string) => {
    const id = toId(text, new Set(Object.keys(records)))
    set({ ...records, [id]: { ...field.start(), name: text } })
    setOpened(id)
  }
  const remove = (id: string) => {
    const { [id]: _removed, ...others } = records
    set(Object.keys(others).length === 0 ? undefined : withoutMentions(others, id))
  }
  return (
    <div className="records">
      {Object.entries(records).map(([id, record]) => (
        <RecordBox
          key={id}
          title={wordOf(record.name) ?? id}
          note={wordOf(record.takes) ?? wordOf(record.ring)}
          what={what}
          slot={slot}
          at={id}
          fields={field.fields}
          isOpenAtFirst={opened === id}
          onRemove={() => remove(id)}
        />
      ))}
      <TextBox
        key={Object.keys(records).join(' ')}
        label={inspectorTexts.addRecord(what)}
        value=""
        onCommit={add}
        placeholder={`${inspectorTexts.addRecord(what)}…`}
      />
    </div>
  )
}

/** Steps that came after a removed one no longer wait for it. */
function withoutMentions(records: Readonly<Record<string, Named>>, id: string) {
  return Object.fromEntries(
    Object.entries(records).map(([key, record]) => {
      if (!Array.isArray(record.after) || !record.after.includes(id)) return [key, record]
      const after = record.after.filter((one) => one !== id)
      const { after: _before, ...others } = record
      return [key, after.length === 0 ? others : { ...others, after }]
    }),
  )
}

/** Records in a row: rings, shifts, rates. */
export function ListControl({ slot }: { readonly slot: Slot }) {
  const { field, name, set } = slot
  const [added, setAdded] = useState<number | undefined>(undefined)
  if (field.type !== 'list') return null
  const records = (slot.value ?? []) as readonly Named[]
  const what = recordName(name)
  return (
    <div className="records">
      {records.map((record, index) => (
        <RecordBox
          // Records in a row have no ids; their places are all there is.
          key={`${index} of ${records.length}`}
          title={titleOf(record) ?? `${what} ${index + 1}`}
          note={undefined}
          what={what}
          slot={slot}
          at={index}
          fields={field.fields}
          isOpenAtFirst={added === index}
          onRemove={() => {
            const others = records.toSpliced(index, 1)
            set(others.length === 0 ? undefined : others)
          }}
        />
      ))}
      <Button
        size="small"
        onPress={() => {
          setAdded(records.length)
          set([...records, field.start()])
        }}
      >
        {inspectorTexts.addRecord(what)}
      </Button>
    </div>
  )
}

/** The few words by which a record without an id is known. */
function titleOf(record: Named): string | undefined {
  const named = wordOf(record.name) ?? wordOf(record.rule)
  if (named !== undefined) return named
  const times = [record.from ?? record.at ?? record.after, record.to].map(wordOf)
  const amount = wordOf(record.rate) ?? wordOf(record.amount) ?? wordOf(record.people)
  const words = [times.filter((time) => time !== undefined).join('–'), amount]
  return words.filter((word) => word !== undefined && word !== '').join(' · ') || undefined
}

function wordOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

type RecordBoxProps = {
  readonly title: string
  readonly note: string | undefined
  readonly what: string
  readonly slot: Slot
  readonly at: string | number
  readonly fields: FieldTable
  readonly isOpenAtFirst: boolean
  readonly onRemove: () => void
}

function RecordBox(props: RecordBoxProps) {
  const { title, note, what, slot, at, fields, isOpenAtFirst, onRemove } = props
  const drawFields = useNestedFields()
  return (
    <Disclosure className="record" defaultExpanded={isOpenAtFirst}>
      <div className="record-head">
        <AriaButton slot="trigger" className="record-title">
          <ChevronRight size={12} aria-hidden="true" />
          <span className="ellipsis">{title}</span>
          {note !== undefined && <small className="number">{note}</small>}
        </AriaButton>
        <IconButton label={inspectorTexts.remove(`${what} ${title}`)} onPress={onRemove}>
          <X size={13} />
        </IconButton>
      </div>
      <DisclosurePanel className="record-body">
        {drawFields({ owner: inside(slot, at), table: fields })}
      </DisclosurePanel>
    </Disclosure>
  )
}
