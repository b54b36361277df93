import { expect, it } from 'vitest'
import { followTitle } from '../../renderer/shell/windowTitle.ts'
import { applyEdit, emptyPlan, useDocument } from '../../renderer/stores/documentStore.ts'

it('The window is called after the document, with a mark while that is not saved', () => {
  const stop = followTitle()
  expect(document.title).toBe('Blackstart')

  useDocument.getState().open({ plan: emptyPlan, text: '', recoveryKey: 'one' })
  expect(document.title).toBe('Untitled plan – Blackstart')

  applyEdit((plan) => ({ ...plan, name: 'Harbour office' }), 'Name')
  expect(document.title).toBe('● Harbour office – Blackstart')
  stop()
})
