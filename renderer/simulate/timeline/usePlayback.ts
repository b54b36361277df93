import { useEffect } from 'react'
import { useExercise } from '../../stores/exerciseStore.ts'
import { keptInLoop } from './loop.ts'
import { advance } from './playback.ts'

/** Longest real time one frame may stand for: after a pause of the window nothing leaps. */
const frameMsMax = 100

/** Moves the playhead while it plays: one step per drawn frame. */
export function usePlayback(endMs: number, instants: readonly number[]): void {
  const isPlaying = useExercise((exercise) => exercise.playhead.isPlaying)
  useEffect(() => {
    if (!isPlaying) return
    let lastMs: number | undefined
    let frame = requestAnimationFrame(step)
    function step(nowMs: number): void {
      const elapsedMs = Math.min(frameMsMax, nowMs - (lastMs ?? nowMs))
      lastMs = nowMs
      const { playhead, movePlayhead, pause } = useExercise.getState()
      const ahead = advance({ ...playhead, endMs, instants }, elapsedMs)
      const atMs = keptInLoop({ ...playhead, atMs: ahead })
      movePlayhead(atMs)
      const isAtEnd = playhead.loop === null && hasEnded(playhead.direction, atMs, endMs)
      if (isAtEnd) pause()
      else frame = requestAnimationFrame(step)
    }
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, endMs, instants])
}

function hasEnded(direction: 1 | -1, atMs: number, endMs: number): boolean {
  return direction === 1 ? atMs >= endMs : atMs <= 0
}
