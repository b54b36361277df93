import { type PointerEvent, useRef } from 'react'
import { useExercise } from '../../stores/exerciseStore.ts'
import type { TimeScale } from './timeScale.ts'

type Scrub = {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
}

/** Lets the playhead be dragged over an element whose left edge is the start of the run. */
export function useScrub(scale: TimeScale, leftPx: number): Scrub {
  const frame = useRef(0)
  const follow = (event: PointerEvent<HTMLElement>): void => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - leftPx
    // A mouse may report more often than the screen draws; the last place in a frame counts.
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => useExercise.getState().movePlayhead(scale.toMs(x)))
  }
  return {
    onPointerDown: (event) => {
      const isOnChart = event.clientX - event.currentTarget.getBoundingClientRect().left >= leftPx
      if (event.button !== 0 || !isOnChart) return
      event.currentTarget.setPointerCapture(event.pointerId)
      useExercise.getState().pause()
      follow(event)
    },
    onPointerMove: (event) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event)
    },
  }
}
