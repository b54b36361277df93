import { useViewport } from '@xyflow/react'
import { Map as MapIcon, Maximize, Minus, Plus, Sparkles } from 'lucide-react'
import { Button as AriaButton, Toolbar } from 'react-aria-components'
import { changeView, useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { IconButton, Tip } from '../ui/Button.tsx'
import { FateMenu } from './FateMenu.tsx'
import type { Requests } from './useRequests.ts'

/** Zoom, fit, arrange and legend, at the lower edge of the map. */
export function CanvasTools({ requests }: { readonly requests: Requests }) {
  const { handle } = requests
  const isLegendOpen = useView((view) => view.isLegendOpen)
  const canEdit = useView((view) => view.mode === 'draw')
  return (
    <Toolbar className="canvas-tools" aria-label={canvasTexts.tools}>
      <IconButton label={canvasTexts.zoomOut} keys="-" onPress={() => handle({ do: 'zoom-out' })}>
        <Minus size={15} />
      </IconButton>
      <ZoomLevel onPress={() => handle({ do: 'zoom-full' })} />
      <IconButton label={canvasTexts.zoomIn} keys="+" onPress={() => handle({ do: 'zoom-in' })}>
        <Plus size={15} />
      </IconButton>
      <IconButton label={canvasTexts.fit} keys="1" onPress={() => handle({ do: 'fit' })}>
        <Maximize size={15} />
      </IconButton>
      <span className="canvas-tools-line" />
      {canEdit && (
        <IconButton
          label={canvasTexts.arrange}
          keys="Ctrl+Shift+L"
          isDisabled={requests.isArranging}
          onPress={() => handle({ do: 'arrange' })}
        >
          <Sparkles size={15} />
        </IconButton>
      )}
      {canEdit && <FateMenu />}
      <IconButton
        label={canvasTexts.legend}
        keys="L"
        isPressed={isLegendOpen}
        onPress={() => changeView({ isLegendOpen: !isLegendOpen })}
      >
        <MapIcon size={15} />
      </IconButton>
    </Toolbar>
  )
}

function ZoomLevel({ onPress }: { readonly onPress: () => void }) {
  const { zoom } = useViewport()
  return (
    <Tip text={canvasTexts.zoomFull} keys="0">
      <AriaButton className="zoom-level number" aria-label={canvasTexts.zoomFull} onPress={onPress}>
        {canvasTexts.zoom(Math.round(zoom * 100))}
      </AriaButton>
    </Tip>
  )
}
