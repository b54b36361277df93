import { useRef, useState } from 'react'
import { Popover } from 'react-aria-components'
import { componentKinds, type Coupling, type Phase, phases } from '../../simulation/index.ts'
import { type EntityKey, entitiesIn, fromKey, nameOf } from '../editing/collections.ts'
import { addDependency } from '../editing/entities.ts'
import { toNewThing } from '../editing/newThings.ts'
import { inOrder } from '../editing/places.ts'
import { KindGlyph } from '../signs/KindGlyph.tsx'
import { applyEdit, planNow, usePlan } from '../stores/documentStore.ts'
import { select } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import {
  componentKindTexts,
  couplingTexts,
  newThingName,
  newThingWord,
  phaseTexts,
} from '../texts/things.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { MenuList } from '../ui/Menu.tsx'
import { Segments } from '../ui/Segments.tsx'
import { joinByLine, link, newDependencyId, type Proposal } from './connection.ts'
import { shownNow } from './shown.ts'

type ConnectPopoverProps = { readonly proposal: Proposal; readonly onClose: () => void }

/** Asks what a line that was just drawn means. */
export function ConnectPopover({ proposal, onClose }: ConnectPopoverProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span
        ref={anchor}
        className="connect-anchor"
        style={{ left: proposal.at.x, top: proposal.at.y }}
      />
      <Popover
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
        placement="bottom"
        className="popover"
        aria-label={canvasTexts.connect.title}
      >
        {proposal.to === undefined ? (
          <NewProvider proposal={proposal} onClose={onClose} />
        ) : (
          <LinkForm from={proposal.from} to={proposal.to} onDone={onClose} />
        )}
      </Popover>
    </>
  )
}

const couplings: Readonly<Record<Coupling['kind'], Coupling>> = {
  hard: { kind: 'hard' },
  soft: { kind: 'soft', strength: 0.5 },
  grace: { kind: 'grace', holds: '4h' },
  lease: { kind: 'lease', lasts: '8h' },
  queue: { kind: 'queue', inPerHour: 1000, drainPerHour: 2000 },
  replication: { kind: 'replication' },
}

const couplingKinds = Object.keys(couplings) as readonly Coupling['kind'][]

type LinkFormProps = {
  readonly from: EntityKey
  readonly to: EntityKey
  readonly onDone: () => void
}

/** When something is needed, and how its loss is felt. */
export function LinkForm({ from, to, onDone }: LinkFormProps) {
  const plan = usePlan()
  const [phase, setPhase] = useState<Phase>('run')
  const [coupling, setCoupling] = useState<Coupling['kind']>('hard')
  const isGroup = fromKey(from).collection === 'groups'
  const sentence = canvasTexts.connect.sentence(nameOf(plan, from), nameOf(plan, to))
  const add = () => {
    if (isGroup) joinByLine(from, to)
    else link(from, to, { phase, coupling: couplings[coupling] })
    onDone()
  }
  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <p className="link-sentence">{isGroup ? canvasTexts.connect.member : sentence}</p>
      {!isGroup && (
        <>
          <div className="link-row">
            <span>{canvasTexts.connect.phase}</span>
            <Choice
              label={canvasTexts.connect.phase}
              options={phases.map((id) => ({
                id,
                text: phaseTexts[id].name,
                note: phaseTexts[id].note,
              }))}
              value={phase}
              onChange={setPhase}
            />
          </div>
          <div className="link-row">
            <span>{canvasTexts.connect.coupling}</span>
            <Segments
              label={canvasTexts.connect.coupling}
              size="small"
              options={couplingKinds.map((id) => ({
                id,
                text: couplingTexts[id].name,
              }))}
              value={coupling}
              onChange={setCoupling}
            />
          </div>
          <p className="link-note">{couplingTexts[coupling].note}</p>
        </>
      )}
      {/* The line was drawn to be confirmed: Enter must do that. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for this form */}
      <Button type="submit" look="primary" autoFocus>
        {canvasTexts.connect.add}
      </Button>
    </form>
  )
}

function NewProvider({ proposal, onClose }: ConnectPopoverProps) {
  const isGroup = fromKey(proposal.from).collection === 'groups'
  return (
    <MenuList
      label={canvasTexts.connect.to}
      entries={componentKinds.map((kind) => ({
        id: kind,
        text: componentKindTexts[kind].name,
        note: componentKindTexts[kind].note,
        icon: <KindGlyph kind={kind} />,
        run: () => {
          addProvider(proposal, kind, isGroup)
          onClose()
        },
      }))}
    />
  )
}

function addProvider(
  { from, place, isAbove }: Proposal,
  kind: (typeof componentKinds)[number],
  isGroup: boolean,
): void {
  const plan = planNow()
  const thing = { collection: 'components', kind } as const
  const consumer = entitiesIn(plan, 'components')[fromKey(from).id]
  const { edit, key } = toNewThing(plan, thing, {
    name: newThingName(thing),
    place: { at: place, site: consumer?.site, shown: shownNow() },
  })
  const [own, added] = [fromKey(from).id, fromKey(key).id]
  const ends = isAbove === true ? { from: added, to: own } : { from: own, to: added }
  if (isGroup && isAbove !== true) {
    applyEdit(edit, canvasTexts.edits.add(newThingWord(thing)))
    joinByLine(from, key)
  } else {
    const how = { phase: 'run', coupling: couplings.hard } as const
    const connect = addDependency(newDependencyId(ends), { ...ends, ...how })
    applyEdit(inOrder(edit, connect), canvasTexts.edits.add(newThingWord(thing)))
  }
  select([key])
}
