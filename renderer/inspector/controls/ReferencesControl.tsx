import { X } from 'lucide-react'
import { valueAt } from '../../editing/values.ts'
import { inspectorTexts } from '../../texts/fields.ts'
import { Combo } from '../../ui/Combo.tsx'
import { IconButton } from '../../ui/Button.tsx'
import type { Option } from '../../ui/Choice.tsx'
import type { Slot } from '../slot.ts'
import { referenceName, referenceOptions } from './referenceOptions.tsx'

/** Several other things of the plan. */
export function ReferencesControl({ slot }: { readonly slot: Slot }) {
  const { plan, field } = slot
  if (field.type !== 'references') return null
  return (
    <IdList
      slot={slot}
      options={referenceOptions(plan, field.to, field.kinds)}
      nameOfId={(id) => referenceName(plan, field.to, id)}
    />
  )
}

/** Several other records of the same map, such as the steps that come before a step. */
export function SiblingsControl({ slot }: { readonly slot: Slot }) {
  const own = slot.owner.paths[0] ?? []
  const siblings = (valueAt(slot.plan, own.slice(0, -1)) ?? {}) as Readonly<
    Record<string, { readonly name?: string }>
  >
  const nameOfId = (id: string) => siblings[id]?.name ?? id
  const options = Object.keys(siblings)
    .filter((id) => id !== own.at(-1))
    .map((id) => ({ id, text: nameOfId(id) }))
  return <IdList slot={slot} options={options} nameOfId={nameOfId} />
}

type IdListProps = {
  readonly slot: Slot
  readonly options: readonly Option[]
  readonly nameOfId: (id: string) => string
}

function IdList({ slot, options, nameOfId }: IdListProps) {
  const ids = (slot.value ?? []) as readonly string[]
  const set = (next: readonly string[]) => slot.set(next.length === 0 ? undefined : next)
  return (
    <div className="id-list">
      {ids.length > 0 && (
        <ul className="chips">
          {ids.map((id) => (
            <li key={id} className="chip">
              <span className="ellipsis">{nameOfId(id)}</span>
              <IconButton
                label={inspectorTexts.remove(nameOfId(id))}
                onPress={() => set(ids.filter((one) => one !== id))}
              >
                <X size={12} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Combo
        key={ids.join(' ')}
        label={slot.label}
        options={options.filter((option) => !ids.includes(option.id))}
        value={undefined}
        onChange={(id) => set([...ids, id])}
        placeholder={slot.isMixed ? inspectorTexts.mixed : inspectorTexts.pick}
        describedBy={slot.helpId}
        whenEmpty={inspectorTexts.noMatch}
      />
    </div>
  )
}
