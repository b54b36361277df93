import { clipboardActions, copiedText, pasteText } from '../canvas/clipboardActions.ts'
import { hasSelection, isDrawing } from './command.ts'
import { useDocument } from '../stores/documentStore.ts'
import { useView } from '../stores/viewStore.ts'
import { isAmongThings, isInDialog, isTyping } from './focusPlace.ts'

// Things travel from plan to plan as what they are in a file: text that anybody can read, in any window.

/** What was copied here last, for where the system's clipboard may not be read. */
let lastText = ''

/**
 * Copies, cuts and pastes by the system's own events, which need no permission. Text that is selected on the
 * page is left to the page. Call it to stop.
 */
export function listenToClipboard(): () => void {
  const onCopy = (event: ClipboardEvent) => take(event, () => undefined)
  const onCut = (event: ClipboardEvent) => take(event, clipboardActions.remove)
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!isForPlan(event) || !isDrawing(useView.getState(), useDocument.getState())) return
    event.preventDefault()
    pasteText(text)
  }
  window.addEventListener('copy', onCopy)
  window.addEventListener('cut', onCut)
  window.addEventListener('paste', onPaste)
  return () => {
    window.removeEventListener('copy', onCopy)
    window.removeEventListener('cut', onCut)
    window.removeEventListener('paste', onPaste)
  }
}

function take(event: ClipboardEvent, after: () => void): void {
  if (!isForPlan(event) || !hasSelection(useView.getState(), useDocument.getState())) return
  if (document.getSelection()?.isCollapsed === false) return
  const text = copiedText()
  if (text === undefined) return
  event.preventDefault()
  event.clipboardData?.setData('text/plain', text)
  lastText = text
  after()
}

function isForPlan({ target }: ClipboardEvent): boolean {
  return !isTyping(target) && !isInDialog(target) && isAmongThings(target)
}

/** Copies from a menu, where no event of the system comes. */
export function copyBySystem(): void {
  const text = copiedText()
  if (text === undefined) return
  lastText = text
  // A window that may not write there still pastes what it has copied itself.
  void navigator.clipboard.writeText(text).catch(() => undefined)
}

export function cutBySystem(): void {
  copyBySystem()
  clipboardActions.remove()
}

export async function pasteBySystem(): Promise<void> {
  pasteText(await navigator.clipboard.readText().catch(() => lastText))
}
