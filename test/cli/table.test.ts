import { describe, expect, it } from 'vitest'
import { shorten, tableLines, widthOf, wrap } from '../../cli/table.ts'

describe('text in a terminal', () => {
  it('lines up, whatever script a name is in', () => {
    const left = { align: 'left' } as const

    const lines = tableLines(
      [left, left],
      [
        ['Café', '1'],
        ['東京', '2'],
        ['Ops 👩‍🚒', '3'],
      ],
    )

    expect(lines.map((line) => widthOf(line.slice(0, -1)))).toEqual([8, 8, 8])
  })

  it('is broken at blanks, and hangs under its beginning', () => {
    const lines = wrap('word '.repeat(30), '- ', '  ')

    expect(lines.map((line) => line.length <= 96)).toEqual([true, true])
    expect(lines[0]).toMatch(/^- word/)
    expect(lines[1]).toMatch(/^ {2}word/)
  })

  it('keeps a word that is longer than a line whole, because it may be a path', () => {
    expect(wrap('x'.repeat(200), '')).toEqual(['x'.repeat(200)])
  })

  it('is shortened between letters', () => {
    expect(shorten('Laboratory', 6)).toBe('Labor…')
    expect(shorten('東京都庁', 6)).toBe('東京…')
    expect(shorten('Lab', 6)).toBe('Lab')
  })
})
