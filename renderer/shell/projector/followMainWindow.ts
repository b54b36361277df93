import { buildStateIndex } from '../../../simulation/index.ts'
import { useDocument } from '../../stores/documentStore.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { hideRun, showRun } from '../../stores/simViewStore.ts'
import { changeView, resetView } from '../../stores/viewStore.ts'
import { type ProjectorMessage, projectorChannel } from './messages.ts'

type PlanMessage = Extract<ProjectorMessage, { readonly say: 'plan' }>

/** Fills this window's stores with what the main window shows. Call it to stop. */
export function followMainWindow(): () => void {
  const channel = new BroadcastChannel(projectorChannel)
  channel.onmessage = ({ data }: MessageEvent<ProjectorMessage>) => {
    if (data.say === 'plan') showPlan(data)
    else if (data.say === 'moment') useExercise.getState().movePlayhead(data.atMs)
  }
  channel.postMessage({ say: 'hello' } satisfies ProjectorMessage)
  return () => channel.close()
}

function showPlan({ plan, arranged, run, atMs }: PlanMessage): void {
  // Nothing is kept here: the key is of no copy that is ever written.
  useDocument.getState().open({ plan, text: '', recoveryKey: 'projector' })
  resetView()
  changeView({ mode: 'simulate', arranged })
  if (run === undefined) return hideRun()
  const states = buildStateIndex(run.model, run.log)
  useExercise.setState({ run: { kind: 'done' }, finished: { ...run, states } })
  showRun(run.affected)
  useExercise.getState().movePlayhead(atMs)
}
