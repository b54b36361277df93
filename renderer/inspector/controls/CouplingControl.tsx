import type { Coupling } from '../../../simulation/index.ts'
import { inspectorTexts } from '../../texts/fields.ts'
import { couplingTexts } from '../../texts/things.ts'
import { Segments } from '../../ui/Segments.tsx'
import { TextBox } from '../../ui/TextBox.tsx'
import { shareWriting } from '../checks.ts'
import type { Field } from '../fieldTypes.ts'
import { useNestedFields } from '../nestedFields.ts'
import { inside, type Slot } from '../slot.ts'

const kinds = ['hard', 'soft', 'grace', 'lease', 'queue', 'replication'] as const

const fresh: Readonly<Record<Coupling['kind'], Coupling>> = {
  hard: { kind: 'hard' },
  soft: { kind: 'soft', strength: 0.5 },
  grace: { kind: 'grace', holds: '4h' },
  lease: { kind: 'lease', lasts: '8h' },
  queue: { kind: 'queue', inPerHour: 1000, drainPerHour: 2000 },
  replication: { kind: 'replication' },
}

const share: Field = { type: 'share' }

/** What each coupling says besides its kind. */
const fields: Readonly<Record<Coupling['kind'], Readonly<Record<string, Field>>>> = {
  hard: {},
  soft: { strength: { type: 'share', isNeeded: true }, floor: share },
  grace: { holds: { type: 'takes', isNeeded: true, assumes: 'graceHolds' }, threshold: share },
  lease: {
    lasts: { type: 'takes', isNeeded: true, assumes: 'leaseLasts' },
    renewal: { type: 'choice', options: ['uniform', 'random'] },
    threshold: share,
  },
  queue: {
    inPerHour: { type: 'amount', isNeeded: true },
    drainPerHour: { type: 'amount', isNeeded: true },
    buffer: { type: 'amount' },
    whenFull: { type: 'choice', options: ['push-back', 'lose'] },
  },
  replication: {
    mode: { type: 'choice', options: ['async', 'sync'] },
    lag: { type: 'takes', assumes: 'replicationLag' },
    changesPerHour: { type: 'amount' },
    linkPerHour: { type: 'amount' },
    writes: share,
    onPartition: { type: 'choice', options: ['continue', 'stop'] },
  },
}

/** How the loss of a provider is felt. */
export function CouplingControl({ slot }: { readonly slot: Slot }) {
  const value = slot.value as Coupling | undefined
  const kind = value?.kind ?? 'hard'
  const owner = { ...inside(slot), hasBasis: false }
  const drawFields = useNestedFields()
  return (
    <div className="coupling">
      <Segments
        label={slot.label}
        size="small"
        options={kinds.map((id) => ({ id, text: couplingTexts[id].name }))}
        value={kind}
        onChange={(next) => slot.set(next === 'hard' ? undefined : fresh[next])}
      />
      <p className="field-note">{slot.isMixed ? inspectorTexts.mixed : couplingTexts[kind].note}</p>
      {kind === 'hard' ? (
        <HardThreshold slot={slot} value={value} />
      ) : (
        drawFields({ owner, table: fields[kind] })
      )}
    </div>
  )
}

/** A hard coupling need not be said at all, until it has a threshold. */
function HardThreshold({
  slot,
  value,
}: {
  readonly slot: Slot
  readonly value: Coupling | undefined
}) {
  const threshold = value?.kind === 'hard' ? value.threshold : undefined
  return (
    <div className="takes-part">
      <span aria-hidden="true">{inspectorTexts.coupling.threshold}</span>
      <TextBox
        label={inspectorTexts.coupling.threshold}
        value={shareWriting.toText(threshold)}
        onCommit={(text) =>
          slot.set(
            text === '' ? undefined : { kind: 'hard', threshold: shareWriting.toValue(text) },
          )
        }
        check={(text) => (text === '' ? undefined : shareWriting.fault(text))}
        placeholder={inspectorTexts.notSet}
        describedBy={slot.helpId}
        isNumeric
      />
    </div>
  )
}
