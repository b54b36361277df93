import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { BasisKind } from '../../simulation/index.ts'
import { inOrder } from '../editing/places.ts'
import { setValue, valueAt } from '../editing/values.ts'
import { applyEdit } from '../stores/documentStore.ts'
import { inspectorTexts } from '../texts/fields.ts'
import { Tip } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { TextBox } from '../ui/TextBox.tsx'
import type { Slot } from './slot.ts'

const { basis: texts } = inspectorTexts

type Basis = { readonly is: BasisKind; readonly source?: string; readonly note?: string }

const kinds = Object.keys(texts.kinds) as BasisKind[]

/** Where a value comes from, as one letter that opens the whole answer. */
export function BasisChip({ slot }: { readonly slot: Slot }) {
  const own = readBasis(slot, slot.name)
  const shared = readBasis(slot, '*')
  const shown = own ?? shared
  const words = shown === undefined ? texts.unset : texts.kinds[shown.is]
  const note = own === undefined && shared !== undefined ? ` (${texts.inherited})` : ''
  const source = shown?.source === undefined ? '' : `: ${shown.source}`
  return (
    <DialogTrigger>
      <Tip text={`${texts.title}: ${words}${note}${source}`}>
        <AriaButton
          className="basis"
          data-basis={shown?.is}
          data-shared={own === undefined || undefined}
          aria-label={`${slot.label}. ${texts.title}: ${words}${note}`}
        >
          {shown === undefined ? '–' : texts.kinds[shown.is].charAt(0)}
        </AriaButton>
      </Tip>
      <Popover className="popover" placement="bottom end">
        <Dialog className="basis-form" aria-label={`${slot.label}: ${texts.title}`}>
          <BasisForm slot={slot} basis={own} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function BasisForm({ slot, basis }: { readonly slot: Slot; readonly basis: Basis | undefined }) {
  const write = (next: Basis | undefined) => writeBasis(slot, next)
  return (
    <>
      <p className="basis-title">{texts.title}</p>
      <Choice<BasisKind | 'unset'>
        label={texts.title}
        options={[
          { id: 'unset' as const, text: texts.unset },
          ...kinds.map((id) => ({ id, text: texts.kinds[id], note: texts.notes[id] })),
        ]}
        value={basis?.is ?? 'unset'}
        onChange={(is) => write(is === 'unset' ? undefined : { ...basis, is })}
      />
      {basis !== undefined && (
        <>
          <TextBox
            label={texts.source}
            placeholder={texts.source}
            value={basis.source ?? ''}
            onCommit={(source) => write(withText(basis, 'source', source))}
          />
          <TextBox
            label={texts.note}
            placeholder={texts.note}
            value={basis.note ?? ''}
            onCommit={(note) => write(withText(basis, 'note', note))}
            hasLines
          />
        </>
      )}
    </>
  )
}

function withText(basis: Basis, field: 'source' | 'note', text: string): Basis {
  const { [field]: _before, ...others } = basis
  return text === '' ? others : { ...others, [field]: text }
}

function readBasis(slot: Slot, name: string): Basis | undefined {
  const [path] = slot.owner.paths
  const value = path === undefined ? undefined : valueAt(slot.plan, [...path, 'basis', name])
  if (value === undefined) return undefined
  return typeof value === 'string' ? { is: value as BasisKind } : (value as Basis)
}

function writeBasis(slot: Slot, basis: Basis | undefined): void {
  const isBare = basis !== undefined && basis.source === undefined && basis.note === undefined
  const value = isBare ? basis.is : basis
  applyEdit(
    inOrder(...slot.owner.paths.map((path) => setValue([...path, 'basis', slot.name], value))),
    inspectorTexts.change(`${texts.title}: ${slot.label}`),
  )
}
