import { useMemo, useState } from 'react'
import { type EntityKey, isEntityKey, linkable, nameOf, toKey } from '../editing/collections.ts'
import { SelectionGlyph } from '../signs/KindGlyph.tsx'
import { usePlan } from '../stores/documentStore.ts'
import { changeView, useView } from '../stores/viewStore.ts'
import { appTexts } from '../texts/app.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { Combo } from '../ui/Combo.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { LinkForm } from './ConnectPopover.tsx'
import { canConsume, canProvide } from './connection.ts'

/** Connects two things without drawing: both ends are found by name. */
export function ConnectDialog() {
  const plan = usePlan()
  const selection = useView((view) => view.selection)
  const preset = selection.filter((key) => isEntityKey(key) && canConsume(key)) as EntityKey[]
  const [from, setFrom] = useState<EntityKey | undefined>(preset[0])
  const [to, setTo] = useState<EntityKey | undefined>(preset[1])
  const close = () => changeView({ dialog: undefined })

  const options = useMemo(
    () =>
      linkable.flatMap((collection) =>
        Object.keys(plan[collection] ?? {}).map((id) => {
          const key = toKey(collection, id)
          const kind = plan.components?.[id]?.kind
          return {
            id: key,
            text: nameOf(plan, key),
            icon: <SelectionGlyph selection={key} kind={kind} size={14} />,
          }
        }),
      ),
    [plan],
  )
  const pick = (use: (key: EntityKey) => void) => (id: string) => {
    if (isEntityKey(id)) use(id)
  }
  const isReady = from !== undefined && to !== undefined && from !== to
  return (
    <Dialog title={canvasTexts.connect.title} closeLabel={appTexts.close} onClose={close}>
      <div className="link-ends">
        <label className="link-row">
          <span>{canvasTexts.connect.from}</span>
          <Combo
            label={canvasTexts.connect.from}
            options={options.filter((option) => canConsume(option.id))}
            value={from}
            onChange={pick(setFrom)}
            placeholder={canvasTexts.connect.search}
            hasAutoFocus={from === undefined}
            whenEmpty={canvasTexts.connect.none}
          />
        </label>
        <label className="link-row">
          <span>{canvasTexts.connect.to}</span>
          <Combo
            label={canvasTexts.connect.to}
            options={options.filter((option) => canProvide(option.id) && option.id !== from)}
            value={to}
            onChange={pick(setTo)}
            placeholder={canvasTexts.connect.search}
            hasAutoFocus={from !== undefined}
            whenEmpty={canvasTexts.connect.none}
          />
        </label>
      </div>
      {isReady && <LinkForm key={`${from} ${to}`} from={from} to={to} onDone={close} />}
    </Dialog>
  )
}
