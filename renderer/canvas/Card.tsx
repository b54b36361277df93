import { Handle, type Node, type NodeProps, Position, useUpdateNodeInternals } from '@xyflow/react'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { memo, type ReactNode, useEffect } from 'react'
import type { EntityNow } from '../../simulation/index.ts'
import { CollectionGlyph, KindGlyph } from '../signs/KindGlyph.tsx'
import { StatusGlyph } from '../signs/StatusGlyph.tsx'
import { useEntityNow, useSimView } from '../stores/simViewStore.ts'
import { useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { CardName } from './CardName.tsx'
import { type CardData, domIdOf } from './cardData.ts'
import { useCanvas } from './canvasStore.ts'
import { stateLine } from './cardTexts.ts'
import { GrowButtons } from './GrowButtons.tsx'
import { emphasisOf, fateEmphasis } from './lineState.ts'

export type CardNode = Node<CardData>

/** How a run shows on a card: its state, and whether it stands out or back. */
function useRunLook(id: string): {
  readonly now: EntityNow | undefined
  readonly emphasis: 'lit' | 'dimmed' | undefined
} {
  const now = useEntityNow(id)
  const inRun = useSimView((view) => emphasisOf(view, id))
  const inFate = useCanvas(({ together }) => fateEmphasis(together, id))
  const emphasis = inRun ?? inFate
  return { now, emphasis }
}

type ShellProps = {
  readonly data: CardData
  readonly selected: boolean
  readonly sort: 'component' | 'service' | 'group'
  readonly children: (now: EntityNow | undefined) => ReactNode
}

function CardShell({ data, selected, sort, children }: ShellProps) {
  const { now, emphasis } = useRunLook(data.id)
  const isHovered = useView((view) => view.hovered === data.key)
  return (
    <div
      id={domIdOf(data.key)}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a card is no set of fields
      role="group"
      aria-label={now === undefined ? data.spoken : `${data.spoken}, ${stateLine(now)}`}
      className={`card card-${sort}`}
      data-status={now?.state}
      data-emphasis={emphasis}
      data-selected={selected || undefined}
      data-hovered={isHovered || undefined}
      data-trouble={now === undefined ? data.trouble : undefined}
    >
      {now !== undefined && <span className="card-rail" aria-hidden="true" />}
      {children(now)}
      {now !== undefined ? (
        <span className="card-badge">
          <StatusGlyph state={now.state} />
        </span>
      ) : (
        <TroubleMark trouble={data.trouble} />
      )}
      {now?.state === 'recovering' && (
        <span className="card-progress" aria-hidden="true">
          <span style={{ width: `${Math.round(now.level * 100)}%` }} />
        </span>
      )}
      <Handles of={data} isSelected={selected} />
      {selected && data.canEdit && <GrowButtons of={data.key} />}
    </div>
  )
}

function TroubleMark({ trouble }: { readonly trouble: CardData['trouble'] }) {
  if (trouble === undefined) return null
  const Mark = trouble === 'error' ? CircleAlert : TriangleAlert
  return (
    <span className="card-badge" data-trouble={trouble}>
      <Mark size={14} aria-hidden="true" />
    </span>
  )
}

const sides = [
  ['t', Position.Top],
  ['r', Position.Right],
  ['b', Position.Bottom],
  ['l', Position.Left],
] as const

type HandlesProps = { readonly of: CardData; readonly isSelected: boolean }

/**
 * Where a line can be drawn from; lines themselves end wherever they look best. Only what is pointed at or
 * selected has them: four handles on each of a hundred cards would cost more than the cards.
 */
export function Handles({ of: { key, canEdit }, isSelected }: HandlesProps) {
  const isPointed = useCanvas((state) => state.pointed === key)
  if (canEdit && (isPointed || isSelected)) return <OpenHandles of={key} />
  return <Anchor />
}

/** React Flow asks the page where lines may end, and draws none to a card that has no place for them. */
export function Anchor() {
  return <i className="source card-anchor" data-handlepos={Position.Top} />
}

function OpenHandles({ of }: { readonly of: string }) {
  const update = useUpdateNodeInternals()
  useEffect(() => update(of), [update, of])
  return sides.map(([id, position]) => (
    <Handle
      key={id}
      id={id}
      type="source"
      position={position}
      isConnectable
      className="card-handle"
    />
  ))
}

type WordsProps = { readonly data: CardData; readonly now: EntityNow | undefined }

/** Name and second line: what the plan says, or the state while a run is shown. */
function CardWords({ data, now }: WordsProps) {
  return (
    <span className="card-words">
      <CardName data={data} />
      <span className="card-second ellipsis number">
        {now === undefined ? data.second : stateLine(now)}
      </span>
    </span>
  )
}

/** A component. */
export const ComponentCard = memo(function ComponentCard({ data, selected }: NodeProps<CardNode>) {
  return (
    <CardShell data={data} selected={selected} sort="component">
      {(now) => (
        <>
          <span className="card-glyph">
            <KindGlyph kind={data.kind} size={18} />
          </span>
          <CardWords data={data} now={now} />
        </>
      )}
    </CardShell>
  )
})

/** A business service: what all the rest is for. */
export const ServiceCard = memo(function ServiceCard({ data, selected }: NodeProps<CardNode>) {
  return (
    <CardShell data={data} selected={selected} sort="service">
      {(now) => (
        <>
          <span className="card-tier" data-tier={data.tier}>
            {data.tier === undefined ? (
              <CollectionGlyph collection="businessServices" size={18} />
            ) : (
              canvasTexts.tier(data.tier)
            )}
          </span>
          <CardWords data={data} now={now} />
        </>
      )}
    </CardShell>
  )
})

/** A group of alternatives: a hub between those who need it and those who stand in. */
export const GroupHub = memo(function GroupHub({ data, selected }: NodeProps<CardNode>) {
  return (
    <CardShell data={data} selected={selected} sort="group">
      {() => (
        <>
          <span className="card-glyph">
            <CollectionGlyph collection="groups" size={14} />
          </span>
          <span className="card-words">
            <CardName data={data} />
            <span className="card-second ellipsis number">{data.second}</span>
          </span>
        </>
      )}
    </CardShell>
  )
})
