import type { KeyboardEvent } from 'react'
import { useExercise } from '../../stores/exerciseStore.ts'
import type { RunView } from '../runView.ts'
import { loopFrom, loopTo } from './loop.ts'
import { commandOf } from './timelineKeys.ts'

/** Starts playing, from the beginning if the run has been played to its end; or pauses. */
export function playOrPause(endMs: number): void {
  const { playhead, play, pause, movePlayhead } = useExercise.getState()
  if (playhead.isPlaying) return pause()
  if (playhead.atMs >= endMs) movePlayhead(0)
  play(1)
}

/** Handles the keys of the timeline, except where a field or button has a use for them itself. */
export function onTimelineKey(event: KeyboardEvent<HTMLElement>, view: RunView): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return
  const { playhead, movePlayhead, play, pause, setLoop } = useExercise.getState()
  const command = commandOf(event, {
    atMs: playhead.atMs,
    endMs: view.endMs,
    instants: view.instants,
  })
  if (command === undefined) return
  event.preventDefault()
  switch (command.kind) {
    case 'move':
      pause()
      return movePlayhead(command.atMs)
    case 'play':
      return play(command.direction)
    case 'pause':
      return pause()
    case 'toggle':
      return playOrPause(view.endMs)
    case 'loop-from':
      return setLoop(loopFrom(playhead.loop, playhead.atMs, view.endMs))
    case 'loop-to':
      return setLoop(loopTo(playhead.loop, playhead.atMs))
    case 'loop-off':
      return setLoop(null)
  }
}

function isTaken(event: KeyboardEvent<HTMLElement>): boolean {
  if (!(event.target instanceof HTMLElement)) return true
  if (event.target.matches('input:not([type="range"]), select, textarea')) return true
  return event.key === ' ' && event.target.matches('button')
}
