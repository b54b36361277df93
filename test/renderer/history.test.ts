import { describe, expect, it } from 'vitest'
import { applyToHistory, redoIn, startHistory, undoIn } from '../../renderer/editing/history.ts'
import type { Plan } from '../../simulation/index.ts'

const named = (name: string) => (plan: Plan) => ({ ...plan, name })
const start: Plan = { blackstart: 1 }

describe('history', () => {
  it('goes back to the very plan that an edit started from', () => {
    const edited = applyToHistory(startHistory(start), named('a'), { label: 'Rename' })

    expect(undoIn(edited).present).toBe(start)
    expect(redoIn(undoIn(edited)).present).toEqual({ blackstart: 1, name: 'a' })
  })

  it('names what undo and redo would do', () => {
    const edited = applyToHistory(startHistory(start), named('a'), { label: 'Rename' })

    expect(edited.past.at(-1)?.label).toBe('Rename')
    expect(undoIn(edited).future[0]?.label).toBe('Rename')
  })

  it('makes one step of edits with the same merge key', () => {
    const label = 'Nudge'
    const once = applyToHistory(startHistory(start), named('a'), { label, mergeKey: 'k' })
    const twice = applyToHistory(once, named('b'), { label, mergeKey: 'k' })

    expect(twice.past).toHaveLength(1)
    expect(undoIn(twice).present).toBe(start)
  })

  it('starts a new step after an undo, even with the same merge key', () => {
    const label = 'Nudge'
    const once = applyToHistory(startHistory(start), named('a'), { label, mergeKey: 'k' })
    const again = applyToHistory(redoIn(undoIn(once)), named('b'), { label, mergeKey: 'k' })

    expect(again.past).toHaveLength(2)
  })

  it('forgets what could be redone once something else is done', () => {
    const edited = applyToHistory(startHistory(start), named('a'), { label: 'Rename' })
    const other = applyToHistory(undoIn(edited), named('b'), { label: 'Rename' })

    expect(other.future).toEqual([])
    expect(redoIn(other)).toBe(other)
  })

  it('takes no notice of an edit that changes nothing', () => {
    const history = startHistory(start)

    expect(applyToHistory(history, (plan) => plan, { label: 'Nothing' })).toBe(history)
  })
})
