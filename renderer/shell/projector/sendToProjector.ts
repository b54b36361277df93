import { bridge } from '../../bridge.ts'
import { type FinishedRun, useExercise } from '../../stores/exerciseStore.ts'
import { useDocument } from '../../stores/documentStore.ts'
import { useView } from '../../stores/viewStore.ts'
import { type ProjectorMessage, projectorChannel, type ShownRun } from './messages.ts'

/** How often the projector hears of a playhead that moves. */
const momentEveryMs = 33

let channel: BroadcastChannel | undefined

/** Opens the projector window and shows there, from now on, what this window shows. */
export function openProjector(): void {
  channel ??= startTelling()
  void bridge.openProjector()
}

function startTelling(): BroadcastChannel {
  const opened = new BroadcastChannel(projectorChannel)
  const tell = (message: ProjectorMessage) => opened.postMessage(message)
  let timer: ReturnType<typeof setTimeout> | undefined
  const tellPlan = () => tell(toPlanMessage())
  const tellMoment = () => {
    timer = undefined
    tell({ say: 'moment', atMs: useExercise.getState().playhead.atMs })
  }
  opened.onmessage = ({ data }: MessageEvent<ProjectorMessage>) => {
    if (data.say === 'hello') tellPlan()
  }
  useDocument.subscribe((state, before) => {
    if (state.history.present !== before.history.present) tellPlan()
  })
  useExercise.subscribe(({ finished, playhead }, before) => {
    if (finished !== before.finished) tellPlan()
    else if (playhead.atMs !== before.playhead.atMs) timer ??= setTimeout(tellMoment, momentEveryMs)
  })
  return opened
}

function toPlanMessage(): ProjectorMessage {
  const { finished, playhead } = useExercise.getState()
  return {
    say: 'plan',
    // A run is shown on the plan that was run, whatever was drawn since.
    plan: finished?.input.plan ?? useDocument.getState().history.present,
    arranged: useView.getState().arranged,
    run: finished === null ? undefined : toShownRun(finished),
    atMs: playhead.atMs,
  }
}

/** Functions do not travel. */
function toShownRun({ states: _states, ...run }: FinishedRun): ShownRun {
  return run
}
