import { parsePlan, serializePlan, toId } from '../../simulation/index.ts'
import { bridge, type SavedFile } from '../bridge.ts'
import { ask } from '../stores/asking.ts'
import { type DocumentState, isUnsaved, useDocument } from '../stores/documentStore.ts'
import { tell } from '../stores/notices.ts'
import { changeOpenPlan, listOpenPlans } from '../stores/openPlans.ts'
import { changeView } from '../stores/viewStore.ts'
import { fileTexts } from '../texts/app.ts'
import { documentName } from './documentName.ts'
import { forgetRecovery } from './recoveryJournal.ts'

/** Saves to the file it came from; asks for one if there is none. True if it is saved. */
export async function savePlan(): Promise<boolean> {
  const { file, diskChange } = useDocument.getState()
  if (file === undefined) return savePlanAs()
  if (diskChange?.kind === 'changed') return saveOverChange(file.name)
  const saving = toSaving()
  const answer = await bridge.saveFile({ token: file.token, text: saving.text })
  if (answer.ok) return noteSaved(answer, saving)
  if (answer.code === 'changed-on-disk') return saveOverChange(file.name)
  if (answer.code === 'unknown-file' || answer.code === 'not-found') return savePlanAs()
  return noteFailed(answer)
}

/** Saves under a name that is asked for. True if it is saved. */
export async function savePlanAs(): Promise<boolean> {
  const saving = toSaving()
  const answer = await bridge.saveFileAs({ suggestedName: suggestedName(), text: saving.text })
  return answer.ok ? noteSaved(answer, saving) : noteFailed(answer)
}

/** Goes back to what the file says; a step that can be undone. */
export async function revertPlan(): Promise<void> {
  const state = useDocument.getState()
  if (state.file === undefined) return
  const { revert } = fileTexts
  const chosen = await ask({
    title: revert.title,
    text: revert.text(documentName(state), state.file.name),
    answers: [
      { id: 'cancel', text: revert.cancel },
      { id: 'revert', text: revert.revert, look: 'danger' },
    ],
  })
  if (chosen === 'revert') await takeFromDisk(revert.label)
}

/** Reads the file again and takes what it says, as one step with this label. */
export async function takeFromDisk(label: string): Promise<void> {
  const { file, number } = useDocument.getState()
  if (file === undefined) return
  const answer = await bridge.openRecent(file.token)
  if (!answer.ok) return void noteFailed(answer)
  const result = parsePlan(answer.text, { file: file.name })
  if (number !== useDocument.getState().number) return
  if (result.ok) {
    useDocument.getState().takeFromDisk({ plan: result.value, text: answer.text }, label)
    tell({ kind: 'done', text: fileTexts.tookFromDisk(file.name) })
  } else changeView({ brokenFile: { name: file.name, problems: result.problems } })
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
  const saving = toSaving()
  const answer = await bridge.saveFile({
    token: file.token,
    text: saving.text,
    ifChanged: 'overwrite',
  })
  return answer.ok ? noteSaved(answer, saving) : noteFailed(answer)
}

/** What is written, and of which plan: another one may be in front when it is done. */
type Saving = Pick<DocumentState, 'number' | 'recoveryKey'> & {
  readonly plan: DocumentState['history']['present']
  readonly text: string
}

function toSaving(): Saving {
  const { number, recoveryKey, history, text } = useDocument.getState()
  const plan = history.present
  const written = serializePlan(plan, text === '' ? {} : { onto: text })
  return { number, recoveryKey, plan, text: written }
}

function suggestedName(): string {
  const { file, history } = useDocument.getState()
  return file?.name ?? `${toId(history.present.name ?? 'plan', new Set())}${fileTexts.fileEnding}`
}

function noteSaved({ token, name }: SavedFile, saving: Saving): true {
  const { number, plan, text, recoveryKey } = saving
  changeOpenPlan(number, { saved: plan, text, file: { token, name }, diskChange: undefined })
  const now = listOpenPlans().find((one) => one.number === number)
  if (now !== undefined && !isUnsaved(now)) forgetRecovery(recoveryKey)
  tell({ kind: 'done', text: fileTexts.saved(name) })
  return true
}

function noteFailed(answer: { readonly code: string; readonly message: string }): false {
  if (answer.code !== 'cancelled') tell({ kind: 'failed', text: answer.message })
  return false
}
