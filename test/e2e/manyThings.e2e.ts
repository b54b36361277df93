import { expect } from 'vitest'
import { it } from './journey.ts'
import { journeys } from './launch.ts'

journeys('a planner with a keyboard and many things', () => {
  it('copies them as text, gives all of them a target in the table, and takes both back', async ({
    browser,
  }) => {
    const { start, draw, window, keys, page, picture } = browser
    await start.openSample('First steps')
    await draw.map.focus()
    await keys.press('Control+a', 'Control+c')
    const before = await window.status.innerText()
    await keys.press('Control+v')
    await expect.poll(() => window.status.innerText()).not.toBe(before)
    const pasted = await window.status.innerText()

    await keys.press('Control+Shift+t')
    const grid = page.getByRole('grid', { name: 'Components' })
    await grid.focus()
    await keys.press('Control+a', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    await keys.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter')
    await keys.type('4h')
    await keys.press('Enter')
    const filled = await grid.getByRole('gridcell', { name: 'RTO: 4h' }).count()
    await picture('draw-table')

    const steps = await window.undoAll()

    expect(before).toContain('7 components')
    expect(pasted).toContain('14 components')
    expect(filled).toBeGreaterThan(5)
    expect(steps).toBe(2)
    expect(await window.status.innerText()).toContain('7 components')
  })
})
