import '@xyflow/react/dist/base.css'
import './canvas.css'
import './sitesAndLines.css'
import './aroundMap.css'
import './detail.css'
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
} from '@xyflow/react'
import { useEffect, useState } from 'react'
import { gridStep } from '../../layout/sizes.ts'
import { useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { followNear } from './canvasStore.ts'
import { ArrangePreview, FateBanner } from './Banners.tsx'
import { CanvasTools } from './CanvasTools.tsx'
import { type CardNode, ComponentCard, GroupHub, ServiceCard } from './Card.tsx'
import { ConnectionPreview } from './ConnectionPreview.tsx'
import { ConnectPopover } from './ConnectPopover.tsx'
import type { Proposal } from './connection.ts'
import { DependencyLine, type LineEdge, LineEndShapes } from './DependencyLine.tsx'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import { Legend } from './Legend.tsx'
import { MapLayer } from './map/MapLayer.tsx'
import { MiniMap } from './map/MiniMap.tsx'
import { openMenu } from './openMenu.ts'
import { SiteBox } from './SiteBox.tsx'
import { Spoken } from './Spoken.tsx'
import { useCanvasKeys } from './useCanvasKeys.ts'
import { useCanvasParts } from './useCanvasParts.ts'
import { useConnecting } from './useConnecting.ts'
import { useDetail } from './useDetail.ts'
import { useDragging } from './useDragging.ts'
import { useMarquee } from './useMarquee.ts'
import { usePaletteDrop } from './usePaletteDrop.ts'
import { usePointing } from './usePointing.ts'
import { useRequests } from './useRequests.ts'

const nodeTypes = {
  component: ComponentCard,
  service: ServiceCard,
  alternatives: GroupHub,
  site: SiteBox,
}
const edgeTypes = { dependency: DependencyLine }
const snap: [number, number] = [gridStep, gridStep]
/** The right button opens the menu; the middle one, Space and two fingers pan. */
const panButtons = [1]
/** No link leads out of the program; React Flow is named in About, as all that is shipped is. */
const proOptions = { hideAttribution: true }
/** The map itself takes the keys; React Flow calls its own frame an application as well. */
const beNoApplication = (frame: HTMLElement | null) => frame?.setAttribute('role', 'presentation')
const manyKeys = ['Shift', 'Meta', 'Control']

/** The map of the plan. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <CanvasInside />
    </ReactFlowProvider>
  )
}

function CanvasInside() {
  const canEdit = useView((view) => view.mode === 'draw')
  const active = useView((view) => view.selection.at(-1))
  const [proposal, setProposal] = useState<Proposal | undefined>(undefined)
  const parts = useCanvasParts(canEdit)
  const { model } = parts
  const requests = useRequests(model, setProposal)
  const dragging = useDragging(model)
  const connecting = useConnecting(setProposal)
  const dropping = usePaletteDrop(model)
  const onKeyDown = useCanvasKeys(model, canEdit)
  const detail = useDetail()
  const pointing = usePointing(model)
  useMarquee(model, parts.windowed)
  useEffect(followNear, [])

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a map walked with arrow keys is an application
    <div
      className="canvas"
      data-canvas
      data-detail={detail}
      data-region-focus
      role="application"
      aria-label={canvasTexts.label}
      {...(active !== undefined && {
        'aria-activedescendant': `canvas-${active.replace('/', '-')}`,
      })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the one tab stop of the map
      tabIndex={0}
      onKeyDown={onKeyDown}
      onContextMenu={canEdit ? openMenu : undefined}
      {...dropping}
      {...pointing}
      data-overview={parts.windowed.isOverview || undefined}
    >
      <LineEndShapes />
      <MapLayer scene={parts.scene} windowed={parts.windowed} />
      <ReactFlow<CardNode, LineEdge>
        ref={beNoApplication}
        nodes={parts.nodes}
        edges={parts.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={parts.onNodesChange}
        onEdgesChange={parts.onEdgesChange}
        {...dragging}
        {...connecting}
        onNodeDoubleClick={(_event, node) => canEdit && requests.rename(node.data.key)}
        connectionMode={ConnectionMode.Loose}
        connectionLineComponent={ConnectionPreview}
        connectionRadius={40}
        connectOnClick={canEdit}
        nodesConnectable={canEdit}
        nodesDraggable={canEdit}
        edgesReconnectable={canEdit}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={manyKeys}
        selectionKeyCode={null}
        selectionOnDrag
        selectionMode={SelectionMode.Partial}
        panOnDrag={panButtons}
        panOnScroll
        zoomOnDoubleClick={false}
        snapToGrid
        snapGrid={snap}
        minZoom={0.08}
        proOptions={proOptions}
        maxZoom={2}
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect
      >
        <Background
          variant={BackgroundVariant.Dots}
          gap={24}
          size={1.6}
          color="var(--canvas-dot)"
        />
      </ReactFlow>
      <MiniMap scene={parts.scene} />
      <CanvasTools requests={requests} />
      <Legend />
      <div className="canvas-banners">
        <ArrangePreview />
        {canEdit && <FateBanner />}
      </div>
      {model.boxes.length === 0 && <EmptyCanvas />}
      {requests.isArranging && <output className="canvas-busy">{canvasTexts.arranging}</output>}
      {proposal !== undefined && (
        <ConnectPopover proposal={proposal} onClose={() => setProposal(undefined)} />
      )}
      <Spoken />
    </div>
  )
}
