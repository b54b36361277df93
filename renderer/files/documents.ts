import { parsePlan, serializePlan, toId } from '../../simulation/index.ts'
import {
  type Answer,
  bridge,
  type FileToken,
  type OpenedFile,
  type RecoveryEntry,
  type SavedFile,
} from '../bridge.ts'
import { ask } from '../stores/asking.ts'
import { type DocumentStart, emptyPlan, isUnsaved, useDocument } from '../stores/documentStore.ts'
import { tell } from '../stores/notices.ts'
import { changeView, resetView } from '../stores/viewStore.ts'
import { appTexts, fileTexts } from '../texts/app.ts'
import type { Sample } from './samples.ts'

/** What the open document is called in titles and questions. */
export function documentName(state = useDocument.getState()): string {
  return state.history.present.name ?? state.file?.name ?? appTexts.untitled
}

/** True once unsaved work is saved or given up; false if the person would rather stay. */
export async function mayLeave(): Promise<boolean> {
  const state = useDocument.getState()
  if (state.number === 0 || !isUnsaved(state)) return true
  const { leave } = fileTexts
  const chosen = await ask({
    title: leave.title,
    text: leave.text(documentName(state)),
    answers: [
      { id: 'cancel', text: leave.cancel },
      { id: 'discard', text: leave.discard, look: 'danger' },
      { id: 'save', text: leave.save, look: 'primary' },
    ],
  })
  if (chosen === 'save') return savePlan()
  return chosen === 'discard'
}

/** Starts an empty plan. */
export async function newPlan(): Promise<void> {
  if (!(await mayLeave())) return
  await open({ plan: emptyPlan, text: '', recoveryKey: crypto.randomUUID() })
}

/** Asks for a file and opens it. */
export async function openPlan(): Promise<void> {
  if (!(await mayLeave())) return
  await openAnswer(await bridge.openFile({ kind: 'plan' }))
}

/** Opens a file that was open before. */
export async function openRecent(token: FileToken): Promise<void> {
  if (!(await mayLeave())) return
  await openAnswer(await bridge.openRecent(token))
}

/** Opens a file that came from outside: a double click, a drop. */
export async function openFromOutside(file: OpenedFile): Promise<void> {
  if (await mayLeave()) await openText(file.name, file.text, { token: file.token })
}

/** Opens a file dropped on the window. It has no place to be saved to yet. */
export async function openDropped(file: File): Promise<void> {
  if (await mayLeave()) await openText(file.name, await file.text(), {})
}

/** Opens a plan that came with the program, as a copy without a file. */
export async function openSample(sample: Sample): Promise<void> {
  if (await mayLeave()) await openText(sample.name, sample.text, {})
}

/** Takes up unsaved work that was left by a crash. */
export async function openRecovered(entry: RecoveryEntry): Promise<void> {
  if (!(await mayLeave())) return
  await openText(entry.name, entry.text, { recoveryKey: entry.key })
}

async function openAnswer(answer: Answer<OpenedFile>): Promise<void> {
  if (answer.ok) await openText(answer.name, answer.text, { token: answer.token })
  else if (answer.code !== 'cancelled') tell({ kind: 'failed', text: answer.message })
}

type Origin = { readonly token?: FileToken; readonly recoveryKey?: string }

async function openText(name: string, text: string, origin: Origin): Promise<void> {
  const result = parsePlan(text, { file: name })
  if (!result.ok) {
    changeView({ brokenFile: { name, problems: result.problems } })
    return
  }
  await open({
    plan: result.value,
    text,
    file: origin.token === undefined ? undefined : { token: origin.token, name },
    isUnsaved: origin.recoveryKey !== undefined,
    recoveryKey: origin.recoveryKey ?? crypto.randomUUID(),
  })
}

async function open(start: DocumentStart): Promise<void> {
  const before = useDocument.getState()
  useDocument.getState().open(start)
  resetView()
  // Work that was given up or saved needs no copy any more.
  if (before.number > 0 && before.recoveryKey !== start.recoveryKey) {
    await bridge.clearRecovery(before.recoveryKey)
  }
}

/** Saves to the file it came from; asks for one if there is none. True if it is saved. */
export async function savePlan(): Promise<boolean> {
  const { file } = useDocument.getState()
  if (file === undefined) return savePlanAs()
  const { plan, text } = toSave()
  const answer = await bridge.saveFile({ token: file.token, text })
  if (answer.ok) return noteSaved(answer, plan, text)
  if (answer.code === 'changed-on-disk') return saveOverChange(file.name)
  if (answer.code === 'unknown-file' || answer.code === 'not-found') return savePlanAs()
  return noteFailed(answer)
}

/** Saves under a name that is asked for. True if it is saved. */
export async function savePlanAs(): Promise<boolean> {
  const { plan, text } = toSave()
  const answer = await bridge.saveFileAs({ suggestedName: suggestedName(), text })
  return answer.ok ? noteSaved(answer, plan, text) : noteFailed(answer)
}

async function saveOverChange(name: string): Promise<boolean> {
  const { changedOnDisk } = fileTexts
  const chosen = await ask({
    title: changedOnDisk.title,
    text: changedOnDisk.text(name),
    answers: [
      { id: 'cancel', text: changedOnDisk.cancel },
      { id: 'overwrite', text: changedOnDisk.overwrite, look: 'danger' },
      { id: 'save-as', text: changedOnDisk.saveAs, look: 'primary' },
    ],
  })
  if (chosen === 'save-as') return savePlanAs()
  const { file } = useDocument.getState()
  if (chosen !== 'overwrite' || file === undefined) return false
  const { plan, text } = toSave()
  const answer = await bridge.saveFile({ token: file.token, text, ifChanged: 'overwrite' })
  return answer.ok ? noteSaved(answer, plan, text) : noteFailed(answer)
}

function toSave() {
  const { history, text } = useDocument.getState()
  const plan = history.present
  return { plan, text: serializePlan(plan, text === '' ? {} : { onto: text }) }
}

function suggestedName(): string {
  const { file, history } = useDocument.getState()
  return file?.name ?? `${toId(history.present.name ?? 'plan', new Set())}${fileTexts.fileEnding}`
}

function noteSaved(saved: SavedFile, plan: DocumentStart['plan'], text: string): true {
  const { token, name } = saved
  useDocument.getState().markSaved({ plan, text, file: { token, name } })
  tell({ kind: 'done', text: fileTexts.saved(name) })
  return true
}

function noteFailed(answer: { readonly code: string; readonly message: string }): false {
  if (answer.code !== 'cancelled') tell({ kind: 'failed', text: answer.message })
  return false
}
