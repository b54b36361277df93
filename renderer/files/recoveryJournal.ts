import { serializePlan } from '../../simulation/index.ts'
import { bridge } from '../bridge.ts'
import { type DocumentState, isUnsaved, useDocument } from '../stores/documentStore.ts'
import { tell } from '../stores/notices.ts'
import { isAnyUnsaved, useOpenPlans } from '../stores/openPlans.ts'
import { useRecoveryState } from '../stores/recoveryStore.ts'
import { fileTexts } from '../texts/app.ts'
import { documentName } from './documentName.ts'

/** Longest time that work can be lost by a crash, apart from the time writing takes. */
const writeEveryMs = 2_000

/** Keeps a copy of unsaved work, and tells the machine whether there is any. Call it to stop. */
export function keepRecoveryJournal(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let written = useDocument.getState().history.present
  let wasUnsaved = false

  const write = (state: DocumentState) => {
    clearTimeout(timer)
    timer = undefined
    if (state.number === 0 || state.history.present === written) return
    written = state.history.present
    if (isUnsaved(state)) copy(state)
    else forgetRecovery(state.recoveryKey)
  }
  const tellUnsaved = () => {
    const isDirty = isAnyUnsaved()
    if (isDirty === wasUnsaved) return
    wasUnsaved = isDirty
    void bridge.setUnsaved(isDirty)
  }

  const stopFollowingPlan = useDocument.subscribe((state, before) => {
    if (state.number !== before.number) {
      // What went to the back is not looked at again before it comes to the front.
      if (isOpen(before.number)) write(before)
      written = state.history.present
    } else if (state.history.present !== before.history.present) {
      timer ??= setTimeout(() => write(useDocument.getState()), writeEveryMs)
    } else if (state.saved !== before.saved && !isUnsaved(state)) {
      written = state.history.present
      forgetRecovery(state.recoveryKey)
    }
    tellUnsaved()
  })
  const stopFollowingTabs = useOpenPlans.subscribe(tellUnsaved)
  return () => {
    stopFollowingPlan()
    stopFollowingTabs()
    clearTimeout(timer)
  }
}

/** Drops the copy of work that is saved or given up. */
export function forgetRecovery(key: string): void {
  inTurn(() => bridge.clearRecovery(key))
}

function isOpen(number: number): boolean {
  return useOpenPlans.getState().order.includes(number)
}

let lastTurn: Promise<unknown> = Promise.resolve()

/** One after the other: a copy that is dropped must not be overtaken by an older one being written. */
function inTurn(run: () => Promise<unknown>): void {
  lastTurn = lastTurn.then(run, run)
}

function copy(state: DocumentState): void {
  inTurn(async () => {
    const onto = state.text === '' ? {} : { onto: state.text }
    const answer = await bridge.writeRecovery({
      key: state.recoveryKey,
      name: documentName(state),
      text: serializePlan(state.history.present, onto),
    })
    const trouble = answer.ok ? undefined : answer.message
    if (trouble === useRecoveryState.getState().trouble) return
    useRecoveryState.setState({ trouble })
    if (trouble !== undefined) tell({ kind: 'failed', text: fileTexts.noRecovery(trouble) })
  })
}
