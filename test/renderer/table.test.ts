import { describe, expect, it } from 'vitest'
import { readCell } from '../../renderer/inspector/table/cellText.ts'
import { columnsOf } from '../../renderer/inspector/table/columns.ts'
import { pasteCells, toRows, toSpreadsheet } from '../../renderer/inspector/table/tableRows.ts'
import type { Plan } from '../../simulation/index.ts'

const plan: Plan = {
  blackstart: 1,
  sites: { east: { name: 'Region east' } },
  components: {
    web: { name: 'Web', kind: 'service', site: 'east', repair: { p50: '1h', p95: '4h' } },
    db: { name: 'Database', kind: 'datastore', rto: 'unknown' },
    x10: { name: 'Node 10', kind: 'service' },
    x9: { name: 'Node 9', kind: 'service' },
  },
}
const columns = columnsOf('components')
const byName = { column: 0, isDown: false }
const rowsOf = (words = '', sorting = byName) =>
  toRows(plan, 'components', { columns, words, sorting })
const fieldOf = (name: string) => {
  const field = columns.find((one) => one.name === name)?.field
  if (field === undefined) throw new Error(name)
  return field
}

describe('the table', () => {
  it('says values as people do, and sorts numbers by their size', () => {
    expect(rowsOf().map(({ cells }) => cells[0])).toEqual(['Database', 'Node 9', 'Node 10', 'Web'])
    expect(rowsOf('region').map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['Web', 'Service', 'Region east'],
    ])
  })

  it('puts what says nothing last, whatever the way', () => {
    const site = { column: 2, isDown: false }

    expect(rowsOf('', site)[0]?.id).toBe('web')
  })

  it('reads what a spreadsheet gives: names, lengths of time, unknown, nothing', () => {
    expect(readCell(plan, fieldOf('site'), 'region EAST')).toEqual({ ok: true, value: 'east' })
    expect(readCell(plan, fieldOf('rto'), '4h')).toEqual({ ok: true, value: '4h' })
    expect(readCell(plan, fieldOf('rto'), 'Unknown')).toEqual({ ok: true, value: 'unknown' })
    expect(readCell(plan, fieldOf('kind'), 'Datastore')).toEqual({ ok: true, value: 'datastore' })
    expect(readCell(plan, fieldOf('rto'), ' ')).toEqual({ ok: true, value: undefined })
    expect(readCell(plan, fieldOf('rto'), 'soon').ok).toBe(false)
    expect(readCell(plan, fieldOf('site'), 'the moon').ok).toBe(false)
  })

  it('takes a block of cells as one edit, and tells what it could not read', () => {
    const target = { rows: rowsOf(), columns: columns.slice(7) }
    const pasted = pasteCells(plan, target, '1h\t5m\n2h\tsoon\n')
    const after = pasted.edit(plan)

    expect(pasted.cells).toBe(3)
    expect(pasted.faults).toHaveLength(1)
    expect(after.components?.db).toMatchObject({ rto: '1h', rpo: '5m' })
    expect(after.components?.x9?.rto).toBe('2h')
    expect(after.components?.x10).toBe(plan.components?.x10)
  })

  it('fills all given rows with a single value', () => {
    const target = { rows: rowsOf(), columns: columns.slice(2) }
    const after = pasteCells(plan, target, 'Region east').edit(plan)

    expect(Object.values(after.components ?? {}).map(({ site }) => site)).toEqual(
      Array.from({ length: 4 }, () => 'east'),
    )
  })

  it('gives rows that come back the same', () => {
    const rows = rowsOf('node')

    expect(pasteCells(plan, { rows, columns }, toSpreadsheet(rows)).edit(plan)).toEqual(plan)
  })
})
