import { serializePlan } from '../../simulation/index.ts'
import { bridge } from '../bridge.ts'
import { type DocumentState, isUnsaved, useDocument } from '../stores/documentStore.ts'
import { documentName } from './documents.ts'

/** Longest time that work can be lost by a crash, apart from the time writing takes. */
const writeEveryMs = 2_000

/** Keeps a copy of unsaved work, and tells the machine whether there is any. Call it to stop. */
export function keepRecoveryJournal(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let written = useDocument.getState().history.present
  let wasUnsaved = false

  const write = () => {
    timer = undefined
    const state = useDocument.getState()
    if (state.number === 0 || state.history.present === written) return
    written = state.history.present
    void copy(state)
  }

  const stop = useDocument.subscribe((state, before) => {
    const isDirty = state.number > 0 && isUnsaved(state)
    if (isDirty !== wasUnsaved) {
      wasUnsaved = isDirty
      void bridge.setUnsaved(isDirty)
    }
    if (state.number !== before.number) written = state.history.present
    if (state.history.present !== before.history.present || state.saved !== before.saved) {
      timer ??= setTimeout(write, writeEveryMs)
    }
    if (!isDirty && state.saved !== before.saved && state.number === before.number) {
      void bridge.clearRecovery(state.recoveryKey)
    }
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}

async function copy(state: DocumentState): Promise<void> {
  if (!isUnsaved(state)) {
    await bridge.clearRecovery(state.recoveryKey)
    return
  }
  const onto = state.text === '' ? {} : { onto: state.text }
  await bridge.writeRecovery({
    key: state.recoveryKey,
    name: documentName(state),
    text: serializePlan(state.history.present, onto),
  })
}
