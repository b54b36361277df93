import { useExercise } from '../stores/exerciseStore.ts'
import { light } from '../stores/simViewStore.ts'
import { thingsBehind } from './lighting.ts'
import type { RunView } from './runView.ts'

/** Looks at an event: goes to its moment, shows why, and lights what had a part in it. */
export function goToEvent(view: RunView, eventId: number): void {
  const { model, log } = view.run
  const event = log.events[eventId]
  if (event === undefined) return
  const { pause, movePlayhead, lookAt } = useExercise.getState()
  pause()
  movePlayhead(event.atMs)
  lookAt(eventId)
  light(thingsBehind(model, log, eventId))
}
