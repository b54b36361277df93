import { ArrowUp, X } from 'lucide-react'
import type { Group } from '../../../simulation/index.ts'
import { inspectorTexts } from '../../texts/fields.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Combo } from '../../ui/Combo.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import { shareWriting } from '../checks.ts'
import type { Slot } from '../slot.ts'
import { referenceName, referenceOptions } from './referenceOptions.tsx'

type Member = NonNullable<Group['members']>[number]

const to = ['components', 'groups'] as const

const idOf = (member: Member) => (typeof member === 'string' ? member : member.id)

/** A member that carries some share of demand, with all else that is said of it. */
const withCapacity = (member: Member, capacity: number): Member =>
  typeof member === 'string' ? { id: member, capacity } : { ...member, capacity }

/** The alternatives of a group, in order: the first is active where only one is. */
export function MembersControl({ slot }: { readonly slot: Slot }) {
  const members = (slot.value ?? []) as readonly Member[]
  const set = (next: readonly Member[]) => slot.set(next.length === 0 ? undefined : next)
  const options = referenceOptions(slot.plan, to).filter(
    (option) => !members.some((member) => idOf(member) === option.id),
  )
  return (
    <div className="id-list">
      <ol className="members">
        {members.map((member, index) => (
          <MemberRow
            key={idOf(member)}
            slot={slot}
            member={member}
            onChange={(next) => set(members.with(index, next))}
            onRemove={() => set(members.toSpliced(index, 1))}
            onMove={
              index === 0
                ? undefined
                : () => set(members.toSpliced(index, 1).toSpliced(index - 1, 0, member))
            }
          />
        ))}
      </ol>
      <Combo
        key={members.map(idOf).join(' ')}
        label={inspectorTexts.addMember}
        options={options}
        value={undefined}
        onChange={(id) => set([...members, id])}
        placeholder={inspectorTexts.addMember}
        describedBy={slot.helpId}
        whenEmpty={inspectorTexts.noMatch}
      />
    </div>
  )
}

type MemberRowProps = {
  readonly slot: Slot
  readonly member: Member
  readonly onChange: (member: Member) => void
  readonly onRemove: () => void
  /** Absent for the first. */
  readonly onMove: (() => void) | undefined
}

function MemberRow({ slot, member, onChange, onRemove, onMove }: MemberRowProps) {
  const id = idOf(member)
  const name = referenceName(slot.plan, to, id)
  const capacity = typeof member === 'string' ? undefined : member.capacity
  return (
    <li className="member">
      <span className="ellipsis" title={name}>
        {name}
      </span>
      <span className="member-capacity">
        <TextBox
          label={`${name}: ${inspectorTexts.capacity}`}
          value={capacity === undefined ? '' : `${Math.round(capacity * 1e4) / 100}%`}
          onCommit={(text) =>
            onChange(text === '' ? id : withCapacity(member, Number(shareWriting.toValue(text))))
          }
          check={(text) =>
            text === '' || Number(text.replace('%', '')) >= 0
              ? undefined
              : inspectorTexts.faults.number
          }
          placeholder="100%"
          isNumeric
        />
      </span>
      <IconButton
        label={inspectorTexts.moveUp}
        isDisabled={onMove === undefined}
        onPress={() => onMove?.()}
      >
        <ArrowUp size={13} />
      </IconButton>
      <IconButton label={inspectorTexts.remove(name)} onPress={onRemove}>
        <X size={13} />
      </IconButton>
    </li>
  )
}
