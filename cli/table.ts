/**
 * Plain text that lines up in a terminal: tables, headings and wrapped paragraphs. No colour.
 */

/** Widest line that is printed; narrow enough for a half screen. */
export const columnsMax = 96

export type Column = { readonly align: 'left' | 'right' }

/** Rows as lines, each column as wide as its widest cell; no blanks at the ends of lines. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string[] {
  const widths = columns.map((_, column) =>
    Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  return rows.map((row) =>
    columns
      .map(({ align }, column) => pad(row[column] ?? '', widths[column] ?? 0, align))
      .join('  ')
      .trimEnd(),
  )
}

function pad(text: string, width: number, align: Column['align']): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'left' ? text + blanks : blanks + text
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Letters as people count them: an accent or a family of emoji is part of one. */
function lettersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** East Asian scripts and emoji take two columns of a terminal. Source: Unicode Annex 11, roughly. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  return lettersOf(text).reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0)
}

/** A paragraph broken at blanks; lines after the first are indented by `hanging`. */
export function wrap(text: string, indent: string, hanging: string = indent): string[] {
  const lines: string[] = []
  let line = indent
  let isEmpty = true
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > columnsMax) {
      lines.push(line)
      line = hanging
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line]
}

/** At most `width` columns, with an ellipsis where something was cut off. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  const letters = lettersOf(text)
  while (widthOf(letters.join('')) > width - 1) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
