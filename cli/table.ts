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

/** Letters as people count them, so that an accent does not shift a column. */
function widthOf(text: string): number {
  return [...text.normalize('NFC')].length
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

/** At most `width` letters, with an ellipsis where something was cut off. */
export function shorten(text: string, width: number): string {
  const letters = [...text]
  return letters.length <= width
    ? text
    : `${letters
        .slice(0, width - 1)
        .join('')
        .trimEnd()}…`
}
