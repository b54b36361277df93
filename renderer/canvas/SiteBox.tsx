import { NodeResizer, type NodeProps } from '@xyflow/react'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { type Area, gridStep, sitePadding } from '../../layout/sizes.ts'
import type { EntityState } from '../../simulation/index.ts'
import { collapseSites, expandSites, placeThings } from '../editing/places.ts'
import { CollectionGlyph } from '../signs/KindGlyph.tsx'
import { StatusGlyph } from '../signs/StatusGlyph.tsx'
import { applyEdit, planNow } from '../stores/documentStore.ts'
import { useSimView } from '../stores/simViewStore.ts'
import { useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { IconButton } from '../ui/Button.tsx'
import { CardName } from './CardName.tsx'
import { Anchor, type CardNode } from './Card.tsx'
import { type CardData, domIdOf } from './cardData.ts'
import { useCanvas } from './canvasStore.ts'
import { shownNow } from './shown.ts'
import { componentsInside } from './siteContents.ts'

const worstFirst: readonly EntityState[] = [
  'down',
  'stopped',
  'recovering',
  'degraded',
  'on-fallback',
  'operational',
]

/** The worst state of anything in a site; a number, so that playback redraws only on a change. */
function useWorstState(siteId: string): EntityState | undefined {
  return useSimView((view) => {
    if (!view.isOn) return undefined
    const states = new Set(
      componentsInside(planNow(), siteId).map((id) => view.entities.get(id)?.state),
    )
    return worstFirst.find((state) => states.has(state))
  })
}

/** Resizes a site; the corner counts from that of the site around it. */
function resizeSite(id: string, area: Area): void {
  const shown = shownNow()
  const outer = shown.sites[planNow().sites?.[id]?.parent ?? '']
  const absolute = { ...area, x: area.x + (outer?.x ?? 0), y: area.y + (outer?.y ?? 0) }
  applyEdit(placeThings(shown, { sites: { [id]: absolute } }), canvasTexts.edits.resize)
}

/** A site: a place around other things. */
export const SiteBox = memo(function SiteBox({ data, selected }: NodeProps<CardNode>) {
  const isDropTarget = useCanvas((state) => state.dropSite === data.key)
  const isHovered = useView((view) => view.hovered === data.key)
  const isAlone = useView((view) => view.selection.length === 1)
  return (
    <div
      id={domIdOf(data.key)}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a site is no set of fields, and no landmark
      role="group"
      aria-label={data.spoken}
      className="site"
      data-selected={selected || undefined}
      data-hovered={isHovered || undefined}
      data-drop={isDropTarget || undefined}
      data-collapsed={data.isCollapsed || undefined}
      data-level={data.depth % 2 === 0 ? 'even' : 'odd'}
    >
      {selected && isAlone && data.canEdit && !data.isCollapsed && (
        <NodeResizer
          minWidth={sitePadding.left + sitePadding.right + 15 * gridStep}
          minHeight={sitePadding.top + sitePadding.bottom + 4 * gridStep}
          lineClassName="site-resize-line"
          handleClassName="site-resize-corner"
          onResizeEnd={(_event, { x, y, width, height }) =>
            resizeSite(data.id, { x, y, width, height })
          }
        />
      )}
      {data.isCollapsed ? <CollapsedSite data={data} /> : <SiteHead data={data} />}
      {data.isCollapsed && <Anchor />}
    </div>
  )
})

function SiteHead({ data }: { readonly data: CardData }) {
  return (
    <header className="site-head">
      <CollectionGlyph collection="sites" size={14} />
      <CardName data={data} />
      <span className="site-kind">{data.second}</span>
      {data.canEdit && data.count > 0 && (
        <span className="site-fold nodrag">
          <IconButton
            label={canvasTexts.collapse}
            onPress={() => applyEdit(collapseSites([data.id]), canvasTexts.edits.collapse)}
          >
            <ChevronDown size={14} />
          </IconButton>
        </span>
      )}
    </header>
  )
}

function CollapsedSite({ data }: { readonly data: CardData }) {
  const worst = useWorstState(data.id)
  return (
    <div className="site-small" data-status={worst}>
      <span className="card-glyph">
        <CollectionGlyph collection="sites" size={18} />
      </span>
      <span className="card-words">
        <CardName data={data} />
        <span className="card-second ellipsis number">
          {canvasTexts.components(data.count)} · {data.second}
        </span>
      </span>
      {worst !== undefined && <StatusGlyph state={worst} isNamed />}
      {data.canEdit && (
        <span className="site-fold nodrag">
          <IconButton
            label={canvasTexts.expand}
            onPress={() => applyEdit(expandSites([data.id]), canvasTexts.edits.expand)}
          >
            <ChevronRight size={14} />
          </IconButton>
        </span>
      )}
    </div>
  )
}
