import { useEffect, useRef } from 'react'
import { hasEntity, nameOf } from '../editing/collections.ts'
import { sharersOf } from '../editing/fate.ts'
import { placeThings } from '../editing/places.ts'
import { applyEdit, usePlan } from '../stores/documentStore.ts'
import { changeView, useView } from '../stores/viewStore.ts'
import { canvasTexts } from '../texts/canvas.ts'
import { Button } from '../ui/Button.tsx'
import { useCanvas } from './canvasStore.ts'
import { focusMap } from './useRequests.ts'

/** A new arrangement, shown before it is one: kept as a single step, or put back. */
export function ArrangePreview() {
  const plan = usePlan()
  const proposed = useView((view) => view.proposed)
  const banner = useRef<HTMLElement>(null)
  const isShown = proposed?.plan === plan
  useEffect(() => {
    if (isShown) banner.current?.querySelector<HTMLElement>('.button-primary')?.focus()
  }, [isShown])
  if (!isShown) return null
  const close = () => {
    changeView({ proposed: undefined })
    focusMap()
  }
  const keep = () => {
    applyEdit(placeThings(proposed.shown, proposed.shown), proposed.label)
    close()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it, as it leaves any question
    <section
      ref={banner}
      className="canvas-banner"
      aria-label={canvasTexts.preview.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <p>{canvasTexts.preview.text}</p>
      <Button size="small" onPress={close}>
        {canvasTexts.preview.back}
      </Button>
      <Button size="small" look="primary" onPress={keep}>
        {canvasTexts.preview.keep}
      </Button>
    </section>
  )
}

/** Says whose fate is shown, and how many share it. */
export function FateBanner() {
  const plan = usePlan()
  const fate = useView((view) => view.fate)
  const isThere = fate !== undefined && hasEntity(plan, fate)
  useEffect(() => {
    useCanvas.setState({ together: isThere ? sharersOf(plan, fate) : undefined })
  }, [plan, fate, isThere])
  if (!isThere) return null
  return (
    <section className="canvas-banner" aria-label={canvasTexts.fate.label}>
      <output>{canvasTexts.fate.shown(sharersOf(plan, fate).size, nameOf(plan, fate))}</output>
      <Button size="small" onPress={() => changeView({ fate: undefined })}>
        {canvasTexts.fate.hide}
      </Button>
    </section>
  )
}
