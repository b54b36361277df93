export type RowRange = { readonly from: number; readonly to: number }

/** Rows that are drawn beyond the edge, so that fast scrolling shows no holes. */
const spareRows = 6

/** Which rows of equal height can be seen; the others need not exist. */
export function visibleRange(
  rowCount: number,
  rowHeight: number,
  view: { readonly top: number; readonly height: number },
): RowRange {
  const first = Math.floor(view.top / rowHeight) - spareRows
  const last = Math.ceil((view.top + view.height) / rowHeight) + spareRows
  return { from: Math.max(0, Math.min(first, rowCount)), to: Math.max(0, Math.min(last, rowCount)) }
}
