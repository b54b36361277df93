import { parsePlan } from '../../simulation/index.ts'
import {
  type Answer,
  bridge,
  type FileToken,
  type OpenedFile,
  type RecoveryEntry,
} from '../bridge.ts'
import { ask } from '../stores/asking.ts'
import { emptyPlan, isUnsaved, useDocument } from '../stores/documentStore.ts'
import { tell } from '../stores/notices.ts'
import {
  bringToFront,
  closeFront,
  findOpenFile,
  listOpenPlans,
  openInFront,
} from '../stores/openPlans.ts'
import { changeView } from '../stores/viewStore.ts'
import { fileTexts } from '../texts/app.ts'
import { noteOnDisk } from './diskChanges.ts'
import { documentName } from './documentName.ts'
import { forgetRecovery } from './recoveryJournal.ts'
import type { Sample } from './samples.ts'
import { savePlan } from './saving.ts'

/** Starts an empty plan. */
export function newPlan(): void {
  leaveUntouched()
  openInFront({ plan: emptyPlan, text: '', recoveryKey: crypto.randomUUID() })
}

/** Asks for a file and opens it. */
export async function openPlan(): Promise<void> {
  openAnswer(await bridge.openFile({ kind: 'plan' }))
}

/** Opens a file that was open before. */
export async function openRecent(token: FileToken): Promise<void> {
  openAnswer(await bridge.openRecent(token))
}

/** Opens a file that came from outside: a double click, the command line. */
export function openFromOutside(answer: Answer<OpenedFile>): void {
  openAnswer(answer)
}

/** Opens files dropped on the window. */
export async function openDropped(files: Iterable<File>): Promise<void> {
  for (const file of files) {
    const answer = await bridge.openDropped(file)
    // What was dragged out of another window is no file on disk: it is opened as a copy.
    if (!answer.ok && answer.code === 'bad-request') openText(file.name, await file.text(), {})
    else openAnswer(answer)
  }
}

/** Opens a plan that came with the program, as a copy without a file. */
export function openSample(sample: Sample): void {
  openText(sample.name, sample.text, {})
}

/** Takes up unsaved work that was left by a crash. */
export function openRecovered(entry: RecoveryEntry): void {
  openText(entry.name, entry.text, { recoveryKey: entry.key })
}

/** Closes the plan in front, unless the person would rather stay with what is not saved. */
export async function closePlan(): Promise<void> {
  if (!(await mayLeave())) return
  forgetRecovery(useDocument.getState().recoveryKey)
  closeFront()
}

/** Saves every plan that has changes. True if all are saved. */
export async function saveAll(): Promise<boolean> {
  for (const { number } of listOpenPlans().filter(isUnsaved)) {
    bringToFront(number)
    if (!(await savePlan())) return false
  }
  return true
}

/** True once unsaved work is saved or given up; false if the person would rather stay. */
async function mayLeave(): Promise<boolean> {
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

function openAnswer(answer: Answer<OpenedFile>): void {
  if (answer.ok) {
    const { name, text, token } = answer
    openText(name, text, { token })
  } else if (answer.code !== 'cancelled') tell({ kind: 'failed', text: answer.message })
}

type Origin = { readonly token?: FileToken; readonly recoveryKey?: string }

function openText(name: string, text: string, { token, recoveryKey }: Origin): void {
  const open = token === undefined ? undefined : findOpenFile(token)
  if (open !== undefined) {
    bringToFront(open)
    return noteOnDisk(text)
  }
  const result = parsePlan(text, { file: name })
  if (!result.ok) {
    changeView({ brokenFile: { name, problems: result.problems } })
    return
  }
  leaveUntouched()
  openInFront({
    plan: result.value,
    text,
    file: token === undefined ? undefined : { token, name },
    isUnsaved: recoveryKey !== undefined,
    recoveryKey: recoveryKey ?? crypto.randomUUID(),
  })
}

/** A new plan in which nothing was done makes room for the next one. */
function leaveUntouched(): void {
  const { number, file, history } = useDocument.getState()
  const isUntouched = file === undefined && history.past.length === 0 && history.future.length === 0
  if (number > 0 && isUntouched && history.present === emptyPlan) closeFront()
}
