import { type DocumentState, useDocument } from '../stores/documentStore.ts'
import { appTexts } from '../texts/app.ts'

/** What an open plan is called in titles and questions. */
export function documentName(
  state: Pick<DocumentState, 'history' | 'file'> = useDocument.getState(),
): string {
  return state.history.present.name ?? state.file?.name ?? appTexts.untitled
}
