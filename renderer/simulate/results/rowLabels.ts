/** Places of the words in one row of the recovery chart, so that none lies on another or on a line. */
export type TargetLabel = {
  readonly name: 'RTO' | 'MTD'
  /** Where its line stands. */
  readonly x: number
  readonly textX: number
  readonly anchor: 'start' | 'end'
}

/** Room of `RTO` at 9 px and of one figure or letter at 11 px, in CSS pixels, with some to spare. */
const targetPx = 24
const letterPx = 6.4
const gapPx = 6

/** Names of targets stand above their lines: behind the line, and before it where two are close. */
export function placeTargets(
  targets: readonly { readonly name: 'RTO' | 'MTD'; readonly x: number }[],
): readonly TargetLabel[] {
  const [first, second] = [...targets].sort((a, b) => a.x - b.x)
  if (first === undefined) return []
  const behind = (target: typeof first): TargetLabel => ({
    ...target,
    textX: target.x + 3,
    anchor: 'start',
  })
  if (second === undefined) return [behind(first)]
  if (second.x - first.x >= targetPx + 3) return [behind(first), behind(second)]
  if (first.x >= targetPx + 3) {
    return [{ ...first, textX: first.x - 3, anchor: 'end' }, behind(second)]
  }
  return [behind(first), { ...second, textX: first.x + 3 + targetPx, anchor: 'start' }]
}

/** Where the words on how long an outage was begin: behind the bar, and behind any line in the way. */
export function placeLasted(barEndX: number, words: string, lines: readonly number[]): number {
  const width = words.length * letterPx
  let x = barEndX + gapPx
  for (const line of [...lines].sort((a, b) => a - b)) {
    if (line > x - gapPx && line < x + width + gapPx / 2) x = line + gapPx
  }
  return x
}
