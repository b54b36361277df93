import { documentName } from '../files/documentName.ts'
import { isUnsaved, useDocument } from '../stores/documentStore.ts'
import { appTexts } from '../texts/app.ts'

/** Names the window after the document, now and whenever it changes. Call it to stop. */
export function followTitle(): () => void {
  const apply = () => {
    const state = useDocument.getState()
    const title =
      state.number === 0
        ? appTexts.name
        : appTexts.windowTitle(documentName(state), isUnsaved(state))
    if (document.title !== title) document.title = title
  }
  apply()
  return useDocument.subscribe(apply)
}
