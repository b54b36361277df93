import type { Answer, Done } from '../../electron/bridge.ts'

function keepOpen(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

/** While there is unsaved work, the browser asks before it closes the tab. */
export async function askBeforeLeaving(isUnsaved: boolean): Promise<Answer<Done>> {
  if (isUnsaved) window.addEventListener('beforeunload', keepOpen)
  else window.removeEventListener('beforeunload', keepOpen)
  return { ok: true }
}
